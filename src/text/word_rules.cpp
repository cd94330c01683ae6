#include "text/word_rules.hpp"

#include <cstddef>

#include "text/char_class.hpp"
#include "text/tokenizer.hpp"

namespace onoma::text {
namespace {

constexpr int kNoScript = -1;
constexpr std::ptrdiff_t kLongestLocalPart = 64;  // RFC 5321, 4.5.3.1.1
constexpr int kLongestAcronym = 32;               // letters
constexpr std::ptrdiff_t kLongestClock = 8;       // 10:30:15

bool is_digit(char c) noexcept {
  return (char_bits(c) & kDigitBit) != 0;
}
bool is_upper(char c) noexcept {
  return (char_bits(c) & kUpperBit) != 0;
}
bool is_letter(char c) noexcept {
  return (char_bits(c) & kLetterBits) != 0;
}
bool is_plain_word(char c) noexcept {
  return (char_bits(c) & kWordBits) != 0;
}
bool is_space(char c) noexcept {
  return (char_bits(c) & kSpaceBit) != 0;
}

bool is_blank(char c) noexcept {
  return (char_bits(c) & (kSpaceBit | kLineBit)) == kSpaceBit;
}

bool is_any_of(char c, std::string_view set) noexcept {
  return set.find(c) != std::string_view::npos;
}

bool is_clock(const char* begin, const char* colon) noexcept {
  if (colon - begin > kLongestClock) return false;
  for (const char* p = begin; p != colon; ++p) {
    if (!is_digit(*p) && *p != ':') return false;
  }
  return true;
}

// How many bytes at `p`, where a word could end, go on with the word; 0 if it ends. `begin` < `p` < `end`.
std::ptrdiff_t joint(const char* begin, const char* p, const char* end) {
  const std::ptrdiff_t left = end - p;
  const bool digit_before = is_digit(p[-1]);
  const bool digit_after = left > 1 && is_digit(p[1]);
  switch (*p) {
    case '\'': {
      const bool letter_before = is_letter(p[-1]) || (char_bits(p[-1]) & kWideBit);
      return letter_before && (word_bits_at(p + 1, end) & kLetterBits) && !is_possessive(p, end) ? 1 : 0;
    }
    case '.':
      return digit_before && digit_after ? 1 : 0;
    case ',': {
      const bool thousands = digit_before && left > 3 && digit_after && is_digit(p[2]) && is_digit(p[3]);
      return thousands && (left == 4 || !is_plain_word(p[4])) ? 4 : 0;
    }
    case ':':
      return digit_before && digit_after && is_clock(begin, p) ? 1 : 0;
    case '_':
      return word_bits_at(p + 1, end) ? 1 : 0;
    default:
      return 0;
  }
}

// Which script a word is written in, so far.
class ScriptRun {
 public:
  bool takes(const WideChar& c) noexcept {
    if (c.any_script) return true;
    if (script_ != kNoScript && script_ != c.script) return false;
    script_ = c.script;
    return !c.without_spaces || ++unspaced_ <= kLongestUnspaced;
  }
  bool takes_latin() noexcept {
    if (script_ != kNoScript && script_ != latin_script()) return false;
    script_ = latin_script();
    return true;
  }

 private:
  int script_ = kNoScript;
  std::size_t unspaced_ = 0;
};

// "3.5", "1,000": only the end decides whether the last sign of an address belongs to the sentence.
const char* trim_address(const char* begin, const char* p) noexcept {
  std::ptrdiff_t open = 0;
  for (const char* q = begin; q != p; ++q) open += *q == '(' ? 1 : *q == ')' ? -1 : 0;
  while (p != begin) {
    const char last = p[-1];
    if (last == ')' && open < 0) {
      ++open;
    } else if (!is_any_of(last, ".,;:!?'*_~]")) {
      break;
    }
    --p;
  }
  return p;
}

}  // namespace

const char* word_end(const char* begin, const char* from, const char* end) {
  ScriptRun script;
  for (const char* p = begin; p != from; ++p) {
    if (is_letter(*p) && script.takes_latin()) break;
  }
  for (const char* p = from; p != end;) {
    const std::uint8_t bits = char_bits(*p);
    if (bits & kWordBits) {
      if ((bits & kLetterBits) && !script.takes_latin()) return p;
      ++p;
    } else if (bits & kWideBit) {
      const CodePoint c = decode(p);
      const WideChar wide = classify_wide(c.value);
      if (wide.bits == 0 || !script.takes(wide)) return p;
      p += c.size;
    } else {
      const std::ptrdiff_t joined = bits & kJoinBit && p != begin ? joint(begin, p, end) : 0;
      if (joined == 0) return p;
      p += joined;
    }
  }
  return end;
}

const char* url_end(const char* word, const char* after, const char* end) {
  const char* p = after;
  const std::ptrdiff_t left = end - after;
  if (left > 3 && p[0] == ':' && p[1] == '/' && p[2] == '/') {
    p += 3;
  } else if (left > 1 && p[0] == '.' && is_plain_word(p[1]) && after - word == 3 && (word[0] | 0x20) == 'w' &&
             (word[1] | 0x20) == 'w' && (word[2] | 0x20) == 'w') {
    p += 1;
  } else {
    return nullptr;
  }
  const char* const host = p;
  while (p != end && (char_bits(*p) & (kSpaceBit | kWideBit)) == 0 && !is_any_of(*p, "\"<>\\^`{|}")) ++p;
  p = trim_address(host, p);
  return p == host ? nullptr : p;
}

std::string_view mail_address(const char* begin, const char* at, const char* end) {
  const auto is_local = [](char c) { return is_plain_word(c) || is_any_of(c, "._%+-"); };
  const char* local = at;
  while (local != begin && at - local < kLongestLocalPart && is_local(local[-1])) --local;
  while (local != at && !is_plain_word(*local)) ++local;
  if (local == at) return {};
  // Labels of the domain: the last full label counts, so a period that ends the sentence stays outside.
  const char* p = at + 1;
  const char* domain_end = p;
  int labels = 0;
  while (p != end && is_plain_word(*p)) {
    while (p != end && (is_plain_word(*p) || *p == '-')) ++p;
    domain_end = p;
    ++labels;
    if (p == end || *p != '.') break;
    ++p;
  }
  while (domain_end[-1] == '-') --domain_end;
  return labels < 2 ? std::string_view{}
                    : std::string_view(local, static_cast<std::size_t>(domain_end - local));
}

const char* acronym_end(const char* word, const char* after, const char* end) {
  const std::ptrdiff_t size = after - word;
  const bool degree = size == 2 && is_upper(word[0]) && (char_bits(word[1]) & kLowerBit);  // Ph.D.
  if (size != 1 && !degree) return nullptr;
  const char* p = after + 1;
  int letters = 1;
  while (letters < kLongestAcronym && end - p > 1 && is_letter(p[0]) && p[1] == '.') {
    p += 2;
    ++letters;
  }
  if (degree) return letters > 1 && is_upper(p[-2]) ? p : nullptr;
  // "the U.S economy": the last period was forgotten.
  const bool open_end = is_upper(*word) && p != end && is_upper(*p) && word_bits_at(p + 1, end) == 0;
  if (open_end && (p + 1 == end || p[1] != '.')) return p + 1;
  return letters > 1 ? p : nullptr;
}

bool is_possessive(const char* p, const char* end) {
  return end - p > 1 && (p[1] | 0x20) == 's' && word_bits_at(p + 2, end) == 0;
}

bool ends_paragraph(const char* p, const char* end) {
  bool quoted = false;
  for (; p != end && (is_any_of(*p, "\"')]}") || is_blank(*p)); ++p) quoted |= *p == '"' || *p == '\'';
  int breaks = 0;
  for (; p != end && is_space(*p); ++p) {
    if (*p == '\f') return true;
    // CR LF is one line end.
    if ((char_bits(*p) & kLineBit) && !(*p == '\n' && p[-1] == '\r')) ++breaks;
  }
  return p == end || breaks > (quoted ? 0 : 1);
}

bool ends_line(const char* p, const char* end) {
  while (p != end && is_blank(*p)) ++p;
  return p == end || (char_bits(*p) & kLineBit);
}

bool capital_follows(const char* p, const char* end) {
  if (p == end || !is_space(*p)) return false;
  while (p != end && is_space(*p)) ++p;
  while (p != end && is_any_of(*p, "\"'([")) ++p;
  return (word_bits_at(p, end) & kUpperBit) != 0;
}

}  // namespace onoma::text
