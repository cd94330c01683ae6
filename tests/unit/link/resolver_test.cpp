#include "link/dates/resolver.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "date_finder.hpp"
#include "link/dates/tense.hpp"

using namespace onoma;
using namespace onoma::link;

namespace {

// The values of the dates found, divided by blanks.
std::string values_of(std::string_view text, std::string_view reference = "2025-10-26") {
  static test::DateFinder finder;
  std::string out;
  for (const test::FoundDate& date : finder.find(text, reference)) {
    out.append(out.empty() ? "" : " ").append(date.value.timex.empty() ? "-" : date.value.timex);
  }
  return out;
}

constexpr std::string_view kCues =
    "cue\tabout\tabout\n"
    "cue\ted\tparticiple\n"
    "cue\theld\tparticiple\n"
    "cue\tis to\tfuture\n"
    "cue\twas\tpast\n"
    "cue\twill\tfuture\n";

Tense tense_in(std::string_view text, std::string_view date) {
  const std::size_t at = text.find(date);
  REQUIRE(at != std::string_view::npos);
  return tense_around(text, {at, at + date.size()}, DateWords(kCues));
}

// A resolver for numbers such as 3/4/2020.
std::vector<std::optional<DateValue>> numbers(const std::vector<std::array<std::string_view, 3>>& dates, DateOrder order) {
  const DateWords words;
  DateResolver resolver(words, order);
  std::size_t at = 0;
  for (const auto& [first, second, year] : dates) {
    resolver.add({at, at + 8}, Label::kDate, {}, {{"num1", first}, {"num2", second}, {"year", year}});
    at += 10;
  }
  return resolver.resolve(std::string(at, ' '), std::nullopt);
}

}  // namespace

TEST_CASE("a story is told from its last date", "[dates]") {
  CHECK(values_of("They left on 3 May 2024 and came back two days later.") == "2024-05-03 2024-05-05");
  CHECK(values_of("He left in May 2019. The following month he was back, and died that year.") == "2019-05 2019-06 2019");
  CHECK(values_of("He left in 2019; the previous year he had won.") == "2019 2018");
  CHECK(values_of("A day earlier he had won.", "") == "-");
  CHECK(values_of("He came on 14 July 1831. On 30 August he was freed.", "") == "1831-07-14 1831-08-30");
  CHECK(values_of("It was the year 1991. Yesterday it rained.") == "1991 2025-10-25");
}

TEST_CASE("the year of a range stands once", "[dates]") {
  CHECK(values_of("from June to August 2023") == "2023-06 2023-08");
  CHECK(values_of("from November to February 2023") == "2022-11 2023-02");
  CHECK(values_of("28 May to 3 June 2021") == "2021-05-28 2021-06-03");
  CHECK(values_of("in June. August 2023 was hot") == "2025-06 2023-08");
}

TEST_CASE("business news compares with the quarter it tells of", "[dates]") {
  CHECK(values_of("In the second quarter net income rose from a year earlier; the year-ago period had a loss.") ==
        "2025-Q2 2024-Q2 2024-Q2");
  CHECK(values_of("It earned more than a year ago.") == "2024");
}

TEST_CASE("the order of day and month is the document's", "[dates]") {
  const auto told = numbers({{"26", "10", "2020"}, {"3", "4", "2020"}}, DateOrder::kAuto);
  CHECK(told[1]->timex == "2020-04-03");
  CHECK(told[1]->order == "dmy");
  CHECK_FALSE(told[1]->ambiguous);
  const auto later = numbers({{"3", "4", "2020"}, {"10", "26", "2020"}}, DateOrder::kAuto);
  CHECK(later[0]->timex == "2020-03-04");
  CHECK(later[0]->order == "mdy");
  const auto torn = numbers({{"3", "4", "2020"}, {"10", "26", "2020"}, {"26", "10", "2020"}}, DateOrder::kAuto);
  CHECK(torn[0]->ambiguous);
  CHECK(torn[0]->readings.size() == 2);
  const auto asked = numbers({{"3", "4", "2020"}, {"10", "26", "2020"}}, DateOrder::kDmy);
  CHECK(asked[0]->timex == "2020-04-03");
  CHECK(asked[1]->timex == "2020-10-26");  // no other reading
  CHECK(numbers({{"03", "04", "05"}}, DateOrder::kYmd)[0]->timex == "2003-04-05");
}

TEST_CASE("the tense is that of the nearest telling word", "[tense]") {
  CHECK(tense_in("It was held on Friday.", "Friday") == Tense::kPast);
  CHECK(tense_in("It will be held on Friday.", "Friday") == Tense::kFuture);
  CHECK(tense_in("It was said that it will be held on Friday.", "Friday") == Tense::kFuture);
  CHECK(tense_in("They left on 3 May and will return on Friday.", "Friday") == Tense::kFuture);
  CHECK(tense_in("Parliament is to vote on Friday.", "Friday") == Tense::kFuture);
  CHECK(tense_in("In May, the court was closed.", "May") == Tense::kPastOnly);
  CHECK(tense_in("The court, in May, was closed.", "May") == Tense::kPast);
  CHECK(tense_in("It was so. On Friday they meet.", "Friday") == Tense::kUnknown);
  CHECK(tense_in("Friday", "Friday") == Tense::kUnknown);
}

TEST_CASE("a word before it says that a date is not exact", "[tense]") {
  const DateWords words(kCues);
  const auto approximate = [&](std::string_view text) { return is_approximate(text, {text.size() - 4, text.size()}, words); };
  CHECK(approximate("about 1850"));
  CHECK(approximate("About\n1850"));
  CHECK_FALSE(approximate("in 1850"));
  CHECK_FALSE(approximate("1850"));
}

TEST_CASE("without a reference day incomplete dates stay open", "[dates]") {
  CHECK(values_of("on October 19", "") == "XXXX-10-19");
  CHECK(values_of("in October", "") == "XXXX-10");
  CHECK(values_of("on Monday", "") == "XXXX-WXX-1");
  CHECK(values_of("at Christmas", "") == "XXXX-12-25");
  CHECK(values_of("the third quarter", "") == "XXXX-Q3");
  CHECK(values_of("yesterday", "") == "-");
  CHECK(values_of("last week", "") == "-");
}
