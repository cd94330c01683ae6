// Token, Line and Analysis: what the text stage tells the stages after it about one window of a document.
//
// A window is a run of whole paragraphs (text/windows.hpp). Its normal form stands beside it; tokens index
// the normal form, and the OffsetMap leads back to the original. All offsets are bytes from the window's
// begin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/span.hpp"
#include "text/forms.hpp"
#include "text/offset_map.hpp"

namespace onoma::text {

// How a token is written. Letters without case (Arabic, Han, …) are kUncased. A possessive 's or 'S is
// kLower, an abbreviation has the shape of its word ("Mr." is kCapitalized).
enum class Shape : std::uint8_t {
  kLower,        // minister
  kCapitalized,  // Minister, Ngozi; a single capital letter that is a word: A, I
  kAllCaps,      // NATO, MINISTER (two letters or more)
  kMixed,        // McDonald, iPhone, eBay
  kInitial,      // one capital and its period: J.
  kAcronym,      // capitals with periods: U.S., E.U.
  kNumber,       // 2024, 1,000, 3.5
  kAlnum,        // 3rd, F16, 1990s
  kUncased,
  kPunctuation,
  kUrl,  // a web or mail address
};
inline constexpr std::size_t kShapeCount = 11;

// Facts about where a token stands.
enum TokenFlag : std::uint8_t {
  kSpaceBefore = 1,     // white space (or the window's begin) directly before it
  kLineStart = 2,       // first token of a line
  kSentenceStart = 4,   // first token of a sentence, after opening quotes and brackets
  kParagraphStart = 8,  // first token after a blank line (or of the window)
  // A sentence may begin here, but the period before it may be an abbreviation's ("Inc. Chief").
  kDoubtfulBoundary = 16,
};

struct Token {
  std::uint32_t begin = 0;  // bytes in Analysis::normal
  std::uint32_t end = 0;
  Shape shape = Shape::kPunctuation;
  std::uint8_t flags = 0;

  bool has(TokenFlag flag) const noexcept { return (flags & flag) != 0; }
  std::uint32_t size() const noexcept { return end - begin; }
};

// How the letters of a line are written. Only lines of at least two words of letters are judged; others are
// kMixedCase.
enum class LineCase : std::uint8_t {
  kMixedCase,  // ordinary prose
  kAllCaps,    // TALIBAN SAY TALKS WILL GO ON
  kTitleCase,  // Taliban Say Talks Will Go On (a heading; short words may be lower)
  kLowerOnly,  // no capital at all
};

// A line of the window, as a half-open range of tokens. A line without tokens is left out.
struct Line {
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;  // one past the last
  LineCase letter_case = LineCase::kMixedCase;
  // At most 15 words without a sentence end that stand alone between blank lines, or, written in capitals or
  // title case, at the begin of a paragraph.
  bool heading = false;
};

// The text stage's answer for one window. Reused from window to window: clear() keeps the memory.
struct Analysis {
  std::string_view original;  // the window's bytes, in the document
  std::string_view normal;    // the normal form: `original` itself where that is plain ASCII, else `buffer`
  std::string buffer;
  OffsetMap map;  // normal -> original
  std::vector<Token> tokens;
  std::vector<Line> lines;
  std::vector<std::uint32_t> line_of;  // for each token the index of its line
  Forms forms;                          // of the windows so far: clear() keeps them
  std::vector<std::uint32_t> form_of;  // for each token the number of its form

  std::string_view token_text(std::size_t i) const {
    return normal.substr(tokens[i].begin, tokens[i].size());
  }
  // Bytes of the original that tokens [first, last) cover.
  Span original_span(std::size_t first, std::size_t last) const {
    return {map.to_original_begin(tokens[first].begin), map.to_original_end(tokens[last - 1].end)};
  }
  void clear() {
    original = normal = {};
    buffer.clear(), map.clear(), tokens.clear(), lines.clear();
    // line_of and form_of are written anew as they are: emptied first they would be filled with zeros.
  }
};

}  // namespace onoma::text
