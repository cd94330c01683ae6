// The words and numerals that dates are written with, as numbers. Case does not matter; 0 or nothing means
// "not known".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "match.hpp"

namespace onoma::link {

// The first capture of that name; empty when there is none.
inline std::string_view caught(const std::vector<Capture>& captures, std::string_view name) noexcept {
  for (const Capture& capture : captures) {
    if (capture.name == name) return capture.text;
  }
  return {};
}

// "October", "Oct.", "oct" -> 10.
int month_number(std::string_view word) noexcept;
// "Monday", "Thurs." -> 1 … 7.
int weekday_number(std::string_view word) noexcept;
// Leading digits: "3rd" -> 3, "1,000" -> 1000.
std::optional<int> leading_number(std::string_view text) noexcept;
// Cardinals and ordinals below 100 in words or digits: "a", "three", "twenty-first", "3rd".
std::optional<int> small_number(std::string_view text) noexcept;
// "XIX" -> 19.
std::optional<int> roman_number(std::string_view text) noexcept;
// "nineteen ninety-six", "two thousand and six", "eighteen hundred".
std::optional<int> spelled_year(std::string_view text) noexcept;
// "sixties" -> 60.
int decade_number(std::string_view word) noexcept;
// "SP", "SU", "FA", "WI": the TIMEX3 codes; empty when it is no season.
std::string_view season_code(std::string_view word) noexcept;

bool same_word(std::string_view a, std::string_view b) noexcept;

}  // namespace onoma::link
