// From what a pattern caught ("day", "month", "rel", …) to a date with its TIMEX3 value.
//
// gazetteers/patterns/README.md lists the captures. Absolute dates need nothing else. Dates without a year,
// weekdays and relative dates are resolved against a reference day where one is known; without it they get an
// open value ("XXXX-10-19", "XXXX-WXX-1") or none. Never the clock.
//
// Pure functions; any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "link/dates/calendar.hpp"
#include "link/dates/date_words.hpp"
#include "match.hpp"
#include "onoma/entity.hpp"
#include "onoma/extractor.hpp"

namespace onoma::link {

// Which way a date without a year, or a bare weekday, is to be read.
enum class Tense : unsigned char {
  kUnknown,   // the latest such day, or month and day a few weeks ahead
  kPast,      // "met on Friday"; "agreed to meet in May" may be weeks ahead all the same
  kPastOnly,  // "In May, they met": never ahead
  kFuture,    // "will open on Friday"
};

// A date that the text has told before: what "that year" and "two days later" are told from.
struct Focus {
  Day first;          // its first day
  std::string grain;  // day, week, month, quarter, year, …
};

struct DateContext {
  std::optional<Day> reference = {};
  Tense tense = Tense::kUnknown;
  DateOrder order = DateOrder::kAuto;
  const DateWords* words = nullptr;     // none: feasts and other calendars have no value
  std::string_view language = {};       // of the rule that caught this; empty is English
  std::optional<Focus> focus = {};      // the last date told before
  std::optional<Focus> quarter = {};    // the last quarter or half told shortly before
  std::optional<Day> story = {};        // a day of another year that the passage tells of
  bool shifted = false;                 // the expression is told from this date ("two days before Christmas")
};

// Nothing when the captures name no possible date (31 February): then the hit is no date. A DateValue with an
// empty `timex` is a date whose value is not known.
std::optional<DateValue> date_value(const std::vector<Capture>& captures, const DateContext& context);

// Whether English captures have a value for sure, whatever the reference day, where no story is told. False also where only
// date_value() can say: it is for dates of the common forms ("Monday", "May 3", "3 May 2024", "2024"), and much cheaper.
bool is_surely_date(const std::vector<Capture>& captures) noexcept;

// Marks a value that was resolved against that day.
DateValue anchored(DateValue value, Day anchor);

}  // namespace onoma::link
