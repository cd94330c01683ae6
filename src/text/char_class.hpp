// What a character is to the tokenizer: ASCII by table, the rest by ICU's properties.
#pragma once

#include <array>
#include <cstdint>

#include "text/utf8.hpp"

namespace onoma::text {

enum CharBit : std::uint8_t {
  kLowerBit = 1,
  kUpperBit = 2,
  kDigitBit = 4,
  kUncasedBit = 8,  // a letter without case, or a mark; beyond ASCII only
  kJoinBit = 16,    // ' . , : @ _ may hold two words together or belong to the word before
  kSpaceBit = 32,   // white space and control characters
  kLineBit = 64,    // ends a line; also kSpaceBit
  kWideBit = 128,   // a byte of a longer sequence
};
inline constexpr std::uint8_t kLetterBits = kLowerBit | kUpperBit | kUncasedBit;
inline constexpr std::uint8_t kWordBits = kLetterBits | kDigitBit;

constexpr std::array<std::uint8_t, 256> make_char_bits() {
  std::array<std::uint8_t, 256> bits{};
  for (unsigned c = 0; c < 256; ++c) {
    if (c >= 0x80)
      bits[c] = kWideBit;
    else if (c >= 'a' && c <= 'z')
      bits[c] = kLowerBit;
    else if (c >= 'A' && c <= 'Z')
      bits[c] = kUpperBit;
    else if (c >= '0' && c <= '9')
      bits[c] = kDigitBit;
    else if (c >= '\n' && c <= '\r')
      bits[c] = kSpaceBit | kLineBit;
    else if (c <= ' ' || c == 0x7F)
      bits[c] = kSpaceBit;
  }
  for (const unsigned char c : {'\'', '.', ',', ':', '@', '_'}) bits[c] = kJoinBit;
  return bits;
}
inline constexpr std::array<std::uint8_t, 256> kCharBits = make_char_bits();

inline std::uint8_t char_bits(char c) noexcept {
  return kCharBits[static_cast<std::uint8_t>(c)];
}

// What a code point beyond ASCII is. In a normal form none of them is white space.
struct WideChar {
  std::uint8_t bits = 0;        // of kWordBits; 0: punctuation
  bool any_script = false;      // goes with letters of any script: digits, marks, prolonged sounds
  bool without_spaces = false;  // of a script that puts no spaces between words
  bool stop = false;            // ends a sentence
  int script = 0;               // ICU's UScriptCode; meaningful unless any_script
};
WideChar classify_wide(char32_t c) noexcept;
int latin_script() noexcept;

// The word bits of the character at `p`; 0 at `end` and for all that is no letter, mark or digit.
inline std::uint8_t word_bits_at(const char* p, const char* end) noexcept {
  if (p == end) return 0;
  const std::uint8_t bits = char_bits(*p);
  return bits & kWideBit ? classify_wide(decode(p).value).bits : bits & kWordBits;
}

}  // namespace onoma::text
