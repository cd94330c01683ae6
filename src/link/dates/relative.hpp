// Dates that are told from another day: from that of writing ("yesterday", "last week", "two years ago") or from the last date
// that the text has told ("that year", "two days later"). Internal to link/dates.
#pragma once

#include <optional>
#include <vector>

#include "link/dates/date_value.hpp"

namespace onoma::link {

// Captures rel, unit, n, weekday, month, day, season, quarter, half, that, the. `relative` is set; the value is empty where
// what it is told from is not known.
std::optional<DateValue> relative_value(const std::vector<Capture>& captures, const DateContext& context);

}  // namespace onoma::link
