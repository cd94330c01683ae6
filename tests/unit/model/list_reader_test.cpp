#include "model/list_reader.hpp"

#include <catch2/catch.hpp>

namespace onoma::model {
namespace {

using Problems = std::vector<std::string>;

constexpr std::string_view kHeader =
    "#: title    Banks\n"
    "#: about    Banks of\n"
    "#: about    the world.\n"
    "#: source   curated\n"
    "#: licence  Apache-2.0\n"
    "#: columns  name aliases country\n";  // six lines

ListRules rules() {
  ListRules rules;
  rules.known_columns = {"name", "aliases", "country"};
  return rules;
}

// "line:column severity code" of every problem.
Problems problems(const std::string& text, const ListRules& asked = rules()) {
  List list;
  std::vector<Diagnostic> diagnostics;
  read_list(text, "x.tsv", asked, list, diagnostics);
  Problems out;
  for (const Diagnostic& d : diagnostics) {
    CHECK(d.file == "x.tsv");
    CHECK_FALSE(d.message.empty());
    out.push_back(std::to_string(d.line) + ':' + std::to_string(d.column) +
                  (d.severity == Severity::kError ? " error " : " warning ") + d.code);
  }
  return out;
}

Problems with_header(const std::string& rows) { return problems(std::string(kHeader) + rows); }

TEST_CASE("a good list is read without a word") {
  List list;
  std::vector<Diagnostic> diagnostics;
  read_list(std::string(kHeader) + "# a comment\nBank of Ghana\tBoG|BOG\tGH\nFed\nZ\t\tUS\n", "x.tsv", rules(), list,
            diagnostics);
  CHECK(diagnostics.empty());
  CHECK(list.title == "Banks");
  CHECK(list.about == "Banks of the world.");
  CHECK(list.source == "curated");
  CHECK(list.licence == "Apache-2.0");
  CHECK(list.columns == std::vector<std::string>{"name", "aliases", "country"});
  REQUIRE(list.rows.size() == 3);
  CHECK(list.rows[0].line == 8);
  CHECK(list.cell(list.rows[0], "name") == "Bank of Ghana");
  CHECK(list.cell(list.rows[0], "aliases") == "BoG|BOG");
  CHECK(list.cell(list.rows[0], "country") == "GH");
  CHECK(list.cell(list.rows[1], "country").empty());
  CHECK(list.cell(list.rows[2], "aliases").empty());
  CHECK(list.cell(list.rows[2], "country") == "US");
  CHECK(list.cell(list.rows[2], "population").empty());
}

TEST_CASE("bare names are a list, with warnings alone") {
  List list;
  std::vector<Diagnostic> diagnostics;
  read_list("Alpha\nBeta\n", "x.tsv", rules(), list, diagnostics);
  REQUIRE(list.rows.size() == 2);
  CHECK(list.cell(list.rows[1], "name") == "Beta");
  CHECK(diagnostics.size() == 5);
  for (const Diagnostic& d : diagnostics) {
    CHECK(d.severity == Severity::kWarning);
    CHECK(d.code == "missing-header");
  }
  ListRules quiet = rules();
  quiet.header = false;
  CHECK(problems("Alpha\nBeta\n", quiet).empty());
}

TEST_CASE("every problem has its code and its place") {
  struct Row {
    const char* rows;
    Problems expected;
  };
  const Row table[] = {
      {"Alpha\r\nBeta\n", {"7:6 error carriage-return"}},
      {"Alpha\nB\xFF" "eta\nGamma\n", {"8:2 error encoding"}},
      {"Alpha\n\nBeta\n", {"8:1 warning empty-line"}},
      {"Alpha\n \t\nBeta\n", {"8:1 warning empty-line"}},
      {"Alpha \nBeta\n", {"7:1 error blank"}},
      {"Alpha\tA| \tGH\n", {"7:7 error blank"}},
      {"Alpha\tA\t GH\n", {"7:9 error blank"}},
      {"\tA\tGH\n", {"7:1 error empty-name"}},
      {"Alpha\tA\tGH\tmore\n", {"7:0 error too-many-columns"}},
      {"Alpha\nAlpha\nBeta\n", {"8:1 error duplicate"}},
      {"Beta\nAlpha\nGamma\n", {"8:1 error unsorted"}},
      {"Alpha\nBeta", {"0:0 warning no-final-newline"}},
      {"#: colour red\nAlpha\n", {"7:4 warning unknown-header"}},
      {"#: columns colour\nAlpha\n", {"7:0 error unknown-column"}},
  };
  for (const Row& row : table) {
    CAPTURE(row.rows);
    CHECK(with_header(row.rows) == row.expected);
  }
  CHECK(problems("\xEF\xBB\xBF" + std::string(kHeader) + "Alpha\n").at(0) == "1:1 error byte-order-mark");
  CHECK(with_header(std::string((1 << 20) + 1, 'a') + "\nBeta\n") == Problems{"7:0 error long-line"});
}

TEST_CASE("no problem stops the reading") {
  CHECK(with_header("Beta \nAlpha\tA\tB\tC\tD\n\nAlpha\r\n") ==
        Problems{"7:1 error blank", "8:0 error too-many-columns", "8:1 error unsorted", "9:1 warning empty-line",
                 "10:6 error carriage-return", "10:1 error unsorted"});
}

TEST_CASE("order is that of bytes, and asked only where it is wanted") {
  CHECK(with_header("Zebra\nalpha\n\xC3\x84lpha\n").empty());
  CHECK(with_header("alpha\nZebra\n") == Problems{"8:1 error unsorted"});
  ListRules loose = rules();
  loose.sorted = false;
  CHECK(problems(std::string(kHeader) + "Beta\nAlpha\n", loose).empty());
  CHECK(problems(std::string(kHeader) + "Beta\nBeta\n", loose) == Problems{"8:1 error duplicate"});
}

TEST_CASE("an empty file is a list without rows") {
  List list;
  std::vector<Diagnostic> diagnostics;
  read_list("", "x.tsv", rules(), list, diagnostics);
  CHECK(list.rows.empty());
  CHECK(diagnostics.size() == 5);
}

TEST_CASE("split keeps empty pieces") {
  using Pieces = std::vector<std::string_view>;
  CHECK(split("", '|') == Pieces{});
  CHECK(split("a", '|') == Pieces{"a"});
  CHECK(split("a||b|", '|') == Pieces{"a", "", "b", ""});
}

}  // namespace
}  // namespace onoma::model
