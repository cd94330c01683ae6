// Dates and periods that are told in numbers: 12/05/2024, 2019-20, '98, Q3 2024, the 1990s, the 20th century,
// 400 BC. Internal to link/dates.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "link/dates/date_value.hpp"

namespace onoma::link {

// "2024" is itself; of two digits the year nearest to the reference day is taken, but at most 20 years after
// it (without a reference day: 1930 to 2029).
std::optional<int> full_year(std::string_view digits, const DateContext& context);

// Captures num1, num2, year: by the order of the context, unless that is impossible; `ambiguous` with both
// readings where both are days and no order is known.
std::optional<DateValue> numeric_value(const std::vector<Capture>& captures, const DateContext& context);
// The order that these numbers alone tell ("26/10/2025"), or kAuto.
DateOrder told_order(const std::vector<Capture>& captures);
// Captures year, year2.
std::optional<DateValue> year_or_range_value(const std::vector<Capture>& captures,
                                             const DateContext& context);
// Captures year, week and perhaps weekday_number: ISO 8601 weeks.
std::optional<DateValue> week_of_year_value(const std::vector<Capture>& captures);
// Captures quarter, half, season, decade, century, fiscal, eranum, oldyear, with year where there is one.
std::optional<DateValue> period_value(const std::vector<Capture>& captures, const DateContext& context);

// Captures quarter and half as numbers; 0 when there is none.
int caught_quarter(const std::vector<Capture>& captures);
int caught_half(const std::vector<Capture>& captures);

}  // namespace onoma::link
