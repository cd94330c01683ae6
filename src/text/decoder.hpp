// From any bytes to valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace onoma::text {

// Where the first invalid byte is, or npos.
std::size_t find_invalid_utf8(std::string_view bytes) noexcept;

// Replaces each maximal invalid part by one U+FFFD, as the Unicode Standard (3.9, "substitution of maximal
// subparts") and WHATWG's decoder do, and counts them in `replaced`. Valid bytes come back untouched. Linear
// time.
std::string repair_utf8(std::string bytes, std::size_t& replaced);

}  // namespace onoma::text
