#include "link/dates/reference_date.hpp"

#include <catch2/catch.hpp>

#include "date_finder.hpp"

using namespace onoma;

namespace {

// "2025-10-26 dateline" or "".
std::string reference_of(std::string_view text, std::string_view name_date = {}) {
  static test::DateFinder finder;
  std::vector<link::DateMention> mentions;
  for (test::FoundDate& date : finder.find(text, ""))
    mentions.push_back({date.span, std::move(date.captures)});
  const ReferenceDate date = link::find_reference_date(text, mentions, name_date);
  if (date.value.empty()) return "";
  CHECK(date.span.end <= text.size());
  return date.value + " " + date.from;
}

}  // namespace

TEST_CASE("a dateline tells the day of writing", "[reference-date]") {
  CHECK(reference_of(" date 2025-10-26 ISLAMABAD: Amid tensions, talks were held on October 19.") ==
        "2025-10-26 dateline");
  CHECK(reference_of("ISLAMABAD, Oct 26, 2025 (Agency) - Talks began.") == "2025-10-26 dateline");
  CHECK(reference_of("LONDON 1996-08-30\nShares rose.") == "1996-08-30 dateline");
  CHECK(reference_of("A headline\n\nNEW DELHI, 26 October 2025: Talks began.") == "2025-10-26 dateline");
  CHECK(reference_of("Lusaka, Zambia, Feb 7 2019 (XYZ) - The dam is full.") == "2019-02-07 dateline");
  CHECK(reference_of("OSLO \xE2\x80\x93 4 March 2018: Snow fell") == "2018-03-04 dateline");
}

TEST_CASE("a dateline without a year has that of the text or of the file's name", "[reference-date]") {
  CHECK(reference_of("ISLAMABAD, Oct 26 (Agency) - Talks began on October 19, 2025 and end in May 2026; since June 2025 "
                     "nothing.") == "2025-10-26 dateline");
  CHECK(reference_of("ISLAMABAD, Oct 26 (Agency) - Talks began on 3 May.", "2024-11-01") == "2024-10-26 dateline");
  CHECK(reference_of("OSLO, Feb 29 (Agency) - It snowed in May 2023.") == "");
}

TEST_CASE("a header tells the day of writing", "[reference-date]") {
  CHECK(reference_of("Published: 26 October 2025\nTalks began.") == "2025-10-26 header");
  CHECK(reference_of("From: a@b.org\nDate: Sun, 26 Oct 2025 10:00:00 +0000\nSubject: x\n\nHello") ==
        "2025-10-26 header");
  CHECK(reference_of("Last updated: October 26, 2025\n") == "2025-10-26 header");
  CHECK(reference_of("A bridge is opened\nTuesday, May 4, 2010\nThe river has a new bridge.") ==
        "2010-05-04 header");
  CHECK(reference_of("October 26, 2025 10:30 GMT\nText") == "2025-10-26 header");
}

TEST_CASE("a story's own dates are no reference date", "[reference-date]") {
  CHECK(reference_of("Talks were held on 26 October 2025 in Doha.") == "");
  CHECK(reference_of("Ada Lovelace (10 December 1815 - 27 November 1852) was a writer.") == "");
  CHECK(reference_of(
            "Tanaka (\xE7\x94\xB0\xE4\xB8\xAD, March 9, 1901 \xE2\x80\x93 June 2, 1960) was a painter.") ==
        "");
  CHECK(reference_of("ISLAMABAD, Oct 26 (Agency) - Talks began.") == "");
  CHECK(reference_of("Oct 26\nThe talks of 3 May 2024.") == "");
  CHECK(reference_of("Published: yesterday") == "");
  CHECK(reference_of("") == "");
  CHECK(reference_of("Posted 3/4/2020") == "");
  CHECK(reference_of(std::string(3000, 'x') + "\nDate: 26 October 2025\n") == "");
}
