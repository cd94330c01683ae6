#include "link/dates/words.hpp"

#include <algorithm>
#include <array>

namespace onoma::link {
namespace {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::string_view head) noexcept {
  return text.size() >= head.size() && same_word(text.substr(0, head.size()), head);
}

// Index of the first of `heads` that `word` begins with, or -1.
template <std::size_t N>
int head_index(std::string_view word, const std::array<std::string_view, N>& heads) noexcept {
  for (std::size_t i = 0; i < N; ++i) {
    if (begins_with(word, heads[i])) return static_cast<int>(i);
  }
  return -1;
}

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 20> kUnits{"zero",    "one",     "two",       "three",    "four",
                                                  "five",    "six",     "seven",     "eight",    "nine",
                                                  "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                                  "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 20> kOrdinals{
    "zeroth",     "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::array<std::string_view, 8> kTens{"twent", "thirt",  "fort",  "fift",
                                                "sixt",  "sevent", "eight", "ninet"};

std::optional<int> below_twenty(std::string_view word) noexcept {
  for (int i = 0; i < 20; ++i) {
    if (same_word(word, kUnits[static_cast<std::size_t>(i)]) ||
        same_word(word, kOrdinals[static_cast<std::size_t>(i)])) {
      return i;
    }
  }
  if (same_word(word, "a") || same_word(word, "an")) return 1;
  if (same_word(word, "final")) return 4;
  return std::nullopt;
}

std::optional<int> tens(std::string_view word) noexcept {
  const int index = head_index(word, kTens);
  if (index < 0) return std::nullopt;
  const std::string_view ending = word.substr(kTens[static_cast<std::size_t>(index)].size());
  const bool whole = same_word(ending, "y") || same_word(ending, "ieth") || same_word(ending, "ies");
  return whole ? std::optional(20 + 10 * index) : std::nullopt;
}

// Splits at blanks, line breaks and hyphens.
std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\n-"), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::optional<int> words_below_hundred(const std::vector<std::string_view>& words,
                                       std::size_t first) noexcept {
  if (first + 1 == words.size()) {
    const std::optional<int> small = below_twenty(words[first]);
    return small ? small : tens(words[first]);
  }
  if (first + 2 != words.size()) return std::nullopt;
  const bool zero = same_word(words[first], "oh") || same_word(words[first], "o");
  const std::optional<int> high = zero ? std::optional(0) : tens(words[first]);
  const std::optional<int> low = below_twenty(words[first + 1]);
  if (!high || !low || *low == 0 || *low > 9) return std::nullopt;
  return *high + *low;
}

}  // namespace

bool same_word(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

int month_number(std::string_view word) noexcept {
  return head_index(word, kMonths) + 1;
}
int weekday_number(std::string_view word) noexcept {
  return head_index(word, kWeekdays) + 1;
}

std::optional<int> leading_number(std::string_view text) noexcept {
  int value = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == ',' && digits > 0) continue;
    if (c < '0' || c > '9' || digits == 8) break;
    value = value * 10 + (c - '0');
    ++digits;
  }
  return digits == 0 ? std::nullopt : std::optional(value);
}

std::optional<int> small_number(std::string_view text) noexcept {
  if (const std::optional<int> number = leading_number(text)) return number;
  const std::vector<std::string_view> words = split_words(text);
  return words.empty() ? std::nullopt : words_below_hundred(words, 0);
}

std::optional<int> roman_number(std::string_view text) noexcept {
  int value = 0;
  int previous = 0;
  for (auto c = text.rbegin(); c != text.rend(); ++c) {
    const int digit = *c == 'I' ? 1 : *c == 'V' ? 5 : *c == 'X' ? 10 : *c == 'L' ? 50 : *c == 'C' ? 100 : 0;
    if (digit == 0) return std::nullopt;
    value += digit < previous ? -digit : digit;
    previous = std::max(previous, digit);
  }
  return value == 0 ? std::nullopt : std::optional(value);
}

std::optional<int> spelled_year(std::string_view text) noexcept {
  std::vector<std::string_view> words = split_words(text);
  words.erase(
      std::remove_if(words.begin(), words.end(), [](std::string_view w) { return same_word(w, "and"); }),
      words.end());
  if (words.size() < 2) return std::nullopt;
  const std::optional<int> head = words_below_hundred({words[0]}, 0);
  if (!head) return std::nullopt;
  const bool thousand = same_word(words[1], "thousand");
  if (thousand || same_word(words[1], "hundred")) {
    const int base = *head * (thousand ? 1000 : 100);
    if (words.size() == 2) return base;
    const std::optional<int> rest = words_below_hundred(words, 2);
    return rest ? std::optional(base + *rest) : std::nullopt;
  }
  const std::optional<int> tail = words_below_hundred(words, 1);
  if (!tail || *head < 10) return std::nullopt;
  return *head * 100 + *tail;
}

int decade_number(std::string_view word) noexcept {
  return tens(word).value_or(0);
}

std::string_view season_code(std::string_view word) noexcept {
  if (same_word(word, "spring")) return "SP";
  if (same_word(word, "summer")) return "SU";
  if (same_word(word, "autumn") || same_word(word, "fall")) return "FA";
  if (same_word(word, "winter")) return "WI";
  return {};
}

}  // namespace onoma::link
