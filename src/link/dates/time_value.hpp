// Times of day, durations and sets of times, with their TIMEX3 values. Pure functions; any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "match.hpp"
#include "onoma/entity.hpp"

namespace onoma::link {

// Captures hour, minute, second, ampm, hhmm ("1430"), zone (of UTC), clock ("12:00") or daypart ("morning"). `day` is the ISO
// day that the time is of, empty where nobody tells: "2025-10-20T14:30", "T14:30", "2025-10-20TMO". Nothing for what is no
// time of day.
std::optional<DateValue> time_value(const std::vector<Capture>& captures, std::string_view day);

// Captures n, unit, half, some: "P3D", "PT30M", "P2.5Y", "PXY".
std::optional<DateValue> duration_value(const std::vector<Capture>& captures);

// Captures weekday, weekdays, month, season or n and unit: "XXXX-WXX-1", "XXXX-10", "XXXX-SU", "P2Y".
std::optional<DateValue> set_value(const std::vector<Capture>& captures);

}  // namespace onoma::link
