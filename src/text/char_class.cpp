#include "text/char_class.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace onoma::text {
namespace {

std::uint8_t word_bits(UChar32 c) noexcept {
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return kUpperBit;
    case U_LOWERCASE_LETTER:
      return kLowerBit;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return kUncasedBit;
    case U_DECIMAL_DIGIT_NUMBER:
      return kDigitBit;
    default:
      return 0;
  }
}

WideChar classify(char32_t c) noexcept {
  WideChar result;
  const auto code_point = static_cast<UChar32>(c);
  result.bits = word_bits(code_point);
  if (result.bits == 0) {
    result.stop = u_hasBinaryProperty(code_point, UCHAR_S_TERM);
    return result;
  }
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(code_point, &status);
  result.script = script;
  result.any_script = result.bits == kDigitBit || script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
  result.without_spaces =
      uscript_breaksBetweenLetters(script) || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
  return result;
}

// Latin to Arabic: what texts with other letters mostly consist of. Asking ICU takes four look-ups each.
constexpr char32_t kTableFirst = 0x80, kTableSize = 0x700 - kTableFirst;
using WideTable = std::array<WideChar, kTableSize>;

const WideTable& wide_table() noexcept {
  static const WideTable table = [] {
    WideTable all;
    for (char32_t i = 0; i < kTableSize; ++i) all[i] = classify(kTableFirst + i);
    return all;
  }();
  return table;
}

}  // namespace

WideChar classify_wide(char32_t c) noexcept {
  if (c - kTableFirst < kTableSize) return wide_table()[c - kTableFirst];
  return classify(c);
}

int latin_script() noexcept {
  return USCRIPT_LATIN;
}

}  // namespace onoma::text
