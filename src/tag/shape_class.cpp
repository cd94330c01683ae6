#include "tag/shape_class.hpp"

#include <array>
#include <string_view>

namespace onoma::tag {

namespace {

using text::LineCase;
using text::Shape;

// Where a token with letters stands, as far as its capitals are concerned.
enum Setting : std::size_t { kProse, kStart, kTitleLine, kCapsLine, kLowerLine };
constexpr std::size_t kSettings = 5;
constexpr std::array<std::string_view, kSettings> kSettingNames = {"", "@start", "@title-line", "@caps-line",
                                                                   "@lower-line"};

// The shapes with letters; text::Shape has more, which stand in kSimple.
enum Form : std::size_t { kLower, kCapital, kSingle, kCaps, kCapsLong, kMixed, kInitial, kAcronym };
constexpr std::size_t kForms = 8;
constexpr std::array<std::string_view, kForms> kFormNames = {"lower",     "capital", "single",  "caps",
                                                             "caps-long", "mixed",   "initial", "acronym"};

enum Simple : std::size_t {
  kNumber, kYear, kAlnum, kUncased, kUrl, kComma, kPeriod, kSemicolon, kColon, kOpen, kClose, kQuote, kApostrophe,
  kPossessive, kHyphenJoined, kDash, kSlash, kAmpersand, kAt, kHash, kQuestion, kOther,
  kSentenceEdge, kLineEdge, kTextEdge
};
constexpr std::size_t kSimples = 25;
constexpr std::array<std::string_view, kSimples> kSimpleNames = {
    "shape:number", "shape:year", "shape:alnum", "shape:uncased", "shape:url", "punct:comma", "punct:period",
    "punct:semicolon", "punct:colon", "punct:open", "punct:close", "punct:quote", "punct:apostrophe", "punct:possessive",
    "punct:hyphen", "punct:dash", "punct:slash", "punct:ampersand", "punct:at", "punct:hash", "punct:question",
    "punct:other", "edge:sentence", "edge:line", "edge:text"};

constexpr ClassId simple_id(Simple simple) { return static_cast<ClassId>(1 + kForms * kSettings + std::size_t{simple}); }

Setting setting_of(const text::Token& token, LineCase line) noexcept {
  constexpr std::array<Setting, 4> kOfLine = [] {
    std::array<Setting, 4> settings{};
    settings[static_cast<std::size_t>(LineCase::kAllCaps)] = kCapsLine;
    settings[static_cast<std::size_t>(LineCase::kTitleCase)] = kTitleLine;
    settings[static_cast<std::size_t>(LineCase::kLowerOnly)] = kLowerLine;
    return settings;
  }();
  if (line == LineCase::kMixedCase) return token.has(text::kSentenceStart) ? kStart : kProse;
  return kOfLine[static_cast<std::size_t>(line)];
}

Form form_of(const text::Token& token) noexcept {
  switch (token.shape) {
    case Shape::kCapitalized: return token.size() == 1 ? kSingle : kCapital;
    case Shape::kAllCaps: return token.size() > 5 ? kCapsLong : kCaps;
    case Shape::kMixed: return kMixed;
    case Shape::kInitial: return kInitial;
    case Shape::kAcronym: return kAcronym;
    default: return kLower;
  }
}

ClassId letters_id(Form form, Setting setting) noexcept {
  return static_cast<ClassId>(1 + std::size_t{form} * kSettings + std::size_t{setting});
}

bool is_year(std::string_view digits) noexcept {
  if (digits.size() != 4) return false;
  for (const char c : digits) {
    if (c < '0' || c > '9') return false;
  }
  return digits[0] == '1' ? digits[1] >= '5' : digits[0] == '2' && digits[1] == '0';
}

Simple punctuation(const text::Analysis& analysis, std::size_t i) noexcept {
  const std::string_view text = analysis.token_text(i);
  const bool joined_before = !analysis.tokens[i].has(text::kSpaceBefore);
  const bool joined_after = i + 1 < analysis.tokens.size() && !analysis.tokens[i + 1].has(text::kSpaceBefore);
  switch (text[0]) {
    case ',': return kComma;
    case '.': return kPeriod;
    case ';': return kSemicolon;
    case ':': return kColon;
    case '(': case '[': case '{': return kOpen;
    case ')': case ']': case '}': return kClose;
    case '"': return kQuote;
    case '\'': return text.size() > 1 ? kPossessive : joined_before ? kApostrophe : kQuote;
    case '-': return joined_before && joined_after ? kHyphenJoined : kDash;
    case '/': return kSlash;
    case '&': return kAmpersand;
    case '@': return kAt;
    case '#': return kHash;
    case '?': case '!': return kQuestion;
    default: return text == "\xE2\x80\x93" ? kDash : kOther;
  }
}

}  // namespace

const std::vector<std::string>& shape_classes() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const std::string_view form : kFormNames) {
      for (const std::string_view setting : kSettingNames) {
        all.push_back("shape:" + std::string(form) + std::string(setting));
      }
    }
    all.insert(all.end(), kSimpleNames.begin(), kSimpleNames.end());
    return all;
  }();
  return names;
}

ClassId shape_class(const text::Analysis& analysis, std::size_t i) noexcept {
  const text::Token& token = analysis.tokens[i];
  const LineCase line = analysis.lines[analysis.line_of[i]].letter_case;
  const bool is_apostrophe = analysis.normal[token.begin] == '\'';
  if (token.shape == Shape::kLower && !is_apostrophe) return letters_id(kLower, setting_of(token, line));  // most tokens
  if (is_apostrophe) return simple_id(punctuation(analysis, i));
  switch (token.shape) {
    case Shape::kNumber: return simple_id(is_year(analysis.token_text(i)) ? kYear : kNumber);
    case Shape::kAlnum: return simple_id(kAlnum);
    case Shape::kUncased: return simple_id(kUncased);
    case Shape::kUrl: return simple_id(kUrl);
    case Shape::kPunctuation: return simple_id(punctuation(analysis, i));
    default: return letters_id(form_of(token), setting_of(token, line));
  }
}

ClassId sentence_edge_class() noexcept { return simple_id(kSentenceEdge); }
ClassId line_edge_class() noexcept { return simple_id(kLineEdge); }
ClassId text_edge_class() noexcept { return simple_id(kTextEdge); }

}  // namespace onoma::tag
