// Numbers as JSON writes them, into room that the caller has. Each function returns where the text ends.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace onoma::json {

inline constexpr std::size_t kLongestNumber = 24;  // bytes that either may need

// "00" to "99", one after the other.
inline constexpr std::array<char, 200> kPairs = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

// Below 100.
inline char* write_pair(std::uint32_t number, char* to) noexcept {
  std::memcpy(to, &kPairs[2 * number], 2);
  return to + 2;
}
inline char* write_small(std::uint32_t number, char* to) noexcept {
  if (number >= 10) return write_pair(number, to);
  *to = static_cast<char>('0' + number);
  return to + 1;
}

inline char* write_count(std::uint64_t number, char* to) noexcept {
  if (number >= 100'000'000) return std::to_chars(to, to + kLongestNumber, number).ptr;
  const auto all = static_cast<std::uint32_t>(number);
  const std::uint32_t high = all / 10'000, low = all % 10'000;
  if (high >= 100) to = write_pair(high % 100, write_small(high / 100, to));
  else if (high > 0) to = write_small(high, to);
  if (high > 0) return write_pair(low % 100, write_pair(low / 100, to));
  return low >= 100 ? write_pair(low % 100, write_small(low / 100, to)) : write_small(low, to);
}

// At most four decimals, no trailing zeros; for numbers from 0 to 1, others are cut to that.
inline char* write_fraction(double number, char* to) noexcept {
  std::uint32_t parts = number >= 1 ? 10000 : 0;
  if (number > 0 && number < 1) {  // and not what is no number
    const double scaled = number * 10000;
    parts = static_cast<std::uint32_t>(scaled);
    parts += scaled - parts >= 0.5 ? 1 : 0;
  }
  if (parts == 0 || parts == 10000) {
    *to = parts == 0 ? '0' : '1';
    return to + 1;
  }
  std::memcpy(to, "0.", 2);
  to = write_pair(parts % 100, write_pair(parts / 100, to + 2));
  while (to[-1] == '0') --to;
  return to;
}

}  // namespace onoma::json
