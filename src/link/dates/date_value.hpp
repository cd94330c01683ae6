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
#include "match.hpp"
#include "onoma/entity.hpp"

namespace onoma::link {

// Which way a date without a year, or a bare weekday, is to be read.
enum class Tense : unsigned char {
  kPast,    // news: the latest such day, or one a few weeks ahead
  kFuture,  // "will open on Friday"
};

struct DateContext {
  std::optional<Day> reference;
  Tense tense = Tense::kPast;
};

// Nothing when the captures name no possible date (31 February): then the hit is no date. A DateValue with an
// empty `timex` is a date whose value is not known.
std::optional<DateValue> date_value(const std::vector<Capture>& captures, const DateContext& context);

}  // namespace onoma::link
