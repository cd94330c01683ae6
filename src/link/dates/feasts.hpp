// Feasts with a day in the Gregorian calendar: fixed ones, those that follow Easter, and n-th weekdays of a
// month. Feasts of other calendars (Eid, Diwali, Passover, …) are not told here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "link/dates/calendar.hpp"

namespace onoma::link {

// The day of a feast in a year, by its name as written ("Christmas Eve", "Good Friday", "Thanksgiving Day").
std::optional<Day> feast_day(std::string_view name, int year);
// "12-25" where the feast is on the same day every year; empty for others.
std::string fixed_feast(std::string_view name);

}  // namespace onoma::link
