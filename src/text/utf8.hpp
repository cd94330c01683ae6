// Small steps over UTF-8 that is known to be valid.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace onoma::text {

inline constexpr std::uint64_t kHighBits = 0x8080808080808080U;

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes
};

inline std::uint8_t byte_at(const char* p) noexcept {
  return static_cast<std::uint8_t>(*p);
}
inline bool is_continuation(char c) noexcept {
  return (static_cast<std::uint8_t>(c) & 0xC0U) == 0x80U;
}

inline std::uint64_t load_word(const char* p) noexcept {
  std::uint64_t word;
  std::memcpy(&word, p, sizeof word);
  return word;
}

// The code point that begins at `p`.
inline CodePoint decode(const char* p) noexcept {
  const std::uint32_t a = byte_at(p);
  if (a < 0x80) return {a, 1};
  const std::uint32_t b = byte_at(p + 1) & 0x3FU;
  if (a < 0xE0) return {(a & 0x1FU) << 6 | b, 2};
  const std::uint32_t c = byte_at(p + 2) & 0x3FU;
  if (a < 0xF0) return {(a & 0x0FU) << 12 | b << 6 | c, 3};
  return {(a & 0x07U) << 18 | b << 12 | c << 6 | (byte_at(p + 3) & 0x3FU), 4};
}

// The code point that ends at `p`; there must be one.
inline CodePoint decode_before(const char* p) noexcept {
  do --p;
  while (is_continuation(*p));
  return decode(p);
}

inline void append_code_point(char32_t c, std::string& out) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | c >> 6), out += tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | c >> 12), out += tail(6), out += tail(0);
  } else {
    out += static_cast<char>(0xF0U | c >> 18), out += tail(12), out += tail(6), out += tail(0);
  }
}

// The first byte at or after `p` that is not ASCII, or `end`.
inline const char* skip_ascii(const char* p, const char* end) noexcept {
  while (end - p >= 16 && ((load_word(p) | load_word(p + 8)) & kHighBits) == 0) p += 16;
  while (p != end && byte_at(p) < 0x80) ++p;
  return p;
}

inline bool is_ascii(std::string_view text) noexcept {
  const char* end = text.data() + text.size();
  return skip_ascii(text.data(), end) == end;
}

}  // namespace onoma::text
