#include "link/dates/tense.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "link/dates/words.hpp"

namespace onoma::link {
namespace {

constexpr std::size_t kBefore = 90;  // bytes looked at on each side
constexpr std::size_t kAfter = 60;

constexpr std::array<std::string_view, 24> kFuture{
    "will",    "shall", "'ll",     "won't",     "due",      "scheduled", "payable", "expected",
    "expects", "plans", "planned", "planning",  "upcoming", "slated",    "set",     "begins",
    "starts",  "ahead", "going",   "tentative", "intends",  "aims",      "must",    "until"};
constexpr std::array<std::string_view, 22> kPast{
    "was",  "were", "had",   "did",    "ended", "since",   "died", "told", "killed", "announced", "reported",
    "held", "took", "began", "opened", "after", "started", "fell", "rose", "made",   "met",       "arrested"};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool ends_sentence(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (c == '\n') return i + 1 < text.size() && text[i + 1] == '\n';
  if (c != '.' && c != '!' && c != '?' && c != ';') return false;
  return i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '\n');
}

std::optional<Tense> tense_of(std::string_view word) {
  const auto is = [word](std::string_view cue) { return same_word(word, cue); };
  if (std::any_of(kFuture.begin(), kFuture.end(), is)) return Tense::kFuture;
  if (std::any_of(kPast.begin(), kPast.end(), is)) return Tense::kPast;
  return std::nullopt;
}

std::optional<Tense> nearest_before(std::string_view text, std::size_t end) {
  const std::size_t limit = end > kBefore ? end - kBefore : 0;
  std::size_t word_end = end;
  for (std::size_t i = end; i > limit; --i) {
    if (is_word_byte(text[i - 1])) continue;
    if (const auto tense = tense_of(text.substr(i, word_end - i))) return tense;
    if (ends_sentence(text, i - 1)) return std::nullopt;
    word_end = i - 1;
  }
  return limit == 0 ? tense_of(text.substr(0, word_end)) : std::nullopt;
}

std::optional<Tense> nearest_after(std::string_view text, std::size_t begin) {
  const std::size_t limit = std::min(text.size(), begin + kAfter);
  std::size_t word_begin = begin;
  for (std::size_t i = begin; i < limit; ++i) {
    if (is_word_byte(text[i])) continue;
    if (const auto tense = tense_of(text.substr(word_begin, i - word_begin))) return tense;
    if (ends_sentence(text, i)) return std::nullopt;
    word_begin = i + 1;
  }
  return limit == text.size() ? tense_of(text.substr(word_begin)) : std::nullopt;
}

}  // namespace

Tense tense_around(std::string_view text, Span hit) noexcept {
  if (const auto tense = nearest_before(text, hit.begin)) return *tense;
  return nearest_after(text, hit.end).value_or(Tense::kPast);
}

}  // namespace onoma::link
