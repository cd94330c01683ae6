// Days of calendars besides the Gregorian one, as ICU reckons them: islamic (Umm al-Qura), hebrew, chinese and persian.
//
// Months count from 1: Hebrew months from Tishrei, with Adar I of a leap year as 6. Any thread.
#pragma once

#include <optional>
#include <string_view>

#include "link/dates/calendar.hpp"

namespace onoma::link {

// The day, by the calendar's own year; nothing for a calendar that is not known, a month or day that this year does not have,
// or a day outside the Gregorian years 1 to 9999. Day 0 is the day before the month begins.
std::optional<Day> other_calendar_day(std::string_view calendar, int year, int month, int day);

// The calendar's year on that day (of the Chinese calendar: ICU's extended year).
std::optional<int> other_calendar_year(std::string_view calendar, Day day);

}  // namespace onoma::link
