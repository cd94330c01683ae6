#include "additions/words.hpp"

#include "text/case_fold.hpp"
#include "text/utf8.hpp"

namespace onoma::additions {

namespace {

template <typename Is>
bool any_letter(std::string_view word, Is is) noexcept {
  for (std::size_t at = 0; at < word.size();) {
    const text::CodePoint point = text::decode(word.data() + at);
    if (is(point.value)) return true;
    at += point.size;
  }
  return false;
}

}  // namespace

bool has_capital(std::string_view word) noexcept {
  return any_letter(word, [](char32_t c) { return c < 128 ? c >= 'A' && c <= 'Z' : text::fold_case(c) != c; });
}

bool has_small(std::string_view word) noexcept {
  return any_letter(word, [](char32_t c) { return c < 128 ? c >= 'a' && c <= 'z' : text::to_upper(c) != c; });
}

}  // namespace onoma::additions
