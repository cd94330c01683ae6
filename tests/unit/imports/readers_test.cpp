#include "imports/readers.hpp"

#include <catch2/catch.hpp>

#include "imports/lines.hpp"

namespace onoma::imports {
namespace {

using Lines = std::vector<std::string>;

// "LABEL name case id priority column=value" of each.
Lines names(const Imported& imported) {
  Lines out;
  for (const ImportedName& name : imported.names) {
    std::string line = name.label + ' ' + name.name + (name.letter_case == LetterCase::kAny ? " any" : " exact");
    if (!name.id.empty()) line += ' ' + name.id;
    if (name.priority) line += ' ' + std::to_string(*name.priority);
    for (const auto& [column, value] : name.data) line += ' ' + column + '=' + value;
    out.push_back(line);
  }
  return out;
}

Lines patterns(const Imported& imported) {
  Lines out;
  for (const ImportedPattern& pattern : imported.patterns) out.push_back(pattern.label + ' ' + pattern.expression);
  return out;
}

// "line severity" of each.
Lines problems(const Imported& imported) {
  Lines out;
  for (const Diagnostic& d : imported.diagnostics) {
    CHECK_FALSE(d.message.empty());
    out.push_back(std::to_string(d.line) + (d.severity == Severity::kError ? " error" : " warning"));
  }
  return out;
}

using Reader = void (*)(std::string_view, const std::string&, const ImportOptions&, Imported&);

Imported read(Reader reader, std::string_view text, const ImportOptions& options = {}) {
  Imported out;
  out.source = "x";
  reader(text, "x.txt", options, out);
  return out;
}

TEST_CASE("RegexNER: names, expressions for tokens, priorities") {
  const Imported got = read(read_regexner,
                            "# comment\nBarge Board\tAGENCY\tMISC\t2.0\nOstby\tLOCATION\n"
                            "Bachelor of (Arts|Laws)\tDEGREE\nC\\+\\+ [^x].\tLANG\t\t0.5\r\n");
  CHECK(names(got) == Lines{"AGENCY Barge Board exact 2", "LOC Ostby exact"});
  CHECK(patterns(got) == Lines{"DEGREE (?-i:Bachelor\\s+of\\s+(?:(Arts|Laws)))",
                               "LANG (?-i:C\\+\\+\\s+[^\\sx][\\pL\\pN'&-])"});
  CHECK(problems(got) == Lines{"5 warning"});
  ImportOptions options;
  options.any_case = true;
  options.labels["AGENCY"] = "ORG";
  const Imported loose = read(read_regexner, "Barge Board\tAGENCY\nx+\tY\n", options);
  CHECK(names(loose) == Lines{"ORG Barge Board any"});
  CHECK(patterns(loose) == Lines{"Y x+"});
}

TEST_CASE("RegexNER: what cannot be said is told with its line") {
  const Imported got = read(read_regexner,
                            "( /University/ /of/ [{ner:LOCATION}] )\tSCHOOL\n(?=x)y\tA\n(a)\\1\tA\n[a-z&&[^b]]\tA\n"
                            "no tab\n\tA\nx\t\nx\t12\n[\xC3\xA0-\xC3\xBC]+\tA\nb\xFF\tA\nok\tA\n");
  CHECK(names(got) == Lines{"A ok exact"});
  CHECK(patterns(got).empty());
  CHECK(problems(got) == Lines{"1 error", "2 error", "3 error", "4 error", "5 error", "6 error", "7 error", "8 error",
                               "9 error", "10 error"});
}

TEST_CASE("EntityRuler: phrases and words are names") {
  const Imported got = read(read_entity_ruler,
                            R"({"label": "ORG", "pattern": "Harbour Trust", "id": "trust"}
{"label": "GPE", "pattern": [{"LOWER": "san"}, {"LOWER": "amaro"}]}
{"label": "SHIP", "pattern": [{"ORTH": "Blue"}, {"TEXT": "Gull"}]}
{"label": "SHIP", "pattern": [{"lower": "heron"}]}
)");
  CHECK(names(got) == Lines{"ORG Harbour Trust exact trust", "LOC san amaro any", "SHIP Blue Gull exact", "SHIP heron any"});
  CHECK(problems(got).empty());
}

TEST_CASE("EntityRuler: tokens are expressions") {
  const auto one = [](const std::string& tokens) {
    const Imported got = read(read_entity_ruler, R"({"label": "X", "pattern": )" + tokens + "}");
    return got.patterns.size() == 1 ? got.patterns.front().expression : "problem: " + got.diagnostics.at(0).message;
  };
  CHECK(one(R"([{"LOWER": "a"}, {"TEXT": "B"}])") == R"((?i:a)\s+(?-i:B))");
  CHECK(one(R"([{"LOWER": {"IN": ["a", "b."]}}])") == R"((?i:a|b\.))");
  CHECK(one(R"([{"TEXT": {"REGEX": "^a.c$"}}])") == R"((?-i:a[\pL\pN'&-]c))");
  CHECK(one(R"([{"TEXT": {"REGEX": "a|b"}}])") == R"((?-i:[\pL\pN'&-]*(?:a|b)[\pL\pN'&-]*))");
  CHECK(one(R"([{"SHAPE": "Xxxxx-dd"}])") == R"((?-i:\p{Lu}\p{Ll}{4,}-\d{2}))");
  CHECK(one(R"([{"IS_DIGIT": true}, {"ORTH": "%"}])") == R"(\d+\s*(?-i:%))");
  CHECK(one(R"([{"LENGTH": {">=": 3}}])") == R"([\pL\pN'.&-]{3,})");
  CHECK(one(R"([{"LOWER": "a", "OP": "?"}, {"IS_ALPHA": true, "OP": "+"}, {"LOWER": "b", "OP": "*"}])") ==
        R"((?:(?i:a)\s+)?\pL+(?:\s+\pL+)*(?:\s+(?i:b)(?:\s+(?i:b))*)?)");
  CHECK(one(R"([{"IS_ALPHA": true, "OP": "{2,3}"}])") == R"(\pL+(?:\s+\pL+){1,2})");
  CHECK(one(R"([{}, {"LOWER": "x"}])").find("\\pN") != std::string::npos);
  for (const char* cannot :
       {R"([{"POS": "NOUN"}])", R"([{"LEMMA": "go"}])", R"([{"LOWER": "a", "OP": "!"}])", R"([{"LOWER": "a", "OP": "?"}])",
        R"([{"LOWER": {"NOT_IN": ["a"]}}])", R"([{"TEXT": {"FUZZY": "a"}}])", R"([{"IS_ALPHA": true, "LENGTH": 3}])",
        R"([{"IS_PUNCT": false}])", R"([{"TEXT": {"REGEX": "(?!a)b"}}])", R"([{"_": {"x": 1}}])", R"([{"LOWER": "a", "OP": "{}"}])",
        R"([])", R"([1])", R"(1)", R"([{"TEXT": {"REGEX": {"IN": ["a"]}}}])", R"([{"TEXT": null}])"}) {
    CAPTURE(cannot);
    CHECK(one(cannot).starts_with("problem: "));
  }
}

TEST_CASE("GATE: an index and its lists") {
  Imported got;
  read_gate_index("city.lst:location:city\nship.lst:vessel:ferry:en:Ship\n\ngone.lst:a\nbad\n", "lists.def", {},
                  [](const std::string& name) -> Result<std::string> {
                    if (name == "city.lst") return std::string("Ostby&lat=51.2&id=7\nA & B\nNota: bene\n");
                    if (name == "ship.lst") return std::string("Heron:year=1990:name=x\n=\n");
                    return Unexpected{Error{"E_NOT_FOUND", "not there"}};
                  },
                  got);
  CHECK(names(got) == Lines{"LOC Ostby exact 7 minor=city lat=51.2", "LOC A & B exact minor=city", "LOC Nota: bene exact minor=city",
                            "SHIP Heron exact major=vessel minor=ferry language=en year=1990 gate-name=x",
                            "SHIP = exact major=vessel minor=ferry language=en"});
  CHECK(problems(got) == Lines{"4 error", "5 error"});
}

TEST_CASE("lists of names need a label") {
  ImportOptions options;
  options.label = "SHIP";
  CHECK(names(read(read_word_list, "\xEF\xBB\xBF# ships\nHeron\r\n\n Blue Gull \n", options)) ==
        Lines{"SHIP Heron exact", "SHIP Blue Gull exact"});
  CHECK(problems(read(read_word_list, "Heron\n")) == Lines{"1 error"});
  CHECK(problems(read(read_word_list, "a\tb\n", options)) == Lines{"1 error"});
}

TEST_CASE("formats are told by the lines") {
  CHECK(format_of("\n{\"label\": 1}\n") == Format::kEntityRuler);
  CHECK(format_of("a.lst:b\nc.lst:d:e\n") == Format::kGateIndex);
  CHECK(format_of("# x\na\tB\nc d\tE\t\t1\nbroken\n") == Format::kRegexNer);
  CHECK(format_of("a\tk=v\nb\n") == Format::kGateList);
  CHECK(format_of("a&k=v\n") == Format::kGateList);
  CHECK(format_of("Heron\nBlue Gull: a ship\n") == Format::kWords);
  CHECK(format_of("") == Format::kWords);
}

TEST_CASE("names of labels and files") {
  CHECK(label_of("ORGANIZATION", {}) == "ORG");
  CHECK(label_of("gpe", {}) == "LOC");
  CHECK(label_of("date unit", {}) == "DATE_UNIT");
  CHECK(label_of("1st", {}) == "ST");
  CHECK(label_of("\xC3\xA9", {}) == "");
  CHECK(label_of(std::string(99, 'x'), {}).size() == 32);
  CHECK(plain_name("a/B c_2.lst") == "b-c-2");
  CHECK(plain_name("..") == "imported");
  CHECK(plain_name(".hidden") == "hidden");
}

TEST_CASE("too many problems end the reading of a file") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "no tab\n";
  CHECK(read(read_regexner, text).diagnostics.size() == kMostProblems);
}

}  // namespace
}  // namespace onoma::imports
