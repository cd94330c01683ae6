#include "tag/initials.hpp"

namespace onoma::tag {

namespace {

bool is_letter(char c) noexcept { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
char upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

std::string initials(const text::Analysis& analysis, std::uint32_t first, std::uint32_t last, bool small_words) {
  std::string out;
  for (std::uint32_t i = first; i < last; ++i) {
    const char c = analysis.normal[analysis.tokens[i].begin];
    if (!is_letter(c)) continue;
    if (!small_words && analysis.tokens[i].shape == text::Shape::kLower) continue;
    out.push_back(upper(c));
  }
  return out;
}

std::string letters_of(std::string_view acronym) {
  std::string out;
  for (const char c : acronym) {
    if (is_letter(c)) out.push_back(upper(c));
  }
  return out;
}

}  // namespace

std::string initials_of(const text::Analysis& analysis, std::uint32_t first, std::uint32_t last) {
  return initials(analysis, first, last, false);
}

std::uint64_t hash_initials(std::string_view letters) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325ull;
  for (const char c : letters) {
    if (is_letter(c)) hash = (hash ^ static_cast<unsigned char>(upper(c))) * 0x100000001B3ull;
  }
  return hash ^ (hash >> 31);
}

bool abbreviates(std::string_view acronym, const text::Analysis& analysis, std::uint32_t first, std::uint32_t last) {
  const std::string letters = letters_of(acronym);
  if (letters.size() < 2) return false;
  return letters == initials(analysis, first, last, false) || letters == initials(analysis, first, last, true);
}

}  // namespace onoma::tag
