#include "json/edited.hpp"

#include <catch2/catch.hpp>

using namespace onoma;
using json::EditedDocument;

namespace {

EditedDocument read(std::string_view line) {
  Result<std::optional<EditedDocument>> document = json::read_edited(line);
  REQUIRE(document);
  REQUIRE(document->has_value());
  return **document;
}

// "text=LABEL" of each span.
std::vector<std::string> spans_in(const EditedDocument& document, std::string_view text) {
  const auto located = json::locate_spans(document.spans, document.unit, text);
  if (!located) return {"error: " + located.error().message};
  std::vector<std::string> list;
  for (const json::LabelledSpan& span : *located) {
    list.push_back(std::string(text.substr(span.span.begin, span.span.size())) + "=" + span.label);
  }
  return list;
}

std::string problem(std::string_view line) {
  const auto document = json::read_edited(line);
  return document ? "" : document.error().message;
}

using Spans = std::vector<std::string>;

}  // namespace

TEST_CASE("annotated documents, with any label", "[edited]") {
  const EditedDocument document = read(
      R"({"id": 7, "text": "Zoë left Oslo", "spans": [{"start": 9, "end": 13, "label": "PORT"}, {"start": 0, "end": 3, "label": "PERSON"}],
          "labels": ["PORT", "PERSON"], "ignore": [{"start": 4, "end": 8}]})");
  CHECK(document.id == "7");
  REQUIRE(document.text);
  CHECK(spans_in(document, *document.text) == Spans{"Zo\xC3\xAB=PERSON", "Oslo=PORT"});
  CHECK(document.labels == Spans{"PORT", "PERSON"});
  CHECK(document.ignore.size() == 1);
}

TEST_CASE("what doccano and Prodigy write", "[edited]") {
  const EditedDocument doccano = read(R"({"id": "a", "text": "in Oslo", "label": [[3, 7, "LOC"]]})");
  CHECK(spans_in(doccano, *doccano.text) == Spans{"Oslo=LOC"});
  const EditedDocument prodigy =
      read(R"({"text": "in Oslo", "meta": {"source": "b"}, "spans": [{"start": 3, "end": 7, "token_start": 1, "label": "LOC"}]})");
  CHECK(prodigy.id == "b");
  CHECK(spans_in(prodigy, *prodigy.text) == Spans{"Oslo=LOC"});
}

TEST_CASE("a record of onoma names the file that its text is in", "[edited]") {
  const EditedDocument document = read(
      R"({"schema": "onoma/1", "type": "document", "id": "n", "source": {"path": "n.jsonl", "record": 2}, "offset_unit": "utf16",
          "spans": [{"start": 3, "end": 5, "label": "LOC", "text": "Ky"}], "text": {"bytes": 9}, "error": null})");
  CHECK_FALSE(document.text);
  CHECK(document.path == "n.jsonl");
  CHECK(document.record == std::size_t{2});
  CHECK(spans_in(document, "\xF0\x9F\x98\x80 Ky") == Spans{"Ky=LOC"});
  CHECK(spans_in(document, "\xF0\x9F\x98\x80 Ko") == Spans{"error: span 3 to 5 is \"Ko\" in the text, not \"Ky\""});
  CHECK(spans_in(document, "Ky") == Spans{"error: span 3 to 5 is not in the text"});
}

TEST_CASE("a record of --with-text has its text", "[edited]") {
  const EditedDocument document = read(
      R"({"id": "n", "source": {"path": "-"}, "spans": [{"start": 0, "end": 4, "label": "LOC"}], "text": {"bytes": 4, "content": "Oslo"}})");
  REQUIRE(document.text);
  CHECK(spans_in(document, *document.text) == Spans{"Oslo=LOC"});
}

TEST_CASE("a span may say its text alone: each place where it stands by itself", "[edited]") {
  const EditedDocument document = read(R"({"id": "a", "text": "", "spans": [{"text": "Rao", "label": "PERSON"}]})");
  CHECK(spans_in(document, "Rao, Raoul and \xC3\xA9Rao, Rao") == Spans{"Rao=PERSON", "Rao=PERSON"});
  CHECK(spans_in(document, "Raoul") == Spans{"error: \"Rao\" does not stand in the text"});
}

TEST_CASE("records about no document are passed over, broken ones are told", "[edited]") {
  CHECK_FALSE(json::read_edited(R"({"type": "run"})")->has_value());
  CHECK_FALSE(json::read_edited(R"({"id": "a", "error": {"code": "E_NOT_FOUND"}})")->has_value());
  CHECK(problem("[]") == "expected an object: {\xE2\x80\xA6}");
  CHECK(problem(R"({"id": "a", "spans": []})") == "neither a field \"text\" nor a \"source\" that has it");
  CHECK(problem(R"({"id": "a", "text": "x"})") == "no field \"spans\"");
  CHECK(problem(R"({"id": "a", "text": "x", "label": [[1, 2]]})") ==
        "field \"label\" holds something that is not [start, end, \"LABEL\"]");
  CHECK(problem(R"({"id": "a", "text": "x", "spans": [3]})") == "a span is an object: {\"start\", \"end\", \"label\"}");
}
