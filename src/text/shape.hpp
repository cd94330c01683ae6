// How a word is written.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "text/char_class.hpp"
#include "text/token.hpp"

namespace onoma::text {

// The shape of a run of ASCII letters and digits: the bits of its first character and those of all others
// together.
constexpr Shape plain_shape(std::uint8_t first, std::uint8_t rest) noexcept {
  const std::uint8_t all = first | rest;
  if (all & kDigitBit) return all == kDigitBit ? Shape::kNumber : Shape::kAlnum;
  if (all == kLowerBit) return Shape::kLower;
  if (first == kLowerBit) return Shape::kMixed;
  if (rest == kUpperBit) return Shape::kAllCaps;
  return rest == 0 || rest == kLowerBit ? Shape::kCapitalized : Shape::kMixed;
}

// The same by table: shapes are as good as random, a branch for each would be mispredicted.
inline constexpr std::array<Shape, 64> kPlainShapes = [] {
  std::array<Shape, 64> shapes{};
  for (unsigned i = 0; i < shapes.size(); ++i) {
    shapes[i] = plain_shape(static_cast<std::uint8_t>(i >> 3), static_cast<std::uint8_t>(i & 7U));
  }
  return shapes;
}();

// The shape of any word token: apostrophes, periods and letters of all scripts are understood. A word of
// several runs of letters (O'Brien, Qur'an) is capitalised if its first run is and each other one is
// capitalised or lower.
Shape shape_of(std::string_view word) noexcept;

}  // namespace onoma::text
