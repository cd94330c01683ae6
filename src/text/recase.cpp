#include "text/recase.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "text/utf8.hpp"

namespace onoma::text {
namespace {

char32_t recased(char32_t c, LetterCase letter_case) {
  if (c < 0x80) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_lower = c >= 'a' && c <= 'z';
    if (letter_case == LetterCase::kUpper) return is_lower ? c - 'a' + 'A' : c;
    return is_upper ? c - 'A' + 'a' : c;
  }
  // The full mapping, not u_toupper: that one makes one letter also of what a text in capitals writes as two.
  icu::UnicodeString mapped(static_cast<UChar32>(c));
  if (letter_case == LetterCase::kUpper)
    mapped.toUpper(icu::Locale::getRoot());
  else
    mapped.toLower(icu::Locale::getRoot());
  return mapped.countChar32() == 1 ? static_cast<char32_t>(mapped.char32At(0)) : c;
}

}  // namespace

std::string recase(std::string_view text, LetterCase letter_case) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint at = decode(text.data() + i);
    append_code_point(recased(at.value, letter_case), out);
    i += at.size;
  }
  return out;
}

}  // namespace onoma::text
