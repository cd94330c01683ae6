#include "json/prediction.hpp"

#include <catch2/catch.hpp>

namespace onoma::json {
namespace {

TEST_CASE("a record of onoma is read back") {
  const auto read = read_prediction(
      R"({"schema":"onoma/1","type":"document","id":"a","offset_unit":"utf16","spans":[)"
      R"({"id":"s1","start":2,"end":7,"byte_start":4,"byte_end":9,"label":"LOC","text":"Kabul","value":"Kabul","confidence":0.93}],"error":null})");
  REQUIRE(read);
  REQUIRE(read->has_value());
  const Prediction& prediction = **read;
  CHECK(prediction.id == "a");
  CHECK(prediction.unit == OffsetUnit::kUtf16);
  REQUIRE(prediction.spans.size() == 1);
  CHECK(prediction.spans[0].start == 2);
  CHECK(prediction.spans[0].end == 7);
  CHECK(prediction.spans[0].label == Label::kLoc);
  CHECK(prediction.spans[0].text == "Kabul");
  CHECK(prediction.spans[0].confidence == 0.93);
}

TEST_CASE("little is enough, and records about no document are passed over") {
  const auto least = read_prediction(
      R"({"id":7,"spans":[{"start":0,"end":1,"label":"LOC"},{"start":0,"end":1,"label":"MISC"}]})");
  REQUIRE(least);
  CHECK((*least)->id == "7");
  CHECK((*least)->spans.size() == 1);
  CHECK_FALSE((*least)->spans[0].confidence);
  const auto run = read_prediction(R"({"schema":"onoma/1","type":"run"})");
  REQUIRE(run);
  CHECK_FALSE(run->has_value());
  const auto failed = read_prediction(R"({"id":"a","error":{"code":"E_READ"}})");
  REQUIRE(failed);
  CHECK((*failed)->spans.empty());
}

TEST_CASE("what cannot be is an error") {
  for (const char* line :
       {"", "{", "[]", "{}", R"({"id":"a"})", R"({"id":"a","spans":7})", R"({"id":"a","spans":[7]})",
        R"({"id":"a","spans":[{"start":0,"end":1}]})",
        R"({"id":"a","spans":[{"start":2,"end":1,"label":"LOC"}]})",
        R"({"id":"a","spans":[{"start":0,"end":1,"label":"LOC","confidence":"high"}]})",
        R"({"id":"a","spans":[{"start":0,"end":1,"label":"LOC","confidence":1.5}]})",
        R"({"id":"a","offset_unit":"words","spans":[]})", "{\"id\":\"\xFF\",\"spans\":[]}"}) {
    CHECK_FALSE(read_prediction(line));
  }
}

}  // namespace
}  // namespace onoma::json
