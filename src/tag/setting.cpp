#include "tag/setting.hpp"

namespace onoma::tag {

namespace {

using text::Shape;

// One word in so many is a sports word where a text is about sports, and at least so many are.
constexpr std::size_t kWordsForOneOfSports = 25;
constexpr std::size_t kFewestOfSports = 2;
// One word in so many is a number in a line that is a table's, of at least so many words.
constexpr std::size_t kWordsForOneNumber = 4;
constexpr std::size_t kFewestInTable = 3;

bool is_joined_sign(const text::Analysis& analysis, std::size_t i) {
  const text::Token& token = analysis.tokens[i];
  const char c = analysis.normal[token.begin];
  return token.size() == 1 && (c == '@' || c == '#') && i + 1 < analysis.tokens.size() &&
         !analysis.tokens[i + 1].has(text::kSpaceBefore);
}

}  // namespace

void Setting::look(const EvidenceTables& tables, const Window& window) {
  const text::Analysis& analysis = *window.analysis;
  lines_.assign(analysis.lines.size(), 0);
  std::size_t words = 0, sports = 0;
  const text::Token* const tokens = analysis.tokens.data();
  const ClassId* const class_of = window.classes.data();
  const ClassRecord* const classes = tables.classes.data();
  for (std::size_t l = 0; l < analysis.lines.size(); ++l) {
    std::size_t line_words = 0, numbers = 0;
    for (std::uint32_t i = analysis.lines[l].first_token, last = analysis.lines[l].last_token; i < last; ++i) {
      const Shape shape = tokens[i].shape;
      if (shape == Shape::kLower || shape == Shape::kCapitalized) {  // most tokens
        ++line_words;
      } else {
        if (shape == Shape::kUrl || (shape == Shape::kPunctuation && is_joined_sign(analysis, i))) lines_[l] |= kInformal;
        if (shape == Shape::kPunctuation) continue;
        ++line_words;
        numbers += shape == Shape::kNumber;
      }
      sports += (classes[class_of[i]].flags & kIsSports) != 0;
    }
    if (line_words >= kFewestInTable && numbers * kWordsForOneNumber >= line_words) lines_[l] |= kTable;
    words += line_words - numbers;
  }
  sports_ = sports >= kFewestOfSports && sports * kWordsForOneOfSports >= words;
}

}  // namespace onoma::tag
