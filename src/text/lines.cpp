#include "text/lines.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace onoma::text {
namespace {

constexpr unsigned kLongestHeading = 15;  // words

// Words that English headings leave in lower case. Sorted.
constexpr auto kSmallWords = std::to_array<std::string_view>({
    "a",     "about",  "after", "against", "al",      "amid",    "among", "an",   "and", "are",  "as",
    "at",    "be",     "been",  "before",  "between", "but",     "by",    "de",   "del", "di",   "do",
    "du",    "during", "el",    "for",     "from",    "has",     "have",  "if",   "in",  "into", "is",
    "it",    "its",    "la",    "le",      "more",    "near",    "no",    "nor",  "not", "of",   "off",
    "on",    "onto",   "or",    "out",     "over",    "per",     "than",  "that", "the", "to",   "under",
    "until", "up",     "upon",  "v",       "van",     "via",     "von",   "vs",   "vs.", "was",  "when",
    "which", "who",    "will",  "with",    "within",  "without",
});
static_assert(std::ranges::is_sorted(kSmallWords));

constexpr std::size_t kLongestSmallWord = 7;

bool is_small(std::string_view word) noexcept {
  return word.size() <= kLongestSmallWord && std::ranges::binary_search(kSmallWords, word);
}

struct WordCounts {
  unsigned capitalized = 0;
  unsigned all_caps = 0;
  unsigned single = 0;  // single capitals, initials, acronyms: at home in a line of either case
  unsigned lower = 0;
  unsigned lower_long = 0;  // lower and no small word
  unsigned mixed = 0;

  unsigned with_capitals() const noexcept { return capitalized + all_caps + single + mixed; }
  unsigned all() const noexcept { return with_capitals() + lower; }
  // Ordinary prose and no heading, whatever follows: most lines are, and need not be read to their end.
  bool settled() const noexcept { return lower_long > 0 && with_capitals() > 0 && all() > kLongestHeading; }
};

bool is_word(Shape shape) noexcept {
  return shape != Shape::kPunctuation;
}

WordCounts count_words(const Analysis& text, const Line& line) {
  WordCounts counts;
  for (std::uint32_t i = line.first_token; i != line.last_token && !counts.settled(); ++i) {
    const Token& token = text.tokens[i];
    switch (token.shape) {
      case Shape::kLower: {
        const std::string_view word = text.token_text(i);
        if (word[0] == '\'') break;  // 's
        ++counts.lower;
        if (counts.lower_long == 0) counts.lower_long += !is_small(word);
        break;
      }
      case Shape::kCapitalized:
        ++(token.size() == 1 ? counts.single : counts.capitalized);
        break;
      case Shape::kAllCaps:
        ++counts.all_caps;
        break;
      case Shape::kInitial:
      case Shape::kAcronym:
        ++counts.single;
        break;
      case Shape::kMixed:
        ++counts.mixed;
        break;
      default:
        break;
    }
  }
  return counts;
}

LineCase case_of(const WordCounts& counts) noexcept {
  if (counts.all() < 2) return LineCase::kMixedCase;
  if (counts.lower == counts.all()) return LineCase::kLowerOnly;
  // "McCAIN" and "iPhone" do not spoil a line in capitals.
  const bool loud = counts.lower == 0 && counts.all_caps * 8 >= (counts.all() - counts.single) * 7;
  if (counts.all_caps > 1 && loud) return LineCase::kAllCaps;
  if (counts.capitalized > 1 && counts.lower_long == 0) return LineCase::kTitleCase;
  return LineCase::kMixedCase;
}

bool ends_sentence(const Analysis& text, const Line& line) {
  const std::string_view last = text.token_text(line.last_token - 1);
  return last == "." || last == "!" || last == "," || last == ";";
}

// "COPENHAGEN, May 12 - ", "LA PAZ (Agency) - ": capitals, then a sign, in a line that is not all in capitals.
bool opens_with_dateline(const Analysis& text, const Line& line) {
  constexpr std::uint32_t kLongestPlace = 4;
  std::uint32_t i = line.first_token;
  while (i != line.last_token && i - line.first_token < kLongestPlace && text.tokens[i].shape == Shape::kAllCaps) ++i;
  if (i == line.first_token || i == line.last_token || text.tokens[line.first_token].size() < 2) return false;
  const std::string_view sign = text.token_text(i);
  if (sign != "," && sign != "(" && sign != "-" && sign != ":") return false;
  for (; i != line.last_token; ++i) {
    if (text.tokens[i].shape == Shape::kLower) return true;
  }
  return false;
}

// Few words and no sentence end. Between single line breaks only the case tells a heading from the lines of a
// paragraph.
bool is_heading(const Analysis& text, std::size_t index, unsigned words) {
  const Line& line = text.lines[index];
  if (words == 0 || words > kLongestHeading || ends_sentence(text, line)) return false;
  const bool last = index + 1 == text.lines.size();
  const bool break_before = text.tokens[line.first_token].has(kParagraphStart);
  const bool break_after = last || text.tokens[text.lines[index + 1].first_token].has(kParagraphStart);
  if (break_before && (break_after || opens_with_dateline(text, text.lines[index + 1]))) return true;
  const bool marked = line.letter_case == LineCase::kAllCaps || line.letter_case == LineCase::kTitleCase;
  return marked && (break_before || text.lines[index - 1].heading) && words > 1;
}

void start_sentence(Analysis& text, const Line& line) {
  for (std::uint32_t i = line.first_token; i != line.last_token; ++i) {
    if (!is_word(text.tokens[i].shape)) continue;
    text.tokens[i].flags =
        static_cast<std::uint8_t>((text.tokens[i].flags | kSentenceStart) & ~kDoubtfulBoundary);
    return;
  }
}

void split_lines(Analysis& out) {
  const auto count = static_cast<std::uint32_t>(out.tokens.size());
  out.line_of.resize(count);
  const Token* const tokens = out.tokens.data();
  for (std::uint32_t first = 0; first < count;) {
    std::uint32_t last = first + 1;
    while (last < count && !tokens[last].has(kLineStart)) ++last;
    std::fill(out.line_of.begin() + first, out.line_of.begin() + last, static_cast<std::uint32_t>(out.lines.size()));
    out.lines.push_back({first, last, LineCase::kMixedCase, false});
    first = last;
  }
}

}  // namespace

void find_lines(Analysis& out) {
  split_lines(out);
  for (std::size_t i = 0; i != out.lines.size(); ++i) {
    Line& line = out.lines[i];
    const WordCounts counts = count_words(out, line);
    line.letter_case = case_of(counts);
    line.heading = is_heading(out, i, counts.all());
    if (i > 0 && out.lines[i - 1].heading) start_sentence(out, line);
  }
}

}  // namespace onoma::text
