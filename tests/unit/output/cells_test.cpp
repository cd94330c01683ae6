#include "output/cells.hpp"

#include <catch2/catch.hpp>

using onoma::output::Cells;

namespace {

std::string cell(Cells cells, std::string_view text) {
  std::string out;
  cells.append_foreign(text, out);
  return out;
}

}  // namespace

TEST_CASE("CSV quotes what RFC 4180 says and nothing else") {
  const Cells cells{Cells::Kind::kCsv};
  CHECK(cell(cells, "Kabul") == "Kabul");
  CHECK(cell(cells, "") == "");
  CHECK(cell(cells, "Kabul, east") == "\"Kabul, east\"");
  CHECK(cell(cells, "the \"Bank\"") == "\"the \"\"Bank\"\"\"");
  CHECK(cell(cells, "a\nb") == "\"a\nb\"");
  CHECK(cell(cells, "a\rb") == "\"a\rb\"");
  CHECK(cell(cells, "a\tb=") == "a\tb=");
}

TEST_CASE("TSV escapes as jq does") {
  const Cells cells{Cells::Kind::kTsv};
  CHECK(cell(cells, "the \"Bank\", east") == "the \"Bank\", east");
  CHECK(cell(cells, std::string_view("a\tb\nc\rd\0e\\f", 11)) == "a\\tb\\nc\\rd\\0e\\\\f");
}

TEST_CASE("formulas are guarded where asked for") {
  for (const Cells::Kind kind : {Cells::Kind::kCsv, Cells::Kind::kTsv}) {
    for (const char* formula : {"=1", "+1", "-1", "@a"}) {
      CHECK(cell({kind, true}, formula) == '\'' + std::string(formula));
      CHECK(cell({kind, false}, formula) == formula);
    }
    CHECK(cell({kind, true}, "a=1") == "a=1");
    CHECK(cell({kind, true}, "") == "");
  }
  CHECK(cell({Cells::Kind::kCsv, true}, "\t=1") == "'\t=1");
  CHECK(cell({Cells::Kind::kCsv, true}, "\r=1") == "\"'\r=1\"");
  CHECK(cell({Cells::Kind::kCsv, true}, "=a,b") == "\"'=a,b\"");
}

TEST_CASE("a row ends in a new line") {
  std::string out;
  Cells{Cells::Kind::kCsv}.append_row({"a", "b c", ""}, out);
  Cells{Cells::Kind::kTsv}.append_row({"a", "b c"}, out);
  CHECK(out == "a,b c,\na\tb c\n");
}

TEST_CASE("nothing reaches a terminal that could command it") {
  for (const Cells::Kind kind : {Cells::Kind::kCsv, Cells::Kind::kTsv}) {
    CHECK(cell({kind, false, true},
               "a\x1b[2J\x7f\xC2\x9B"
               "b") == "a[2Jb");
    CHECK(cell({kind, false, false}, "a\x1b") == "a\x1b");
  }
}
