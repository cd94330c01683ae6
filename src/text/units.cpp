#include "text/units.hpp"

#include <cassert>

#include "text/utf8.hpp"

namespace onoma::text {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101U;

// How many bytes of a word have their lowest bit set; the other bits are zero.
std::size_t sum_bytes(std::uint64_t word) noexcept {
  return (word * kOnes) >> 56;
}

}  // namespace

UnitOffsets UnitCounter::at(std::size_t byte) noexcept {
  assert(byte >= last_.byte && byte <= text_.size());
  const char* p = text_.data() + last_.byte;
  const char* const end = text_.data() + byte;
  std::size_t code_points = 0;
  std::size_t pairs = 0;  // code points beyond the BMP: two UTF-16 units each
  while (end - p >= 32 && ((load_word(p) | load_word(p + 8) | load_word(p + 16) | load_word(p + 24)) & kHighBits) == 0) {
    p += 32, code_points += 32;  // ASCII, which most text is
  }
  for (; end - p >= 8; p += 8) {
    const std::uint64_t word = load_word(p);
    code_points += 8;
    if ((word & kHighBits) == 0) continue;
    code_points -= sum_bytes((word >> 7) & (~word >> 6) & kOnes);
    pairs += sum_bytes((word >> 7) & (word >> 6) & (word >> 5) & (word >> 4) & kOnes);
  }
  // The rest by the last eight bytes before the place, where these are ASCII too.
  if (byte >= 8 && (load_word(end - 8) & kHighBits) == 0) code_points += static_cast<std::size_t>(end - p), p = end;
  for (; p != end; ++p) {
    code_points += !is_continuation(*p);
    pairs += byte_at(p) >= 0xF0;
  }
  last_.byte = byte;
  last_.codepoint += code_points;
  last_.utf16 += code_points + pairs;
  return last_;
}

}  // namespace onoma::text
