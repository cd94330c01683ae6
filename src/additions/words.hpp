// Words of a text as additions compare them: hyphens between two words do not count, nor does the period of an abbreviation.
//
// Pure functions; any thread.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/token.hpp"

namespace onoma::additions {

// Whether token i is a hyphen that joins two words: "Coca-Cola" and "Coca Cola" are one.
inline bool joins_words(const text::Analysis& analysis, std::size_t i) noexcept {
  const auto& tokens = analysis.tokens;
  return i + 1 < tokens.size() && tokens[i].size() == 1 && analysis.normal[tokens[i].begin] == '-' &&
         !tokens[i].has(text::kSpaceBefore) && !tokens[i + 1].has(text::kSpaceBefore);
}

// Whether a letter of the word is a capital, or a small letter. Valid UTF-8.
bool has_capital(std::string_view word) noexcept;
bool has_small(std::string_view word) noexcept;

}  // namespace onoma::additions
