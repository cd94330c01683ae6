#include "link/dates/time_value.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <regex>

using namespace onoma;
using namespace onoma::link;

namespace {

std::string text_of(const std::optional<DateValue>& value) { return value ? value->timex : "none"; }

}  // namespace

TEST_CASE("times of day have a value", "[times]") {
  const auto time = [](std::vector<Capture> captures, std::string_view day = "") { return text_of(time_value(captures, day)); };
  CHECK(time({{"hour", "2"}, {"minute", "30"}, {"ampm", "p.m."}}) == "T14:30");
  CHECK(time({{"hour", "12"}, {"ampm", "am"}}) == "T00:00");
  CHECK(time({{"hour", "12"}, {"ampm", "PM"}}, "2024-05-03") == "2024-05-03T12:00");
  CHECK(time({{"hour", "eight"}}) == "T08:00");
  CHECK(time({{"hhmm", "1430"}, {"zone", "GMT"}}) == "T14:30Z");
  CHECK(time({{"hour", "23"}, {"minute", "59"}, {"second", "30"}}) == "T23:59:30");
  CHECK(time({{"daypart", "Evening"}}, "2024-05-03") == "2024-05-03TEV");
  CHECK(time({{"clock", "12:00"}}) == "T12:00");
  CHECK(time({{"hour", "25"}}) == "none");
  CHECK(time({{"hour", "24"}, {"minute", "01"}}) == "none");
  CHECK(time({{"hour", "13"}, {"ampm", "pm"}}) == "none");
  CHECK(time({}) == "none");
}

TEST_CASE("durations have a value", "[times]") {
  const auto duration = [](std::vector<Capture> captures) { return text_of(duration_value(captures)); };
  CHECK(duration({{"n", "three"}, {"unit", "day"}}) == "P3D");
  CHECK(duration({{"n", "1,000"}, {"unit", "year"}}) == "P1000Y");
  CHECK(duration({{"n", "2.5"}, {"unit", "hour"}}) == "PT2.5H");
  CHECK(duration({{"n", "two"}, {"half", "and a half"}, {"unit", "year"}}) == "P2.5Y");
  CHECK(duration({{"half", "half"}, {"unit", "hour"}}) == "PT30M");
  CHECK(duration({{"some", "several"}, {"unit", "minute"}}) == "PTXM");
  CHECK(duration({{"n", "two"}, {"unit", "decade"}}) == "P20Y");
  CHECK(duration({{"n", "a hundred"}, {"unit", "day"}}) == "P100D");
  CHECK(duration({{"half", "half"}, {"unit", "week"}}) == "none");
  CHECK(duration({{"n", "many"}, {"unit", "day"}}) == "none");
  CHECK(duration({{"n", "3"}, {"unit", "parsec"}}) == "none");
}

TEST_CASE("sets have a value", "[times]") {
  const auto set = [](std::vector<Capture> captures) { return text_of(set_value(captures)); };
  CHECK(set({{"weekday", "Monday"}}) == "XXXX-WXX-1");
  CHECK(set({{"weekdays", "Fridays"}}) == "XXXX-WXX-5");
  CHECK(set({{"unit", "day"}}) == "P1D");
  CHECK(set({{"n", "other"}, {"unit", "week"}}) == "P2W");
  CHECK(set({{"month", "October"}}) == "XXXX-10");
  CHECK(set({{"month", "May"}, {"day", "5"}}) == "XXXX-05-05");
  CHECK(set({{"season", "summer"}}) == "XXXX-SU");
  CHECK(set({{"unit", "parsec"}}) == "none");
}

TEST_CASE("values of random captures are valid", "[times]") {
  static const std::regex form(
      R"((?:\d{4}-\d\d-\d\d)?T(?:(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d)?Z?|MO|AF|EV|NI|DT)|PT?(?:\d+(?:\.\d+)?|X)[YMWDHS]|XXXX-(?:WXX-[1-7]|\d\d(?:-\d\d)?|SP|SU|FA|WI))");
  const std::vector<std::string_view> names{"hour", "minute", "second", "ampm",    "hhmm",  "zone",  "daypart", "n",
                                            "unit", "half",   "some",   "weekday", "month", "season", "day"};
  const std::vector<std::string_view> texts{"0",  "7",    "24",   "59",  "99",    "0000", "2460",   "am", "pm",     "",
                                            "Z",  "hour", "year", "a",   "three", "2.5",  "Monday", "31", "summer", "century",
                                            "-1", "1,0",  "night"};
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    std::vector<Capture> captures;
    for (const std::string_view name : names) {
      if (random() % 3 == 0) captures.push_back({name, texts[random() % texts.size()]});
    }
    for (const auto& value : {time_value(captures, "2024-02-29"), duration_value(captures), set_value(captures)}) {
      CAPTURE(text_of(value));
      CHECK((!value || std::regex_match(value->timex, form)));
    }
  }
}
