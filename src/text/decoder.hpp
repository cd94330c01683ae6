// From any bytes to valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace onoma::text {

// A sequence at the front of some bytes: whole, or the maximal part that could have begun one.
struct Utf8Sequence {
  std::size_t size;
  bool valid;
};
// Of the bytes from `p` on, at least one.
Utf8Sequence read_utf8_sequence(const char* p, const char* end) noexcept;

// True for a byte with which a sequence of several begins: where an invalid one runs to the end of what is there,
// more bytes might have made it whole.
bool begins_utf8_sequence(char c) noexcept;

// Where the first invalid byte is, or npos.
std::size_t find_invalid_utf8(std::string_view bytes) noexcept;

// Replaces each maximal invalid part by one U+FFFD, as the Unicode Standard (3.9, "substitution of maximal
// subparts") and WHATWG's decoder do, and counts them in `replaced`. Valid bytes come back untouched. Linear
// time.
std::string repair_utf8(std::string bytes, std::size_t& replaced);

}  // namespace onoma::text
