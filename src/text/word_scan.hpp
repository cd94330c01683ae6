// Finds the end of a run of ASCII letters and digits, eight or sixteen bytes at a time, and what the run is made of.
//
// Words are short and of all lengths, so a loop over bytes pays for a mispredicted branch at each word's end.
#pragma once

#include <bit>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "text/char_class.hpp"

namespace onoma::text {

struct PlainRun {
  const char* end;
  std::uint8_t first;  // CharBits of the first character
  std::uint8_t rest;   // of all others together
};

namespace word_scan {

inline constexpr std::uint64_t kOnes = 0x0101010101010101U;

// The high bit of each byte that is at least `low` and at most `high`; bytes have their own high bits clear.
constexpr std::uint64_t in_range(std::uint64_t bytes, unsigned low, unsigned high) noexcept {
  return (bytes + kOnes * (0x80U - low)) & ~(bytes + kOnes * (0x7FU - high)) & kHighBits;
}

// Eight bytes with the first of them in the lowest bits.
inline std::uint64_t load_first_lowest(const char* p) noexcept {
  std::uint64_t word = load_word(p);
  if constexpr (std::endian::native == std::endian::big) {
    std::uint64_t swapped = 0;
    for (int i = 0; i < 8; ++i, word >>= 8) swapped = swapped << 8 | (word & 0xFFU);
    word = swapped;
  }
  return word;
}

constexpr std::uint8_t bits_of(std::uint64_t lower, std::uint64_t upper, std::uint64_t digit) noexcept {
  return static_cast<std::uint8_t>((lower != 0 ? kLowerBit : 0) | (upper != 0 ? kUpperBit : 0) |
                                   (digit != 0 ? kDigitBit : 0));
}

}  // namespace word_scan

#ifdef __SSE2__
namespace word_scan {

// A bit for each byte from `low` on of so many.
inline unsigned in_range16(__m128i bytes, char low, int count) noexcept {
  const __m128i from_least = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(low + 128)));  // `low` becomes -128
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmplt_epi8(from_least, _mm_set1_epi8(static_cast<char>(count - 128)))));
}

}  // namespace word_scan
#endif

// The run that begins at `p`, which is a letter or digit, and goes no further than `limit`.
inline PlainRun scan_plain_run(const char* p, const char* limit) noexcept {
  PlainRun run{p + 1, char_bits(*p), 0};
#ifdef __SSE2__
  while (limit - run.end >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(run.end));
    const unsigned lower = word_scan::in_range16(bytes, 'a', 26);
    const unsigned upper = word_scan::in_range16(bytes, 'A', 26);
    const unsigned digit = word_scan::in_range16(bytes, '0', 10);
    const unsigned others = (lower | upper | digit) ^ 0xFFFFU;
    const unsigned inside = (others & (~others + 1)) - 1;  // the bytes before the first that is none of these, or all
    run.rest |= word_scan::bits_of(lower & inside, upper & inside, digit & inside);
    if (others != 0) {
      run.end += std::countr_zero(others);
      return run;
    }
    run.end += 16;
  }
#endif
  while (limit - run.end >= 8) {
    const std::uint64_t word = word_scan::load_first_lowest(run.end);
    const std::uint64_t ascii = ~word & kHighBits;
    const std::uint64_t low = word & ~kHighBits;
    const std::uint64_t lower = word_scan::in_range(low, 'a', 'z') & ascii;
    const std::uint64_t upper = word_scan::in_range(low, 'A', 'Z') & ascii;
    const std::uint64_t digit = word_scan::in_range(low, '0', '9') & ascii;
    const std::uint64_t others = (lower | upper | digit) ^ kHighBits;
    // The bytes before the first that is none of these.
    const std::uint64_t inside = others == 0 ? ~std::uint64_t{0} : (others & (~others + 1)) - 1;
    run.rest |= word_scan::bits_of(lower & inside, upper & inside, digit & inside);
    if (others != 0) {
      run.end += std::countr_zero(others) / 8;
      return run;
    }
    run.end += 8;
  }
  for (; run.end != limit; ++run.end) {
    const std::uint8_t bits = char_bits(*run.end) & kWordBits;
    if (bits == 0) break;
    run.rest |= bits;
  }
  return run;
}

}  // namespace onoma::text
