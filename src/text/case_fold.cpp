#include "text/case_fold.hpp"

#include <unicode/uchar.h>

namespace onoma::text {
namespace {

constexpr char32_t kLastCodePoint = 0x10FFFF;

}  // namespace

char32_t fold_case(char32_t c) noexcept {
  if (c > kLastCodePoint) return c;
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

char32_t to_upper(char32_t c) noexcept {
  return c > kLastCodePoint ? c : static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

}  // namespace onoma::text
