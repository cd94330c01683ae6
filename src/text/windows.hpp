// Cuts a document into windows by a rule that sees only the text, never block sizes.
//
// A window ends at the first blank line after kWindowTarget bytes; where none comes before kWindowLimit, at
// the last line end, sentence end, white space or code point edge between the two, in this order of
// preference. So each window but the last is longer than kWindowTarget and the work is linear, whatever the
// text.
//
//   for (Span window = next_window(text, 0); !window.empty(); window = next_window(text, window.end)) …
#pragma once

#include <cstddef>
#include <string_view>

#include "onoma/span.hpp"

namespace onoma::text {

inline constexpr std::size_t kWindowTarget = 64 * 1024;
inline constexpr std::size_t kWindowLimit = 256 * 1024;

// The window that begins at `begin`; empty only at the end of the text. Windows join without a gap.
Span next_window(std::string_view text, std::size_t begin) noexcept;

}  // namespace onoma::text
