#include "link/dates/tense.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace onoma::link {
namespace {

constexpr std::size_t kBefore = 90;  // bytes looked at on each side
constexpr std::size_t kAfter = 60;

constexpr std::array<bool, 256> kWordBytes = [] {
  std::array<bool, 256> bytes{};
  for (unsigned c = 0; c < 256; ++c) {
    bytes[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c >= 0x80;
  }
  return bytes;
}();

bool is_word_byte(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

bool ends_sentence(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (c == '\n') return i + 1 < text.size() && text[i + 1] == '\n';
  if (c != '.' && c != '!' && c != '?' && c != ';') return false;
  return i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '\n');
}

// What the words of one side have told so far: the nearest word that surely tells decides, else the nearest participle.
struct Heard {
  std::optional<Tense> sure;
  std::optional<Tense> likely;

  // Takes in the word at text[begin, end), with the one after it if it tells nothing alone.
  void listen(std::string_view text, std::size_t begin, std::size_t end, const DateWords& words) {
    const DateWords::CueLook look = words.look(text.substr(begin, end - begin));
    std::optional<Cue> cue = look.cue;
    if (!cue && end + 1 < text.size() && text[end] == ' ') {
      std::size_t next = end + 1;
      while (next < text.size() && is_word_byte(text[next])) ++next;
      // Two words have the ending of the second.
      const bool may_be = look.may_go_on || text[next - 1] == 'd' || text[next - 1] == 'D' || text[next - 1] == '\'';
      if (may_be && next > end + 1) cue = words.cue(text.substr(begin, next - begin));
    }
    if (cue == Cue::kFuture) sure = Tense::kFuture;
    if (cue == Cue::kPast) sure = Tense::kPast;
    if (cue == Cue::kParticiple && !likely) likely = Tense::kPast;
  }
  std::optional<Tense> tense() const { return sure ? sure : likely; }
};

std::optional<Tense> nearest_before(std::string_view text, std::size_t end, const DateWords& words) {
  const std::size_t limit = end > kBefore ? end - kBefore : 0;
  Heard heard;
  std::size_t word_end = end;
  for (std::size_t i = end; i > limit && !heard.sure; --i) {
    if (is_word_byte(text[i - 1])) continue;
    heard.listen(text, i, word_end, words);
    if (ends_sentence(text, i - 1)) return heard.tense();
    word_end = i - 1;
  }
  if (limit == 0 && !heard.sure) heard.listen(text, 0, word_end, words);
  return heard.tense();
}

std::optional<Tense> nearest_after(std::string_view text, std::size_t begin, const DateWords& words) {
  const std::size_t limit = std::min(text.size(), begin + kAfter);
  Heard heard;
  std::size_t word_begin = begin;
  for (std::size_t i = begin; i < limit && !heard.sure; ++i) {
    if (is_word_byte(text[i])) continue;
    heard.listen(text, word_begin, i, words);
    if (ends_sentence(text, i)) return heard.tense();
    word_begin = i + 1;
  }
  if (limit == text.size() && !heard.sure) heard.listen(text, word_begin, text.size(), words);
  return heard.tense();
}

// Whether at most two words stand before it in its sentence: "In May, …", "Early in May, …".
bool opens_sentence(std::string_view text, std::size_t begin) {
  std::size_t words = 0;
  for (std::size_t i = begin; i > 0; --i) {
    const char c = text[i - 1];
    if (is_word_byte(c)) continue;
    if (i < text.size() && ends_sentence(text, i - 1)) return true;
    if (c != ' ' && c != '"' && c != '(') return c == '\n' && words <= 2;
    if (c == ' ' && i < begin && ++words > 2) return false;
  }
  return true;
}

}  // namespace

Tense tense_around(std::string_view text, Span hit, const DateWords& words) noexcept {
  if (const auto tense = nearest_before(text, hit.begin, words)) return *tense;
  const Tense tense = nearest_after(text, hit.end, words).value_or(Tense::kUnknown);
  return tense == Tense::kPast && opens_sentence(text, hit.begin) ? Tense::kPastOnly : tense;
}

bool is_approximate(std::string_view text, Span hit, const DateWords& words) noexcept {
  std::size_t end = hit.begin;
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '.' || text[end - 1] == '\n')) --end;
  std::size_t begin = end;
  while (begin > 0 && is_word_byte(text[begin - 1])) --begin;
  return begin < end && words.cue(text.substr(begin, end - begin)) == Cue::kAbout;
}

}  // namespace onoma::link
