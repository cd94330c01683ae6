// Dates that are told from the reference day: "yesterday", "last week", "two years ago". Internal to
// link/dates.
#pragma once

#include <optional>
#include <vector>

#include "link/dates/date_value.hpp"

namespace onoma::link {

// Captures rel, unit, n, weekday, month, day, season, quarter, half, that, the. `relative` is set; the value
// is empty where there is no reference day or where the words alone do not tell ("the same year").
std::optional<DateValue> relative_value(const std::vector<Capture>& captures, const DateContext& context);

}  // namespace onoma::link
