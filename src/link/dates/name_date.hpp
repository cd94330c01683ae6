// The day that a file's name tells: "report-2025-10-26.txt", "20251026_lagos.txt", "news/2025/10/26/lagos.txt".
//
// Pure function; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "link/dates/calendar.hpp"

namespace onoma::link {

// The last day of the years 1900 to 2099 that stands in the path, year first, its parts joined by nothing or by one of
// - _ . and / alike. Nothing where there is none.
std::optional<Day> day_in_name(std::string_view path) noexcept;

}  // namespace onoma::link
