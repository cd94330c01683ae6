#include "link/dates/date_value.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <regex>

#include "date_finder.hpp"
#include "link/dates/feasts.hpp"
#include "link/dates/numeric.hpp"
#include "link/dates/other_calendar.hpp"
#include "link/dates/resolve.hpp"
#include "link/dates/words.hpp"

using namespace onoma;
using namespace onoma::link;

namespace {

// Feasts and months as a model keeps them.
constexpr std::string_view kWords =
    "feast\tchristmas\tgregorian 12-25\n"
    "feast\tdiwali\t\n"
    "feast\teaster\teaster 0\n"
    "feast\teid al fitr\tislamic 10-1\n"
    "feast\tramadan\tislamic 9-1 month\n"
    "month\tramadan\tislamic 9\n"
    "month\ttishrei\thebrew 1\n"
    "word\tfr hier\tyesterday\n"
    "word\tfr l'an dernier\tlast year\n"
    "word\tfr octobre\toctober\n";
const DateWords kDateWords(kWords);

DateContext told_from(std::string_view day, Tense tense = Tense::kPast) {
  DateContext context;
  context.reference = parse_iso_day(day);
  context.tense = tense;
  context.words = &kDateWords;
  return context;
}

// The forms of TIMEX3 and ISO 8601 values that onoma writes for dates.
bool is_timex(const std::string& value) {
  static const std::string one =
      "(?:(?:\\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?|\\d{4}-W(?:0[1-9]|[1-4]\\d|5[0-3])(?:-WE)?"
      "|(?:\\d{4}|XXXX)-Q[1-4]|\\d{4}-H[12]|(?:\\d{4}|XXXX)-(?:SP|SU|FA|WI)|\\d{2,3}|XXXX-WXX-[1-7]"
      "|BC(?:\\d{2}|\\d{4}(?:-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01]))?))";
  static const std::regex form(one + "(?:/" + one + ")?");
  return std::regex_match(value, form);
}

bool is_day(const std::string& text) {
  return parse_iso_day(text).has_value();
}

void check_value(const DateValue& value) {
  CAPTURE(value.timex, value.from, value.to, value.anchor);
  CHECK((value.timex.empty() || is_timex(value.timex)));
  CHECK(value.timex.empty() == value.grain.empty());
  CHECK((value.anchor.empty() || is_day(value.anchor)));
  CHECK(value.from.empty() == value.to.empty());
  if (!value.from.empty()) {
    CHECK(is_day(value.from));
    CHECK(is_day(value.to));
    CHECK(value.from <= value.to);
  }
  CHECK(value.ambiguous == !value.readings.empty());
}

}  // namespace

TEST_CASE("impossible dates have no value", "[dates]") {
  const auto day = [](std::string_view d, std::string_view m, std::string_view y) {
    return date_value({{"day", d}, {"month", m}, {"year", y}}, {});
  };
  CHECK_FALSE(day("31", "February", "2020"));
  CHECK_FALSE(day("29", "February", "2023"));
  CHECK_FALSE(day("31", "June", ""));
  CHECK(day("29", "February", "2024")->timex == "2024-02-29");
  CHECK(day("29", "February", "")->timex == "XXXX-02-29");
  CHECK_FALSE(date_value({{"year", "2019"}, {"year2", "17"}}, {}));
}

TEST_CASE("numeric dates tell when they are ambiguous", "[dates]") {
  const std::vector<Capture> captures{{"num1", "3"}, {"num2", "4"}, {"year", "2016"}};
  const auto open = date_value(captures, {});
  REQUIRE(open);
  CHECK(open->timex == "2016-04-03");
  CHECK(open->ambiguous);
  CHECK(open->readings == std::vector<std::string>{"2016-04-03", "2016-03-04"});
  CHECK(date_value(captures, told_from("2016-03-06"))->timex == "2016-03-04");
  const auto clear = date_value({{"num1", "31"}, {"num2", "8"}, {"year", "2007"}}, {});
  CHECK_FALSE(clear->ambiguous);
  CHECK_FALSE(date_value({{"num1", "31"}, {"num2", "31"}, {"year", "2007"}}, {}));
}

TEST_CASE("years of two digits are near the text's own", "[dates]") {
  CHECK(full_year("98", {}) == 1998);
  CHECK(full_year("29", {}) == 2029);
  CHECK(full_year("30", {}) == 1930);
  CHECK(full_year("10", told_from("1912-05-05")) == 1910);
  CHECK(full_year("1850", {}) == 1850);
}

TEST_CASE("a month without a year is the latest, or one soon to come", "[dates]") {
  CHECK(year_for(10, 19, 0, told_from("2025-10-26")) == 2025);
  CHECK(year_for(11, 20, 0, told_from("2025-10-26")) == 2025);
  CHECK(year_for(12, 25, 0, told_from("2025-10-26")) == 2024);
  CHECK(year_for(12, 0, 0, told_from("2025-01-05")) == 2024);
  CHECK(year_for(1, 3, 0, told_from("2024-12-20")) == 2025);
  CHECK(year_for(3, 0, 0, told_from("2025-10-26", Tense::kFuture)) == 2026);
  CHECK(year_for(12, 12, 4, told_from("2025-10-26")) == 2024);
}

TEST_CASE("weekdays follow the tense", "[dates]") {
  CHECK(iso_day(day_for_weekday(5, told_from("2025-10-26"))) == "2025-10-24");
  CHECK(iso_day(day_for_weekday(7, told_from("2025-10-26"))) == "2025-10-26");
  CHECK(iso_day(day_for_weekday(5, told_from("2025-10-26", Tense::kFuture))) == "2025-10-31");
}

TEST_CASE("ISO weeks, Easter and n-th weekdays", "[dates]") {
  CHECK(iso_week(*parse_iso_day("2021-01-03")) == "2020-W53");
  CHECK(iso_week(*parse_iso_day("2018-12-31")) == "2019-W01");
  CHECK(iso_week(*parse_iso_day("2025-10-26")) == "2025-W43");
  CHECK(iso_day(western_easter(2000)) == "2000-04-23");
  CHECK(iso_day(western_easter(2038)) == "2038-04-25");
  CHECK(iso_day(nth_weekday(2024, 5, 1, -1)) == "2024-05-27");
  CHECK(iso_day(add_months(*parse_iso_day("2024-03-31"), -1)) == "2024-02-29");
  CHECK_FALSE(parse_iso_day("2024-02-30"));
  CHECK_FALSE(parse_iso_day("2024-2-3"));
  CHECK(iso_day(orthodox_easter(2024)) == "2024-05-05");
  CHECK(iso_day(orthodox_easter(2025)) == "2025-04-20");
}

TEST_CASE("feasts of every calendar have their days", "[dates]") {
  const auto days = [](std::string_view rule, int year) {
    std::string out;
    for (const Feast& feast : feasts_in(rule, year)) {
      out += (out.empty() ? "" : " ") + iso_day(feast.first);
      if (feast.last != feast.first) out += "/" + iso_day(feast.last);
    }
    return out;
  };
  CHECK(days("gregorian 12-25", 2024) == "2024-12-25");
  CHECK(days("easter -46", 2024) == "2024-02-14");
  CHECK(days("orthodox-easter 0", 2024) == "2024-05-05");
  CHECK(days("weekday 5-1--1", 2024) == "2024-05-27");
  CHECK(days("thanksgiving 1", 2023) == "2023-11-24");
  CHECK(days("islamic 9-1 month", 2025) == "2025-03-01/2025-03-29");
  CHECK(days("islamic 10-1", 2000) == "2000-01-08 2000-12-27");
  CHECK(days("hebrew 1-10", 2024) == "2024-10-12");
  CHECK(days("hebrew 3-25 8", 2024) == "2024-12-26/2025-01-02");
  CHECK(days("chinese 1-1", 2024) == "2024-02-10");
  CHECK(days("chinese 1-0", 2024) == "2024-02-09");
  CHECK(days("chinese 8-15", 2024) == "2024-09-17");
  CHECK(days("persian 1-1", 2024) == "2024-03-20");
  CHECK(days("", 2024) == "");
  CHECK(days("martian 1-1", 2024) == "");
  CHECK(days("gregorian 13-45", 2024) == "");
  CHECK(days("weekday 0-9-1", 2024) == "");
  CHECK(iso_day(nearest_feast("islamic 9-1 month", *parse_iso_day("2025-01-10"))->first) == "2025-03-01");
  CHECK(fixed_feast("gregorian 7-4") == "07-04");
  CHECK(fixed_feast("easter 0") == "");
}

TEST_CASE("days of other calendars are possible days or none", "[dates]") {
  CHECK(iso_day(*other_calendar_day("islamic", 1445, 9, 15)) == "2024-03-25");
  CHECK(iso_day(*other_calendar_day("persian", 1357, 11, 22)) == "1979-02-11");
  CHECK(iso_day(*other_calendar_day("hebrew", 5708, 9, 5)) == "1948-05-14");
  CHECK_FALSE(other_calendar_day("persian", 1400, 12, 30));  // 29 days in a common year
  CHECK_FALSE(other_calendar_day("islamic", 1445, 14, 1));
  CHECK_FALSE(other_calendar_day("islamic", 0, 1, 1));
  CHECK_FALSE(other_calendar_day("islamic", 379480, 1, 1));
  CHECK_FALSE(other_calendar_day("maya", 13, 1, 1));
}

TEST_CASE("words are looked up by their loose spelling", "[dates]") {
  CHECK(kDateWords.feast("EID-al-Fitr") == "islamic 10-1");
  CHECK(kDateWords.feast("Diwali") == "");
  CHECK_FALSE(kDateWords.feast("Whitsun"));
  CHECK(kDateWords.month("Tishrei")->number == 1);
  CHECK_FALSE(kDateWords.month("Brumaire"));
  CHECK(kDateWords.meaning("fr", "Octobre") == "october");
  CHECK(kDateWords.meaning("fr", "L\xE2\x80\x99"
                                 "an dernier") == std::nullopt);
  CHECK_FALSE(kDateWords.meaning("de", "octobre"));
  CHECK_FALSE(DateWords().feast("Christmas"));
  CHECK_FALSE(DateWords("\n\t\n\tfeast").feast("Christmas"));
}

TEST_CASE("numerals are read", "[dates]") {
  CHECK(small_number("twenty-first") == 21);
  CHECK(small_number("Eighth") == 8);
  CHECK(small_number("3rd") == 3);
  CHECK_FALSE(small_number("many"));
  CHECK(roman_number("XIX") == 19);
  CHECK(spelled_year("nineteen oh-five") == 1905);
  CHECK(spelled_year("two thousand and six") == 2006);
  CHECK(spelled_year("eighteen hundred") == 1800);
  CHECK_FALSE(spelled_year("nineteen people"));
  CHECK(month_number("Sept.") == 9);
  CHECK(month_number("") == 0);
  CHECK(weekday_number("thurs.") == 4);
}

TEST_CASE("every value is a valid TIMEX3 value", "[dates]") {
  const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> choices{
      {"day", {"", "1", "31st", "29"}},
      {"month", {"", "February", "Dec.", "May"}},
      {"year", {"", "", "2024", "1", "24"}},
      {"rel", {"", "", "last", "next", "ago", "yesterday", "year-ago", "latest"}},
      {"unit", {"", "year", "week", "weekend", "decade", "century", "quarter", "day"}},
      {"n", {"", "a", "999", "twelve"}},
      {"weekday", {"", "", "Monday"}},
      {"season", {"", "", "winter"}},
      {"quarter", {"", "", "Q4", "final"}},
      {"half", {"", "", "H2", "latter"}},
      {"century", {"", "", "", "XX", "first", "99th"}},
      {"decade", {"", "", "", "1990", "1000"}},
      {"decade_short", {"", "", "", "20"}},
      {"fiscal", {"", "", "", "2020", "99"}},
      {"year2", {"", "", "21", "2030", "1999"}},
      {"eranum", {"", "", "", "9999", "0"}},
      {"era", {"", "BC", "AD"}},
      {"num1", {"", "", "", "31", "2"}},
      {"num2", {"2", "12", "31"}},
      {"feast", {"", "", "", "9/11", "Easter", "Christmas", "Diwali", "Ramadan"}},
      {"shift", {"", "", "", "before", "after"}},
      {"that", {"", "", "", "that", "the following", "the previous"}},
      {"part", {"", "", "end", "middle"}},
      {"mod", {"", "early"}},
      {"calendar", {"", "", "islamic", "persian"}},
      {"calendar_year", {"", "", "", "1445", "0", "9999"}},
      {"islamic_month", {"", "", "Ramadan", "Brumaire"}},
      {"era_base", {"", "", "", "2018"}},
      {"week", {"", "", "", "53", "1"}},
      {"weekday_number", {"", "7"}},
      {"monthnum", {"", "", "", "02"}},
      {"monthroman", {"", "", "", "XII"}},
      {"day2", {"", "", "30", "2"}},
      {"month2", {"", "", "March"}},
      {"the", {"", "", "", "year", "decade"}},
      {"spelled", {"", "", "nineteen ninety"}},
      {"year_short", {"", "", "'98"}}};
  const std::vector<std::string_view> references{"",           "2025-10-26", "2000-02-29", "1000-01-01",
                                                 "9000-12-31", "0001-01-01", "9999-12-31"};
  std::mt19937 random(11);
  for (int round = 0; round < 30000; ++round) {
    std::vector<Capture> captures;
    for (const auto& [name, texts] : choices) {
      const std::string_view text = random() % 3 == 0 ? texts[random() % texts.size()] : "";
      if (!text.empty()) captures.push_back({name, text});
    }
    const Tense tense = random() % 2 == 0 ? Tense::kPast : Tense::kFuture;
    DateContext context = told_from(references[random() % references.size()], tense);
    if (random() % 2 == 0) context.focus = Focus{*parse_iso_day("2024-02-29"), random() % 2 == 0 ? "day" : "year"};
    if (random() % 4 == 0) context.quarter = Focus{*parse_iso_day("1000-01-01"), "quarter"};
    if (random() % 8 == 0) context.story = parse_iso_day("1850-12-31");
    context.order = static_cast<DateOrder>(random() % 4);
    const auto value = date_value(captures, context);
    if (value) check_value(*value);
  }
}

TEST_CASE("values of random dates in text are valid", "[dates]") {
  test::DateFinder finder;
  const std::vector<std::string_view> words{
      "31",     "1",      "29th",    "February", "May",   "2024",    "1999",   "'98",   "-",
      "/",      ",",      "to",      "and",      "of",    "the",     "last",   "next",  "week",
      "Monday", "in",     "quarter", "third",    "1990s", "century", "20th",   "ago",   "two",
      "years",  "Easter", "12",      "early",    "mid-",  "year",    "fiscal", "summer"};
  std::mt19937 random(5);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i)
      text += std::string(words[random() % words.size()]) + (random() % 4 == 0 ? "" : " ");
    for (const test::FoundDate& date : finder.find(text, round % 3 == 0 ? "" : "2024-02-29"))
      check_value(date.value);
  }
}

TEST_CASE("what is surely a date has a value against any day", "[dates]") {
  CHECK(is_surely_date({{"weekday", "Monday"}}));
  CHECK(is_surely_date({{"month", "May"}, {"day", "28"}}));
  CHECK(is_surely_date({{"day", "3rd"}, {"month", "Oct."}, {"year", "2024"}}));
  CHECK_FALSE(is_surely_date({}));
  CHECK_FALSE(is_surely_date({{"month", "February"}, {"day", "29"}}));
  CHECK_FALSE(is_surely_date({{"year", "24"}}));
  CHECK_FALSE(is_surely_date({{"rel", "last"}, {"weekday", "Monday"}}));
  const std::vector<std::vector<Capture>> choices = {
      {{"weekday", "Monday"}, {"weekday", ""}, {"weekday2", "Friday"}},
      {{"month", "February"}, {"month", "Dec"}, {"month", "soon"}},
      {{"day", "1"}, {"day", "28th"}, {"day", "29"}, {"day", "0"}, {"day", "three"}},
      {{"year", "1000"}, {"year", "9999"}, {"year", "2,024"}, {"year", "0"}, {"year_short", "'98"}}};
  std::mt19937 random(11);
  for (int round = 0; round < 4000; ++round) {
    std::vector<Capture> captures;
    for (const std::vector<Capture>& some : choices) {
      if (random() % 3 > 0) captures.push_back(some[random() % some.size()]);
    }
    if (!is_surely_date(captures)) continue;
    for (const char* reference : {"", "0001-01-01", "1000-01-01", "1000-12-31", "2023-02-28", "2024-02-29", "9000-12-31", "9999-12-31"}) {
      DateContext context;
      context.reference = parse_iso_day(reference);
      REQUIRE(date_value(captures, context).has_value());
    }
  }
}
