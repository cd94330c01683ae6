#include "additions/context_parser.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "onoma/label.hpp"
#include "text/analyzer.hpp"
#include "text/normalizer.hpp"
#include "text/token.hpp"

namespace onoma::additions {
namespace {

using text::Shape;

constexpr WordKinds bit(Shape shape) {
  return static_cast<WordKinds>(1U << static_cast<unsigned>(shape));
}

constexpr WordKinds kLetters = bit(Shape::kLower) | bit(Shape::kCapitalized) | bit(Shape::kAllCaps) | bit(Shape::kMixed) |
                               bit(Shape::kInitial) | bit(Shape::kAcronym) | bit(Shape::kUncased);

struct NamedKinds {
  std::string_view name;
  WordKinds kinds;
};
constexpr std::array<NamedKinds, 11> kKinds = {{
    {"Cap", bit(Shape::kCapitalized) | bit(Shape::kAllCaps) | bit(Shape::kInitial) | bit(Shape::kAcronym) | kMixedWithCapital},
    {"Upper", bit(Shape::kAllCaps) | bit(Shape::kAcronym)},
    {"Lower", bit(Shape::kLower)},
    {"Mixed", bit(Shape::kMixed)},
    {"Initial", bit(Shape::kInitial)},
    {"Word", kLetters},
    {"Number", bit(Shape::kNumber)},
    {"Alnum", bit(Shape::kAlnum)},
    {"Punct", bit(Shape::kPunctuation)},
    {"Url", bit(Shape::kUrl)},
    {"Any", 0x7FFF},
}};
static_assert(text::kShapeCount <= 15);

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-' || c == '_';
}

// The text with each run of blanks as one, and none at its ends.
std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// The whole number that `text` is.
std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return number;
}

class WhenParser {
 public:
  WhenParser(std::string_view text, std::vector<Name>& names, std::vector<NameUse>& added,
             std::vector<Problem>& problems)
      : text_(text), names_(names), added_(added), problems_(problems) {}

  std::optional<When> parse() {
    const std::size_t before = problems_.size();
    When when;
    bool grouped = false;
    Sequence* part = &when.before;
    for (skip_blanks(); at_ < text_.size() && !broken_; skip_blanks()) {
      if (peek() == '(') {
        if (grouped) stop("bad-group", "a second ( ): a rule is about one group");
        grouped = true;
        part = &when.group;
        group_at_ = at_++;
      } else if (peek() == ')') {
        if (part != &when.group) stop("bad-group", "a ) that closes nothing");
        part = &when.after;
        ++at_;
      } else {
        read_element(*part, 0);
      }
    }
    if (!broken_ && part == &when.group) tell(group_at_, "bad-group", "this ( is not closed");
    if (!grouped) std::swap(when.before, when.group);
    if (problems_.size() == before && when.group.empty()) {
      tell(grouped ? group_at_ : 0, "bad-group", "the group ( ) holds nothing");
    }
    if (problems_.size() != before) return std::nullopt;
    return when;
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  void tell(std::size_t offset, const char* code, std::string message) {
    problems_.push_back({offset, code, std::move(message)});
  }
  // Tells what is wrong here and gives up.
  void stop(const char* code, std::string message) {
    if (!broken_) tell(at_, code, std::move(message));
    broken_ = true;
    at_ = text_.size();
  }

  void read_element(Sequence& sequence, std::size_t depth) {
    Element element;
    const std::size_t begin = at_;
    if (peek() == '^' || peek() == '$') {
      element.kind = peek() == '^' ? Element::Kind::kSentenceBegin : Element::Kind::kSentenceEnd;
      ++at_;
    } else if (peek() == '[') {
      read_alternatives(element, depth);
    } else {
      element.tests.push_back(read_test());
      for (skip_blanks(); peek() == '&'; skip_blanks()) {
        ++at_;
        skip_blanks();
        element.tests.push_back(read_test());
      }
    }
    if (broken_) return;
    const bool edge = element.kind == Element::Kind::kSentenceBegin || element.kind == Element::Kind::kSentenceEnd;
    if (read_repeat(element) && edge) tell(begin, "bad-repeat", "^ and $ are places; they cannot be repeated");
    sequence.push_back(std::move(element));
  }

  void read_alternatives(Element& element, std::size_t depth) {
    element.kind = Element::Kind::kAlternatives;
    element.alternatives.emplace_back();
    if (depth == kDeepest) return stop("bad-alternative", "brackets stand in brackets more than 8 deep");
    const std::size_t begin = at_++;
    for (skip_blanks(); peek() != ']'; skip_blanks()) {
      if (broken_) return;
      if (at_ >= text_.size()) return at_ = begin, stop("bad-alternative", "this [ is not closed");
      if (peek() == '(' || peek() == ')') return stop("bad-group", "the group ( ) cannot stand in [ ]; put the [ ] into it");
      if (peek() == '|') {
        if (element.alternatives.back().empty()) return stop("bad-alternative", "nothing stands before this |");
        element.alternatives.emplace_back();
        ++at_;
      } else {
        read_element(element.alternatives.back(), depth + 1);
      }
    }
    if (element.alternatives.back().empty()) return stop("bad-alternative", "nothing stands before this ]");
    ++at_;
  }

  // Whether there is a repeat.
  bool read_repeat(Element& element) {
    skip_blanks();
    const char c = peek();
    if (c == '?' || c == '*' || c == '+') {
      element.least = c == '+' ? 1 : 0;
      element.most = c == '?' ? 1 : kNoLimit;
      ++at_;
      return true;
    }
    if (c != '{') return false;
    const std::size_t end = text_.find('}', at_);
    if (end == std::string_view::npos) return stop("bad-repeat", "this { is not closed"), true;
    const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    const std::size_t comma = inside.find(',');
    const auto least = whole_number(inside.substr(0, comma));
    auto most = least;
    if (comma != std::string_view::npos) {
      most = comma + 1 == inside.size() ? std::optional(kNoLimit) : whole_number(inside.substr(comma + 1));
    }
    if (!least || !most) {
      tell(at_, "bad-repeat", "a repeat is written {2}, {1,3} or {2,}");
    } else if (*least > kMostRepeats || (*most != kNoLimit && *most > kMostRepeats) || *most < *least || *most == 0) {
      tell(at_, "bad-repeat", "a repeat goes from the smaller number to the greater, at most 32");
    } else {
      element.least = *least, element.most = *most;
    }
    at_ = end + 1;
    return true;
  }

  Test read_test() {
    Test test;
    if (peek() == '!') test.negated = true, ++at_;
    const char c = peek();
    if (c == '"') {
      read_text(test);
    } else if (c == '<') {
      read_list(test);
    } else if (is_name_char(c) && !is_digit(c)) {
      read_word(test);
    } else if (c == '|') {
      stop("bad-alternative", "alternatives stand in brackets: [ \"said\" | \"told\" ]");
    } else if (c == '\0' && at_ >= text_.size()) {
      stop("bad-element", "an element is missing at the end");
    } else {
      stop("bad-element", "an element begins with \" < [ ^ $ !, a kind of word (Cap) or a label (PERSON)");
    }
    return test;
  }

  void read_text(Test& test) {
    test.kind = Test::Kind::kText;
    const std::size_t begin = at_++;
    std::string written;
    bool stars[2] = {};  // whether there is one at the begin, at the end
    for (; peek() != '"'; ++at_) {
      if (at_ >= text_.size()) return at_ = begin, stop("bad-text", "this \" is not closed");
      if (peek() == '*') {
        const bool first = at_ == begin + 1;
        if (!first && peek(1) != '"') tell(at_, "bad-text", "a * stands at the begin or the end of a text; \\* is the character");
        stars[first ? 0 : 1] = true;
        continue;
      }
      if (peek() == '\\' && at_ + 1 < text_.size()) ++at_;
      written += text_[at_];
    }
    ++at_;
    std::string normal;
    text::append_normal(squeezed(written), normal, nullptr);
    test.text = squeezed(normal);
    test.open_begin = stars[0], test.open_end = stars[1];
    if (test.text.empty()) tell(begin, "bad-text", "the text in quotes is empty");
    if ((stars[0] || stars[1]) && test.text.find(' ') != std::string::npos) {
      tell(begin, "bad-text", "a text with a * is one word");
    }
    // Smart case, as in grep and ripgrep: without a capital any letter case will do.
    std::string folded = text::fold_key(test.text);
    test.folded = folded == test.text;
  }

  void read_list(Test& test) {
    test.kind = Test::Kind::kMark;
    const std::size_t begin = at_;
    const std::size_t end = text_.find('>', at_);
    if (end == std::string_view::npos) return stop("bad-list", "this < is not closed");
    const std::string_view name = text_.substr(begin + 1, end - begin - 1);
    at_ = end + 1;
    const bool good = !name.empty() && name.size() <= 128 &&
                      std::all_of(name.begin(), name.end(), [](char c) { return is_name_char(c) || c == '/' || c == '.'; });
    if (!good) return tell(begin, "bad-list", "a list is named by its file, <titles>, or with its folder, <LOC/cities>");
    test.name = name_of(Name::Kind::kList, name, begin);
  }

  // A kind of word, or a label.
  void read_word(Test& test) {
    const std::size_t begin = at_;
    while (is_name_char(peek())) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    const auto known = std::find_if(kKinds.begin(), kKinds.end(), [&](const NamedKinds& k) { return k.name == word; });
    if (known != kKinds.end()) {
      test.kind = Test::Kind::kKind;
      test.kinds = known->kinds;
    } else if (is_label_name(word)) {
      test.kind = Test::Kind::kMark;
      test.name = name_of(Name::Kind::kLabel, word, begin);
    } else {
      std::string kinds;
      for (const NamedKinds& kind : kKinds) kinds += (kinds.empty() ? "" : ", ") + std::string(kind.name);
      tell(begin, "unknown-kind", "no kind of word \"" + std::string(word) + "\"; there are " + kinds +
                                      "; a word itself stands in quotes, a label is all capitals");
    }
  }

  std::uint32_t name_of(Name::Kind kind, std::string_view text, std::size_t offset) {
    const auto known = std::find_if(names_.begin(), names_.end(),
                                    [&](const Name& name) { return name.kind == kind && name.text == text; });
    const auto index = static_cast<std::size_t>(known - names_.begin());
    if (known == names_.end()) {
      names_.push_back({kind, std::string(text)});
      added_.push_back({index, offset});
    }
    return static_cast<std::uint32_t>(index);
  }

  std::string_view text_;
  std::vector<Name>& names_;
  std::vector<NameUse>& added_;
  std::vector<Problem>& problems_;
  std::size_t at_ = 0;
  std::size_t group_at_ = 0;
  bool broken_ = false;
};

struct PlacedWord {
  std::string_view text;
  std::size_t offset = 0;
};

std::vector<PlacedWord> split_words(std::string_view text) {
  std::vector<PlacedWord> words;
  for (std::size_t at = 0; at < text.size();) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    words.push_back({text.substr(at, end - at), at});
    at = end;
  }
  return words;
}

// The number of "+40" and "-3".
std::optional<int> signed_number(std::string_view text) {
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const std::optional<std::uint32_t> number = whole_number(text.substr(1));
  if (!number || *number == 0 || *number > static_cast<std::uint32_t>(kMostWeight)) return std::nullopt;
  return text[0] == '-' ? -static_cast<int>(*number) : static_cast<int>(*number);
}

// DATE and its like have values, which patterns alone can tell.
bool can_be_weighed(std::string_view label) {
  return label != "DATE" && label != "TIME" && label != "DURATION" && label != "SET";
}

}  // namespace

std::optional<When> parse_when(std::string_view text, std::vector<Name>& names, std::vector<NameUse>& added,
                               std::vector<Problem>& problems) {
  return WhenParser(text, names, added, problems).parse();
}

std::optional<Then> parse_then(std::string_view text, std::vector<Problem>& problems) {
  const auto fail = [&](std::size_t offset, const char* code, std::string message) -> std::optional<Then> {
    problems.push_back({offset, code, std::move(message)});
    return std::nullopt;
  };
  const std::vector<PlacedWord> words = split_words(text);
  constexpr const char* kForms = "\"then\" says LABEL, LABEL +N, LABEL -N, veto, veto LABEL or relabel LABEL";
  if (words.empty() || words.size() > 2) return fail(words.size() > 2 ? words[2].offset : 0, "bad-then", kForms);
  Then then;
  std::size_t label = 0;
  if (words[0].text == "veto" || words[0].text == "relabel") {
    then.action = words[0].text == "veto" ? Then::Action::kVeto : Then::Action::kRelabel;
    label = 1;
    if (words.size() == 1) {
      if (then.action == Then::Action::kVeto) return then;
      return fail(words[0].offset, "bad-then", kForms);
    }
  } else if (words.size() == 2) {
    then.action = Then::Action::kWeigh;
    const std::optional<int> weight = signed_number(words[1].text);
    if (!weight) {
      return fail(words[1].offset, "bad-weight", "a weight is +N or -N, a whole number of points from 1 to 1000");
    }
    then.weight = *weight;
    if (!can_be_weighed(words[0].text)) {
      return fail(words[0].offset, "bad-weight", "a " + std::string(words[0].text) + " is found by patterns and has no weight");
    }
  }
  if (!is_label_name(words[label].text)) {
    return fail(words[label].offset, "bad-label", std::string("\"").append(words[label].text) +
                                                      "\" is no label: A-Z, 0-9, _ and -, at most 32, a letter first");
  }
  then.label = words[label].text;
  return then;
}

}  // namespace onoma::additions
