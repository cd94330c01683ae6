#include "eval/calendar_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/char_class.hpp"

namespace onoma::eval {
namespace {

constexpr std::array<std::string_view, 43> kWords = {
    "jan",      "feb",          "mar",       "apr",      "jun",       "jul",      "aug",       "sep",
    "sept",     "oct",          "nov",       "dec",      "january",   "february", "march",     "april",
    "may",      "june",         "july",      "august",   "september", "october",  "november",  "december",
    "monday",   "tuesday",      "wednesday", "thursday", "friday",    "saturday", "sunday",    "mondays",
    "tuesdays", "wednesdays",   "thursdays", "fridays",  "saturdays", "sundays",  "christmas", "easter",
    "ramadan",  "thanksgiving", "eid"};

bool is_calendar_word(const std::string& word) {
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

bool names_calendar(std::string_view text) {
  const char* const end = text.data() + text.size();
  std::string word;
  for (const char* p = text.data(); p != end;) {
    const std::uint8_t bits = text::word_bits_at(p, end);
    const std::uint32_t size = text::decode(p).size;
    if (bits & text::kDigitBit) return true;
    if (bits != 0 || *p == '_') {  // an underscore is part of a word, as for regular expressions
      word.append(p, size);
      if (*p >= 'A' && *p <= 'Z') word.back() = static_cast<char>(*p - 'A' + 'a');
    } else {
      if (is_calendar_word(word)) return true;
      word.clear();
    }
    p += size;
  }
  return is_calendar_word(word);
}

}  // namespace onoma::eval
