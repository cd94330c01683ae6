// Makes DateValues for whole periods of the calendar: a day, a month, a year, a quarter, a decade …
//
// Each function gives the TIMEX3 value, its grain, and its first and last day. Arguments are valid (year 1 to
// 9999, month 1 to 12, quarter 1 to 4, half 1 to 2). Pure functions.
#pragma once

#include <string_view>

#include "link/dates/calendar.hpp"
#include "onoma/entity.hpp"

namespace onoma::link {

DateValue day_value(Day day);
DateValue week_value(Day any_day_in_it);
DateValue weekend_value(Day any_day_in_its_week);
DateValue month_value(int year, int month);
DateValue quarter_value(int year, int quarter);
DateValue half_value(int year, int half);
DateValue year_value(int year);
DateValue decade_value(int first_year);   // 1990 -> "199"
DateValue century_value(int first_year);  // 1900 -> "19"
DateValue before_christ_value(int year);  // 400 -> "BC0400"
// `code` is SP, SU, FA or WI. No days: where the season falls depends on the hemisphere.
DateValue season_value(int year, std::string_view code);
// Two values as an ISO 8601 interval: "2024-03-03/2024-03-05".
DateValue interval_value(const DateValue& first, const DateValue& last);
// A value whose text is not complete ("XXXX-10-19"): no days.
DateValue open_value(std::string timex, std::string grain);
// PRESENT_REF, PAST_REF, FUTURE_REF: no day at all.
DateValue vague_value(std::string_view timex);

}  // namespace onoma::link
