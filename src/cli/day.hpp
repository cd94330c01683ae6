#pragma once

#include <string_view>

namespace onoma::cli {

// True for a day of the Gregorian calendar as YYYY-MM-DD.
bool is_day(std::string_view text) noexcept;

}  // namespace onoma::cli
