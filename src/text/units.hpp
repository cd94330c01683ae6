// Turns byte offsets of a UTF-8 text into code points and UTF-16 units.
//
// A UnitCounter walks forward once: offsets must be asked in rising order. Each byte is looked at once.
#pragma once

#include <cstddef>
#include <string_view>

#include "onoma/span.hpp"

namespace onoma::text {

struct UnitOffsets {
  std::size_t byte = 0;
  std::size_t codepoint = 0;
  std::size_t utf16 = 0;

  std::size_t in(OffsetUnit unit) const noexcept {
    return unit == OffsetUnit::kByte ? byte : unit == OffsetUnit::kUtf16 ? utf16 : codepoint;
  }
};

inline UnitOffsets operator+(const UnitOffsets& a, const UnitOffsets& b) noexcept {
  return {a.byte + b.byte, a.codepoint + b.codepoint, a.utf16 + b.utf16};
}

class UnitCounter {
 public:
  explicit UnitCounter(std::string_view text) noexcept : text_(text) {}

  // Offsets of the place `byte` (a code-point edge, not before the last one asked).
  UnitOffsets at(std::size_t byte) noexcept;

 private:
  std::string_view text_;
  UnitOffsets last_;
};

}  // namespace onoma::text
