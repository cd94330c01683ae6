// Which bytes a string of JSON has as they are. Internal to json.
#pragma once

#include <array>
#include <cstdint>

namespace onoma::json {

// Of the others some need escapes: controls, the quote and the backslash, and what begins with C2 or E2 (see escaped_unit()).
inline constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (unsigned c = 0x20; c < 256; ++c) plain[c] = c != '"' && c != '\\' && c != 0x7F && c != 0xC2 && c != 0xE2;
  return plain;
}();

inline bool is_plain(char c) noexcept { return kPlain[static_cast<unsigned char>(c)]; }

inline constexpr std::uint64_t kEachByte = 0x0101010101010101U;

// Whether all eight bytes are plain ASCII. Each sum sets the high bit of the bytes it looks for, and carries over to another
// byte only from one of these.
inline bool is_plain_word(std::uint64_t word) noexcept {
  const std::uint64_t controls = word - 0x20 * kEachByte;
  const std::uint64_t rubout = word + kEachByte;
  const std::uint64_t quotes = (word ^ '"' * kEachByte) - kEachByte;
  const std::uint64_t backslashes = (word ^ '\\' * kEachByte) - kEachByte;
  return ((word | controls | rubout | quotes | backslashes) & 0x80 * kEachByte) == 0;
}

}  // namespace onoma::json
