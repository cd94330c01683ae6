// A table of date expressions with their values, a third of it traps. Told from Sunday, 26 October 2025.
#include <catch2/catch.hpp>

#include "date_finder.hpp"

using namespace onoma;

namespace {

constexpr std::string_view kReference = "2025-10-26";

struct Row {
  std::string_view text;    // what is found stands in [brackets]
  std::string_view values;  // TIMEX3 values in order, divided by blanks; "-" for a value that is not known
};

constexpr Row kDates[] = {
    // days
    {"on [26 October 2025] in Lima", "2025-10-26"},
    {"on [October 26, 2025], in Lima", "2025-10-26"},
    {"[Sept. 11, 2001]", "2001-09-11"},
    {"the [9/11] attacks", "2001-09-11"},
    {"[Sunday, October 19, 2025]", "2025-10-19"},
    {"[Mon, 20 Oct 2025] 10:00:00 +0000", "2025-10-20"},
    {"on [Monday the 3rd of May 2021]", "2021-05-03"},
    {"the [3rd of May, 2019]", "2019-05-03"},
    {"the [3rd day of May 2019]", "2019-05-03"},
    {"[1996-08-30]", "1996-08-30"},
    {"[1996/08/30]", "1996-08-30"},
    {"[30.08.1996]", "1996-08-30"},
    {"[31/12/2024]", "2024-12-31"},
    {"[12/31/2024]", "2024-12-31"},
    {"[31-12-2024]", "2024-12-31"},
    {"[5-Nov-2012]", "2012-11-05"},
    {"[29 February 2024]", "2024-02-29"},
    {"held on [October 19], which", "2025-10-19"},
    {"on [Aug. 3] they met", "2025-08-03"},
    {"on [Aug.3] they met", "2025-08-03"},
    {"on [May 5th] they met", "2025-05-05"},
    {"on [3 May] they met", "2025-05-03"},
    {"the [3rd of May]", "2025-05-03"},
    {"the [fifth of July]", "2025-07-05"},
    {"on [November 12] they met", "2025-11-12"},
    {"on [December 24] they met", "2024-12-24"},
    {"it will open on [December 24]", "2025-12-24"},
    {"on [Thursday, December 12] they met", "2024-12-12"},
    {"on [SEPTEMBER 3, 1999]", "1999-09-03"},
    {"on [OCT 3 1999]", "1999-10-03"},
    {"on [october 3 1999]", "1999-10-03"},
    {"on [may 5, 2020]", "2020-05-05"},
    {"on [October\n19, 2025] they", "2025-10-19"},
    {"the [August 7] attack", "2025-08-07"},
    // months
    {"in [May 2019]", "2019-05"},
    {"in [May of 2019]", "2019-05"},
    {"in [May, 2019]", "2019-05"},
    {"[early Jan. 2019]", "2019-01"},
    {"since [mid-May]", "2025-05"},
    {"in [late September]", "2025-09"},
    {"in [October]", "2025-10"},
    {"in [November]", "2025-11"},
    {"in [March]", "2025-03"},
    {"in [May]", "2025-05"},
    {"until [December]", "2025-12"},
    {"the [July] vote", "2025-07"},
    {"in [Sept.] they", "2025-09"},
    {"from [June] to [August 2023]", "2025-06 2023-08"},
    {"in [Mar-1999]", "1999-03"},
    {"[May '98]", "1998-05"},
    // years
    {"in [1999] he", "1999"},
    {"since [2003]", "2003"},
    {"the [2019] vote", "2019"},
    {"his novel ([1999])", "1999"},
    {"between [1939] and [1945]", "1939 1945"},
    {"from [1815] to [1852]", "1815 1852"},
    {"mayor [1702] - [1719]", "1702 1719"},
    {"[early 2019]", "2019"},
    {"[mid-1996]", "1996"},
    {"back in ['98]", "1998"},
    {"the class of ['24]", "2024"},
    {"in [nineteen ninety-six]", "1996"},
    {"in [August nineteen eighty-one]", "1981-08"},
    {"in the year [two thousand]", "2000"},
    {"in [400 BC]", "BC0400"},
    {"in [AD 79]", "0079"},
    {"around [500 CE]", "0500"},
    {"fell in [1453]", "1453"},
    {"the [2024] Olympic Games", "2024"},
    {"the election of [2016]", "2016"},
    // ranges
    {"[3-5 March 2024]", "2024-03-03/2024-03-05"},
    {"on [September 12 and 14]", "2025-09-12/2025-09-14"},
    {"[May 3-5, 2020]", "2020-05-03/2020-05-05"},
    {"[3 to 5 May]", "2025-05-03/2025-05-05"},
    {"[June-August 2023]", "2023-06/2023-08"},
    {"[December-February 2024]", "2023-12/2024-02"},
    {"the [2019-20] season", "2019/2020"},
    {"the [1999-00] season", "1999/2000"},
    {"in [2010-2015]", "2010/2015"},
    {"in [2019/20]", "2019/2020"},
    {"[May 28-June 3, 2021]", "2021-05-28/2021-06-03"},
    // weekdays
    {"on [Monday] night", "2025-10-20"},
    {"on [Sunday]", "2025-10-26"},
    {"will meet on [Friday]", "2025-10-31"},
    {"on [Tuesday] and [Wednesday]", "2025-10-21 2025-10-22"},
    {"[last Friday]", "2025-10-24"},
    {"[next Friday]", "2025-10-31"},
    {"[last Sunday]", "2025-10-19"},
    {"[this Tuesday]", "2025-10-21"},
    {"[Monday]'s vote", "2025-10-20"},
    // periods
    {"in the [1990s]", "199"},
    {"in the [early 1970s]", "197"},
    {"the ['90s]", "199"},
    {"the [80s]", "198"},
    {"in the [sixties]", "196"},
    {"the [late eighties]", "198"},
    {"in the [20th century]", "19"},
    {"the [XIX century]", "18"},
    {"the [twenty-first century]", "20"},
    {"the [5th century BC]", "BC04"},
    {"[the third quarter]", "2025-Q3"},
    {"[the fourth quarter]", "2025-Q4"},
    {"[third-quarter] profit", "2025-Q3"},
    {"[the first quarter of 2024]", "2024-Q1"},
    {"[Q3 2024]", "2024-Q3"},
    {"[the first half of 2019]", "2019-H1"},
    {"[H1 2024]", "2024-H1"},
    {"[fiscal 2023]", "2023"},
    {"[FY2023]", "2023"},
    {"[fiscal year 2020-21]", "2020/2021"},
    {"[the summer of 1999]", "1999-SU"},
    {"[spring 2014]", "2014-SP"},
    {"[last summer]", "2025-SU"},
    // relative
    {"[today]", "2025-10-26"},
    {"[Yesterday], they", "2025-10-25"},
    {"[tomorrow]", "2025-10-27"},
    {"[the day before yesterday]", "2025-10-24"},
    {"[last week]", "2025-W42"},
    {"[this week]", "2025-W43"},
    {"[next week]", "2025-W44"},
    {"[the last week]", "2025-W42"},
    {"[last month]", "2025-09"},
    {"[this month]", "2025-10"},
    {"[next month]", "2025-11"},
    {"[last year]", "2024"},
    {"[later this year]", "2025"},
    {"[early next year]", "2026"},
    {"[last September]", "2025-09"},
    {"[last October]", "2024-10"},
    {"[October last year]", "2024-10"},
    {"[this weekend]", "2025-W43-WE"},
    {"[last quarter]", "2025-Q3"},
    {"[the last decade]", "201"},
    {"[two years ago]", "2023"},
    {"[10 days ago]", "2025-10-16"},
    {"[three months ago]", "2025-07"},
    {"[a year earlier]", "2024"},
    // feasts
    {"before [Christmas]", "2025-12-25"},
    {"on [New Year's Eve]", "2025-12-31"},
    {"at [Easter 2019]", "2019-04-21"},
    {"on [Good Friday 2024]", "2024-03-29"},
    {"on [Thanksgiving Day 2023]", "2023-11-23"},
    {"on [Labor Day 2024]", "2024-09-02"},
    {"during [Ramadan]", "-"},
    {"on [Eid al-Fitr]", "-"},
    {"before [Diwali]", "-"},
    {"on [Independence Day]", "-"},
};

constexpr std::string_view kTraps[] = {
    "It weighed 1996 kg.",
    "some 2000 people came",
    "more than 1999 votes",
    "won 21-19, 2-1 and 105-98",
    "page 1850 and room 2011",
    "flight 1996 to Rome",
    "tel. 1999 2000",
    "call 2025-1010-2020",
    "the Boeing 1999 model? model 2010",
    "cost $1999 or $ 2000",
    "Rs. 2000 and \xE2\x82\xAC"
    "1999",
    "open 24/7",
    "1/2 of it and 3/4 cup",
    "version 1.2.2010.5",
    "at 10:30 and 2:30 p.m.",
    "for three days and 20 years",
    "in the coming days",
    "every day, daily and weekly",
    "every Monday and each October",
    "aged 30, in her 30s",
    "his early sixties",
    "you may be right",
    "they may march on",
    "Mrs. May left",
    "Theresa May resigned",
    "But May said no.",
    "May God help us",
    "March on, soldiers",
    "a March for Life",
    "the Sunday Times said",
    "Saturday Night Live",
    "USA Today said",
    "the august assembly",
    "31 February 2020 does not exist",
    "2024-13-01 and 2024-02-30",
    "31 June 2020",
    "Octoberfest",
    "a Christmas tree and Easter eggs",
    "Friday the 13th",
    "Sheffield Wednesday won",
    "the first half of the match",
    "a quarter of them",
    "Q1 is a quartile",
    "prices fall in summer sales",
    "serial 20241026-77",
    "12,1996 and 1996,5",
    "GPS 1999.5 and 1.1999",
    "at 1996% of it",
    "Resolution 1973 was passed",
    "3 to 50 March",
    "Chapter 1999",
    "Act 2004",
    "Bloody Sunday",
    "a part 2024-03-01-77",
    "ISBN 978-1999",
    "she was 19",
    "now and recently",
    "0800 2010",
};

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// The text with what was found in brackets.
std::string bracketed(std::string_view text, const std::vector<test::FoundDate>& found) {
  std::string out;
  std::size_t at = 0;
  for (const test::FoundDate& date : found) {
    out += std::string(text.substr(at, date.span.begin - at)) + "[" +
           std::string(text.substr(date.span.begin, date.span.size())) + "]";
    at = date.span.end;
  }
  return out + std::string(text.substr(at));
}

}  // namespace

TEST_CASE("dates are found and valued", "[dates]") {
  static_assert(std::size(kDates) + std::size(kTraps) >= 150);
  test::DateFinder finder;
  for (const Row& row : kDates) {
    std::string text(row.text);
    std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
    const auto found = finder.find(text, kReference);
    CHECK(bracketed(text, found) == row.text);
    std::vector<std::string> values;
    for (const test::FoundDate& date : found)
      values.push_back(date.value.timex.empty() ? "-" : date.value.timex);
    CHECK(std::string(row.text) + " = " + join(values) ==
          std::string(row.text) + " = " + std::string(row.values));
  }
}

TEST_CASE("what only looks like a date is not found", "[dates]") {
  test::DateFinder finder;
  for (const std::string_view text : kTraps) CHECK(bracketed(text, finder.find(text, kReference)) == text);
}

TEST_CASE("without a reference day incomplete dates stay open", "[dates]") {
  test::DateFinder finder;
  const auto value = [&](std::string_view text) {
    const auto found = finder.find(text, "");
    return found.empty() ? std::string("none") : found[0].value.timex;
  };
  CHECK(value("on October 19") == "XXXX-10-19");
  CHECK(value("in October") == "XXXX-10");
  CHECK(value("on Monday") == "XXXX-WXX-1");
  CHECK(value("at Christmas") == "XXXX-12-25");
  CHECK(value("the third quarter") == "XXXX-Q3");
  CHECK(value("yesterday") == "");
  CHECK(value("last week") == "");
}
