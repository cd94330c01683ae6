#include "json/found.hpp"

#include <catch2/catch.hpp>

namespace onoma::json {
namespace {

TEST_CASE("a record is read with whatever labels it has") {
  const auto read = read_found(R"({"id":"a","spans":[)"
                               R"({"start":2,"end":7,"byte_start":4,"byte_end":9,"label":"WEAPON","text":"AK-47","value":"ak47"},)"
                               R"({"start":9,"end":9,"label":""}],"error":null})");
  REQUIRE(read);
  REQUIRE(read->has_value());
  const FoundRecord& record = **read;
  CHECK_FALSE(record.failed);
  REQUIRE(record.spans.size() == 2);
  CHECK(record.spans[0].label == "WEAPON");
  CHECK(record.spans[0].bytes == Span{4, 9});
  CHECK(record.spans[0].value == "ak47");
  CHECK_FALSE(record.spans[1].bytes);
}

TEST_CASE("an input that failed has no spans, and says so") {
  const auto failed = read_found(R"({"id":"a","error":{"code":"E_READ"}})");
  REQUIRE(failed);
  CHECK((*failed)->failed);
  CHECK((*failed)->spans.empty());
}

TEST_CASE("bytes that go backwards are an error") {
  CHECK_FALSE(read_found(R"({"id":"a","spans":[{"start":0,"end":1,"byte_start":2,"byte_end":1,"label":"LOC"}]})"));
}

}  // namespace
}  // namespace onoma::json
