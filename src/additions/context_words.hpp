// Small questions about the words of context rules.
#pragma once

#include <string_view>

namespace onoma::additions {

// The letters a to z that a folded text begins with; a token that begins as the text does begins with the same, so rules
// are filed under them.
inline std::string_view leading_letters(std::string_view folded) noexcept {
  std::size_t size = 0;
  while (size < folded.size() && folded[size] >= 'a' && folded[size] <= 'z') ++size;
  // A letter beyond ASCII may be written in several ways; what stands before it is no sure begin.
  if (size < folded.size() && static_cast<unsigned char>(folded[size]) >= 0x80) return {};
  return folded.substr(0, size);
}

}  // namespace onoma::additions
