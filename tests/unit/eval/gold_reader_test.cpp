#include "eval/gold_reader.hpp"

#include <catch2/catch.hpp>

#include "eval_fixture.hpp"

namespace onoma::eval {
namespace {

// "PERSON Ada Obi", …, then "ignore X".
std::vector<std::string> spans_of(const GoldDocument& document) {
  std::vector<std::string> spans;
  const auto words = [&](Span span) { return document.text.substr(span.begin, span.size()); };
  for (const auto& span : document.spans)
    spans.push_back(std::string(label_name(span.label)) + ' ' + words(span.span));
  for (const Span& region : document.ignore) spans.push_back("ignore " + words(region));
  return spans;
}

using Spans = std::vector<std::string>;

GoldDocument conll(const std::string& content) {
  const auto corpus = read_conll_gold(content, "folder/x.conll");
  REQUIRE(corpus);
  REQUIRE(corpus->size() == 1);
  return corpus->front();
}

std::string conll_problem(const std::string& content) {
  const auto corpus = read_conll_gold(content, "x.conll");
  REQUIRE_FALSE(corpus);
  CHECK(corpus.error().code == "E_FORMAT");
  return corpus.error().message;
}

std::string brat_problem(const std::string& annotation, const std::string& text) {
  const auto document = read_brat_gold(annotation, text, "x.ann", "x.txt");
  REQUIRE_FALSE(document);
  return document.error().message;
}

GoldDocument brat(const std::string& annotation, const std::string& text) {
  const auto document = read_brat_gold(annotation, text, "x.ann", "x.txt");
  REQUIRE(document);
  return *document;
}

TEST_CASE("IOB2: B begins every entity") {
  const GoldDocument document = conll("Ada B-PER\nObi I-PER\nBen B-PER\nmet O\nUN B-ORG\n");
  CHECK(document.text == "Ada Obi Ben met UN");
  CHECK(spans_of(document) == Spans{"PERSON Ada Obi", "PERSON Ben", "ORG UN"});
  CHECK(document.id == "x.conll:1");
}

TEST_CASE("IOB1: B only parts two entities of one type") {
  CHECK(spans_of(conll("Ada I-PER\nObi I-PER\nBen B-PER\nKano I-LOC\n. O\n")) ==
        Spans{"PERSON Ada Obi", "PERSON Ben", "LOC Kano"});
}

TEST_CASE("BIOES and BILOU") {
  const Spans expected = {"PERSON Ada Obi", "PERSON Ben", "LOC Rio de Janeiro", "LOC Kano"};
  CHECK(
      spans_of(conll("Ada B-PER\nObi E-PER\nBen S-PER\nRio B-LOC\nde I-LOC\nJaneiro E-LOC\nKano S-LOC\n")) ==
      expected);
  CHECK(
      spans_of(conll("Ada B-PER\nObi L-PER\nBen U-PER\nRio B-LOC\nde I-LOC\nJaneiro L-LOC\nKano U-LOC\n")) ==
      expected);
  CHECK(spans_of(conll("Ada B-PER\nObi E-PER\nBen I-PER\n")) == Spans{"PERSON Ada Obi", "PERSON Ben"});
}

TEST_CASE("an entity ends with its sentence, and with another type") {
  CHECK(spans_of(conll("Ada I-PER\n\nObi I-PER\nUN I-ORG\n")) == Spans{"PERSON Ada", "PERSON Obi", "ORG UN"});
}

TEST_CASE("sentences are lines, and -DOCSTART- begins a document") {
  const auto corpus = read_conll_gold(
      "-DOCSTART- -X- O O\r\n\r\nOne CD I-NP O\r\n\r\n \t\r\nTwo CD I-NP O\r\n-DOCSTART- O\r\n-DOCSTART- "
      "O\r\nUN NN I-NP I-ORG\r\n",
      "x");
  REQUIRE(corpus);
  REQUIRE(corpus->size() == 2);
  CHECK((*corpus)[0].text == "One\nTwo");
  CHECK((*corpus)[1].text == "UN");
  CHECK((*corpus)[1].id == "x:2");
  CHECK((*corpus)[0].labels == LabelSet{false, true, false, false});
}

TEST_CASE("a byte order mark, comments, hash tags, and tokens with blanks") {
  const GoldDocument document =
      conll("\xEF\xBB\xBF# id = 7\n#kano\tB-LOC\n# O\nNew York\tNN\tB-LOC\n# text = x\n");
  CHECK(document.text == "#kano # New York");
  CHECK(spans_of(document) == Spans{"LOC #kano", "LOC New York"});
}

TEST_CASE("names that corpora have for labels; others become regions to ignore") {
  const GoldDocument document =
      conll("a B-gpe\nb B-Location\nc B-ORGANIZATION\nd B-pers\ne B-MISC\nf I-MISC\ng B-DATE\n");
  CHECK(spans_of(document) == Spans{"LOC a", "LOC b", "ORG c", "PERSON d", "DATE g", "ignore e f"});
  CHECK_FALSE(label_of_type("MISC"));
  CHECK_FALSE(label_of_type(""));
}

TEST_CASE("what occurs is what is annotated; all, where nothing does") {
  CHECK(conll("a B-PER\nb B-MISC\n").labels == LabelSet{true, false, false, false});
  CHECK(conll("a O\n").labels == kAllLabels);
}

TEST_CASE("broken columns are told by line") {
  CHECK(conll_problem("a O\nb\n") == "x.conll:2: one column only: a token needs a tag");
  CHECK(conll_problem("a O\n\nb NN X-PER\n") ==
        "x.conll:3: the last column, \"X-PER\", is no tag (O, B-…, I-…, E-…, S-…)");
  CHECK(conll_problem("a B-\n").find("x.conll:1: ") == 0);
  CHECK(conll_problem("\tO\n") == "x.conll:1: no token before the first tab");
  CHECK(conll_problem("a O\n\xFF O\n") == "x.conll:2: not UTF-8");
  CHECK(read_conll_gold("", "x")->empty());
}

TEST_CASE("brat: offsets are code points, emoji among them") {
  const GoldDocument document =
      brat("T1\tPerson 2 5\tZoë\nR1\tIn Arg1:T1 Arg2:T2\nT2\tGPE 9 14\tKabul\n#1\tAnnotatorNotes T1\tsure\n",
           "😀 Zoë in Kabul\n");
  CHECK(spans_of(document) == Spans{"PERSON Zoë", "LOC Kabul"});
  CHECK(document.id == "x.txt");
}

TEST_CASE("brat: discontinuous spans and other types become regions to ignore") {
  const GoldDocument document = brat(
      "T1\tLOC 0 5;16 23\tNorth America\nT2\tEvent 10 15\tSouth\nT3\tLOC 6 15;16 23\tand South America\n",
      "North and South America");
  CHECK(document.spans.empty());
  CHECK(spans_of(document) ==
        Spans{"ignore North", "ignore America", "ignore South", "ignore and South", "ignore America"});
}

TEST_CASE("brat: carriage returns count, unless the annotation only fits without them") {
  const std::string text = "One\r\nAda Obi\r\nKano\r\n";
  CHECK(spans_of(brat("T1\tPER 5 12\tAda Obi\r\nT2\tLOC 14 18\tKano\r\n", text)) ==
        Spans{"PERSON Ada Obi", "LOC Kano"});
  CHECK(spans_of(brat("T1\tPER 4 11\tAda Obi\nT2\tLOC 12 16\tKano\n", text)) ==
        Spans{"PERSON Ada Obi", "LOC Kano"});
}

TEST_CASE("brat: a line break in a name is a blank in the annotation") {
  CHECK(spans_of(brat("T1\tPER 0 7\tAda Obi\n", "Ada\nObi")) == Spans{"PERSON Ada\nObi"});
}

TEST_CASE("brat: broken annotation is told by line") {
  CHECK(brat_problem("T1\tPER 0 3\tAda\nT2\tPER 0\tA\n", "Ada") ==
        "x.ann:2: expected an id, a tab, a type and its offsets: T1<TAB>Person 0 12<TAB>…");
  CHECK(brat_problem("T1\tPER 0 4\tAda\n", "Ada") ==
        "x.ann:1: ends at 4, beyond the text, which has 3 characters");
  CHECK(brat_problem("\nT1\tPER 1 3\tAd\n", "Ada") == "x.ann:2: says \"Ad\" where the text has \"da\"");
  for (const char* line :
       {"T", "T1", "T1\t", "T1\tPER", "T1\tPER x y\tAda", "T1\tPER 3 1\tAda", "T1\tPER 0 1;\tA",
        "T1\tPER -1 1\tA", "T1\tPER 0 99999999999999999999999\tA", "T1\tPER 0 1x\tA"}) {
    CHECK(brat_problem(line, "Ada").find("x.ann:1: ") == 0);
  }
  CHECK(brat_problem("", "a\n\xFF") == "x.txt:2: not UTF-8");
}

TEST_CASE("JSON Lines: labels, values, regions, dates and blank lines") {
  const auto corpus = read_jsonl_gold(
      "\xEF\xBB\xBF{\"id\":7,\"text\":\"😀 Ada on 3 "
      "May\",\"spans\":[{\"start\":2,\"end\":5,\"label\":\"PERSON\"},"
      "{\"start\":9,\"end\":14,\"label\":\"DATE\",\"value\":\"XXXX-05-03\"},{\"start\":0,\"end\":1,\"label\":"
      "\"EMOJI\"}],"
      "\"labels\":[\"PERSON\",\"DATE\",\"EMOJI\"],\"ignore\":[{\"start\":6,\"end\":8}],\"reference_date\":"
      "\"2024-05-04\"}\r\n\n",
      "g.jsonl");
  REQUIRE(corpus);
  REQUIRE(corpus->size() == 1);
  const GoldDocument& document = corpus->front();
  CHECK(document.id == "7");
  CHECK(document.reference_date == "2024-05-04");
  CHECK(spans_of(document) == Spans{"PERSON Ada", "DATE 3 May", "ignore on"});
  CHECK(document.spans[1].value == "XXXX-05-03");
  CHECK(document.labels == LabelSet{true, false, false, true});
}

TEST_CASE("JSON Lines: what cannot be is told by line") {
  const std::string good = "{\"id\":\"a\",\"text\":\"Ada\",\"spans\":[]}\n";
  const auto problem = [&](const std::string& line) {
    const auto corpus = read_jsonl_gold(good + line, "g");
    REQUIRE_FALSE(corpus);
    return corpus.error().message;
  };
  CHECK(problem(good) == "g:2: the id \"a\" is already that of line 1");
  CHECK(problem("{\"id\":\"b\"") == "g:2: broken JSON at byte 10");
  CHECK(problem("[]") == "g:2: expected an object: {…}");
  CHECK(problem("{\"text\":\"x\",\"spans\":[]}") == "g:2: no field \"id\"");
  CHECK(problem("{\"id\":[],\"text\":\"x\",\"spans\":[]}") ==
        "g:2: field \"id\" is neither a string nor a number");
  CHECK(problem("{\"id\":\"b\",\"spans\":[]}") == "g:2: no field \"text\"");
  CHECK(problem("{\"id\":\"b\",\"text\":1,\"spans\":[]}") == "g:2: field \"text\" is not a string");
  CHECK(problem("{\"id\":\"b\",\"text\":\"x\"}") == "g:2: no field \"spans\"");
  CHECK(problem("{\"id\":\"b\",\"text\":\"x\",\"spans\":{}}") == "g:2: field \"spans\" is not an array");
  const auto span = [&](const std::string& fields) {
    return problem("{\"id\":\"b\",\"text\":\"Ada\",\"spans\":[" + fields + "]}");
  };
  CHECK(span("{\"start\":0,\"end\":4,\"label\":\"LOC\"}") ==
        "g:2: span 0 to 4 ends beyond the text, which has 3 characters");
  CHECK(span("{\"start\":2,\"end\":1,\"label\":\"LOC\"}") == "g:2: span 2 to 1 ends before it begins");
  CHECK(span("{\"start\":-1,\"end\":1,\"label\":\"LOC\"}") ==
        "g:2: \"start\" of a span is no whole number from 0");
  CHECK(span("{\"start\":0.5,\"end\":1,\"label\":\"LOC\"}") ==
        "g:2: \"start\" of a span is no whole number from 0");
  CHECK(span("{\"start\":0,\"label\":\"LOC\"}") == "g:2: a span has no \"end\"");
  CHECK(span("{\"start\":0,\"end\":1}") == "g:2: no field \"label\"");
  CHECK(span("7") == "g:2: a span is not an object: {…}");
}

TEST_CASE("formats are told by ending, else by content") {
  CHECK(gold_format("a/b.jsonl", "") == GoldFormat::kJsonl);
  CHECK(gold_format("b.conll", "{") == GoldFormat::kConll);
  CHECK(gold_format("b.ann", "") == GoldFormat::kBrat);
  CHECK(gold_format("eng.testa", "\xEF\xBB\xBF\n {\"id\"") == GoldFormat::kJsonl);
  CHECK(gold_format("eng.testa", "-DOCSTART- O") == GoldFormat::kConll);
  CHECK(gold_format("-", "") == GoldFormat::kConll);
}

}  // namespace
}  // namespace onoma::eval
