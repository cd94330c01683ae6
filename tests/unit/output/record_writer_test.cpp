#include "output/record_writer.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "output/span_text.hpp"
#include "output/text_writer.hpp"

using namespace onoma;
using Json = nlohmann::json;

namespace {

// Emoji and accents before and inside the names, so that the three units differ.
const char* const kText = "😀 Zoë Österå\n Lindqvist in Malmö, 3 May";

Extraction sample(const Document& document) {
  const std::string_view text = document.text();
  const auto span = [&](std::string_view part) {
    const std::size_t begin = text.find(part);
    return Span{begin, begin + part.size()};
  };
  Extraction extraction;
  extraction.language = "en";
  Entity person;
  person.span = span("Zoë Österå\n Lindqvist");
  person.label = Label::kPerson;
  person.score = 12;
  person.confidence = 0.91239;
  person.evidence.push_back(
      {EvidenceKind::kGazetteer, "given-name", 12, "Zoë", "names/PERSON/given-names.tsv", 7});
  person.evidence.push_back({EvidenceKind::kVeto, "word", -1, "", "", 0});
  person.alternatives.push_back({Label::kOrg, 3, 9, {}});
  Entity place;
  place.span = span("Malmö");
  place.label = Label::kLoc;
  place.confidence = 1;
  Entity date;
  date.span = span("3 May");
  date.label = Label::kDate;
  date.confidence = 0.5;
  date.date = DateValue{"2024-05-03", "day", "2024-05-03", "2024-05-03", "", "",
                        "2024-05-01", true,  true,         {"2024-05-03", "2023-05-03"}};
  extraction.entities = {person, place, date};
  extraction.rejected = {date, person, place};
  extraction.reference_date = {"2024-05-01", "dateline", span("May")};
  return extraction;
}

std::string write(const Document& document, const Extraction& extraction, output::RecordOptions options) {
  const output::Origin origin{"a.txt", "a.txt", std::nullopt, 46};
  std::string out;
  options.tool = "1.2.3";
  output::RecordWriter(options).write(output::Finding{origin, document, extraction}, out);
  return out;
}

output::RecordOptions explaining(OffsetUnit unit = OffsetUnit::kCodepoint) {
  output::RecordOptions options;
  options.unit = unit;
  options.explain = true;
  return options;
}

}  // namespace

TEST_CASE("a record has its keys in the order of the schema") {
  const Document document = Document::from_bytes("a.txt", "Oslo");
  Extraction extraction;
  Entity place;
  place.span = {0, 4};
  place.label = Label::kLoc;
  place.confidence = 0.75;
  extraction.entities = {place};
  extraction.language = "en";
  CHECK(
      write(document, extraction, {}) ==
      R"({"schema":"onoma/1","type":"document","tool":"1.2.3","id":"a.txt","source":{"path":"a.txt","bytes":46},)"
      R"("offset_unit":"codepoint","lang":"en","spans":[{"id":"s1","start":0,"end":4,"byte_start":0,"byte_end":4,)"
      R"("label":"LOC","text":"Oslo","value":"Oslo","confidence":0.75}],)"
      R"("text":{"bytes":4,"codepoints":4,"utf16":4,"replaced":0},"error":null})"
      "\n");
}

TEST_CASE("offsets hold in each unit") {
  const Document document = Document::from_bytes("a.txt", kText);
  const Extraction extraction = sample(document);
  const auto starts = [&](OffsetUnit unit) {
    const Json record = Json::parse(write(document, extraction, explaining(unit)));
    std::vector<int> offsets;
    for (const Json& span : record["spans"]) offsets.insert(offsets.end(), {span["start"], span["end"]});
    for (const Json& span : record["rejected"]) offsets.insert(offsets.end(), {span["start"], span["end"]});
    return offsets;
  };
  CHECK(starts(OffsetUnit::kCodepoint) == std::vector<int>{2, 23, 27, 32, 34, 39, 34, 39, 2, 23, 27, 32});
  CHECK(starts(OffsetUnit::kUtf16) == std::vector<int>{3, 24, 28, 33, 35, 40, 35, 40, 3, 24, 28, 33});
  CHECK(starts(OffsetUnit::kByte) == std::vector<int>{5, 29, 33, 39, 41, 46, 41, 46, 5, 29, 33, 39});
}

TEST_CASE("spans carry value, date and, when asked, the reasons") {
  const Document document = Document::from_bytes("a.txt", kText);
  const Extraction extraction = sample(document);
  const Json plain = Json::parse(write(document, extraction, {}));
  CHECK(plain["spans"][0]["text"] == "Zoë Österå\n Lindqvist");
  CHECK(plain["spans"][0]["value"] == "Zoë Österå Lindqvist");
  CHECK(plain["spans"][0]["confidence"] == 0.9124);
  CHECK(plain["spans"][2]["value"] == "2024-05-03");
  CHECK(plain["spans"][2]["date"] ==
        Json::parse(
            R"({"timex":"2024-05-03","grain":"day","from":"2024-05-03","to":"2024-05-03","relative":true,
                        "anchor":"2024-05-01","ambiguous":true,"readings":["2024-05-03","2023-05-03"]})"));
  CHECK(plain["ref_date"] == Json::parse(R"({"value":"2024-05-01","from":"dateline","start":36,"end":39})"));
  CHECK_FALSE(plain["spans"][0].contains("evidence"));
  CHECK_FALSE(plain.contains("rejected"));
  CHECK_FALSE(plain.contains("warnings"));

  const Json explained = Json::parse(write(document, extraction, explaining()));
  CHECK(explained["spans"][0]["score"] == 12);
  CHECK(explained["spans"][0]["evidence"] ==
        Json::parse(
            R"([{"kind":"gazetteer","rule":"given-name","weight":12,"file":"names/PERSON/given-names.tsv",
                         "line":7,"text":"Zoë"},{"kind":"veto","rule":"word","weight":-1}])"));
  CHECK(explained["spans"][0]["alternatives"] ==
        Json::parse(R"([{"label":"ORG","score":3,"margin":9,"evidence":[]}])"));
  CHECK(explained["rejected"].size() == 3);
}

TEST_CASE("styles hold the same data") {
  const Document document = Document::from_bytes("a.txt", kText);
  const Extraction extraction = sample(document);
  output::RecordOptions indented;
  indented.style = json::Style::kIndented;
  CHECK(Json::parse(write(document, extraction, {})) == Json::parse(write(document, extraction, indented)));
}

TEST_CASE("invalid bytes are warned about, names of files keep theirs") {
  const Document document = Document::from_bytes("x", "a\xFF\xC3");
  const std::string name = "\xC3(.txt";
  const output::Origin origin{name, name, 4, 3};
  Extraction extraction;
  extraction.warnings.push_back({"W_LANGUAGE", "not English"});
  std::string out;
  output::RecordWriter({}).write(output::Finding{origin, document, extraction, 1}, out);
  const Json record = Json::parse(out);
  CHECK(record["id"] == "\xEF\xBF\xBD(.txt");
  CHECK(record["source"]["path"] == "\xEF\xBF\xBD(.txt");
  CHECK(record["source"]["path_b64"] == "wygudHh0");
  CHECK(record["source"]["record"] == 4);
  CHECK(record["text"]["replaced"] == 3);
  CHECK(record["warnings"][0]["code"] == "W_ENCODING");
  CHECK(record["warnings"][1]["code"] == "W_LANGUAGE");
}

TEST_CASE("a failure is a record too") {
  const output::Origin origin{"b", "b", std::nullopt, std::nullopt};
  std::string out;
  output::RecordWriter({}).write(output::Failure{origin, Error{"E_READ", "cannot read: \xFF"}, true}, out);
  const Json record = Json::parse(out);
  CHECK(record["spans"].empty());
  CHECK(record["error"] ==
        Json::parse("{\"code\":\"E_READ\",\"message\":\"cannot read: \xEF\xBF\xBD\",\"retry\":true}"));
}

TEST_CASE("the text format marks spans with colours or brackets") {
  const Document document = Document::from_bytes("a", "In Oslo\x1b[2J, \xC2\x9BKaya\x07");
  Extraction extraction;
  Entity place;
  place.span = {3, 7};
  place.label = Label::kLoc;
  extraction.entities = {place};
  const output::Origin origin{"a\nb", "a", std::nullopt, std::nullopt};
  const auto shown = [&](output::TextOptions options) {
    std::string out;
    output::TextWriter(options).write(output::Finding{origin, document, extraction}, out);
    return out;
  };
  CHECK(shown({}) == "In [Oslo]LOC\x1b[2J, \xC2\x9BKaya\x07\n");
  CHECK(shown({false, true}) == "In [Oslo]LOC[2J, Kaya\n");
  CHECK(shown({true, true}) == "In \x1b[1;32mOslo\x1b[0m[2J, Kaya\n");
  CHECK(shown({false, true, true}) == "==> a?b <==\nIn [Oslo]LOC[2J, Kaya\n");
}

TEST_CASE("runs of white space become one blank") {
  CHECK(output::join_blanks("a b") == "a b");
  CHECK(output::join_blanks("a \t\r\n b\xC2\xA0\xE3\x80\x80"
                            "c\xE2\x80\xAF"
                            "d") == "a b c d");
  CHECK(output::join_blanks("é\xE2\x80\x99s") == "é\xE2\x80\x99s");
}
