#include "json/list_entry.hpp"

#include <catch2/catch.hpp>

using namespace onoma;
using json::ListField;

TEST_CASE("fields come as text, lists of strings as lists, the rest as it is spelled") {
  std::vector<ListField> fields;
  REQUIRE_FALSE(json::read_list_entry(R"( {"name": "A\u00e9", "aliases": ["x", "y|z"], "n": 7.620, "b": true, "o": {"k": [1]}, "none": null, "mixed": ["a", 1], "empty": []} )", fields));
  REQUIRE(fields.size() == 8);
  CHECK((fields[0].name == "name" && fields[0].value == "Aé" && !fields[0].is_list));
  CHECK((fields[1].is_list && fields[1].items == std::vector<std::string>{"x", "y|z"}));
  CHECK(fields[2].value == "7.620");
  CHECK(fields[3].value == "true");
  CHECK(fields[4].value == R"({"k": [1]})");
  CHECK(fields[5].value.empty());
  CHECK((!fields[6].is_list && fields[6].value == R"(["a", 1])"));
  CHECK((fields[7].is_list && fields[7].items.empty()));
}

TEST_CASE("broken JSON tells where") {
  std::vector<ListField> fields;
  for (const char* line : {"", "[]", "{", "{\"a\"}", "{\"a\":1,}", "{\"a\":1} x", "{a:1}"}) {
    const auto broken = json::read_list_entry(line, fields);
    REQUIRE(broken);
    CHECK(broken->column > 0);
  }
}
