// The proleptic Gregorian calendar as dates need it: ISO text, ISO weeks, Easter, the n-th weekday of a
// month.
//
// Days are std::chrono::sys_days (no time zone, no clock). Pure functions.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace onoma::link {

using Day = std::chrono::sys_days;

// The day, if there is one: no 31 February, no year before 1 or after 9999.
std::optional<Day> make_day(int year, int month, int day) noexcept;

// "2025-10-26" to a day and back.
std::optional<Day> parse_iso_day(std::string_view text) noexcept;
std::string iso_day(Day day);
std::string iso_day(int year, int month, int day);  // month and day of two digits
std::string iso_month(int year, int month);  // 2025-10
std::string iso_year(int year);              // 2025
std::string iso_week(Day day);               // 1998-W08, the ISO week that the day is in

int year_of(Day day) noexcept;
int month_of(Day day) noexcept;
int day_of(Day day) noexcept;
// 1 is Monday, 7 is Sunday.
int weekday_of(Day day) noexcept;
Day monday_of(Day day) noexcept;
Day last_of_month(int year, int month) noexcept;
// The same day so many months later, or the last of that month where it is shorter.
Day add_months(Day day, int months) noexcept;

// Easter Sunday of the western churches. (Meeus, Jones and Butcher: "anonymous Gregorian algorithm".)
Day western_easter(int year) noexcept;
// Easter Sunday of the orthodox churches, as a Gregorian day. (Meeus' Julian algorithm.)
Day orthodox_easter(int year) noexcept;
// The n-th Monday (weekday 1) … of a month; n = -1 is the last.
Day nth_weekday(int year, int month, int weekday, int n) noexcept;

}  // namespace onoma::link
