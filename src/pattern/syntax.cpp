#include "pattern/syntax.hpp"

#include <algorithm>
#include <string>

#include "text/decoder.hpp"
#include "text/utf8.hpp"

namespace onoma::pattern {
namespace {

using Kind = SyntaxNode::Kind;

constexpr int kDeepest = 200;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Parser {
 public:
  explicit Parser(std::string_view all) : all_(all) {}

  std::optional<SyntaxNode> parse() {
    SyntaxNode root = alternatives(0);
    if (failed_ || at_ < all_.size()) return std::nullopt;
    return root;
  }

 private:
  struct Flags {
    bool multi_line = false;
    bool any_case = true;  // unless the expression says otherwise, as Expression compiles it
  };

  bool more() const { return !failed_ && at_ < all_.size(); }
  std::string_view rest() const { return all_.substr(at_); }
  bool take(std::string_view text) {
    if (!rest().starts_with(text)) return false;
    at_ += text.size();
    return true;
  }
  SyntaxNode fail() {
    failed_ = true;
    return {};
  }
  SyntaxNode character(std::size_t at, CharSet set, char32_t literal = 0) const {
    return {Kind::kCharacter, at, set, literal, {}, 0, 0};
  }

  SyntaxNode alternatives(int depth) {
    if (depth > kDeepest) return fail();
    SyntaxNode all{Kind::kAlternatives, at_, {}, 0, {}, 0, 0};
    const Flags flags = flags_;  // they hold up to the end of their group
    do {
      all.parts.push_back(sequence(depth));
    } while (more() && take("|"));
    flags_ = flags;
    if (all.parts.size() > 1) return all;
    SyntaxNode only = std::move(all.parts.front());
    return only;
  }

  SyntaxNode sequence(int depth) {
    SyntaxNode all{Kind::kSequence, at_, {}, 0, {}, 0, 0};
    while (more() && all_[at_] != '|' && all_[at_] != ')') all.parts.push_back(quantified(atom(depth)));
    return all;
  }

  SyntaxNode quantified(SyntaxNode once) {
    while (more()) {
      int least = 0, most = -1;
      const std::size_t before = at_;
      if (take("?")) {
        most = 1;
      } else if (take("+")) {
        least = 1;
      } else if (!take("*") && !(take("{") && counts(least, most))) {
        at_ = before;
        break;
      }
      take("?");  // lazy: the same texts
      SyntaxNode repeat{Kind::kRepeat, once.at, {}, 0, {}, least, most};
      repeat.parts.push_back(std::move(once));
      once = std::move(repeat);
    }
    return once;
  }

  // After the {: whether it is a count, as {2}, {2,} and {2,3} are.
  bool counts(int& least, int& most) {
    if (!number(least)) return false;
    most = least;
    if (take(",") && !number(most)) most = -1;
    return take("}");
  }

  bool number(int& value) {
    const std::size_t before = at_;
    value = 0;
    while (at_ < all_.size() && is_digit(all_[at_])) value = std::min(value * 10 + (all_[at_++] - '0'), 100'000);
    return at_ > before;
  }

  SyntaxNode atom(int depth) {
    const std::size_t at = at_;
    const char c = all_[at_];
    if (c == '(') return group(depth);
    if (c == '[') return character_class();
    if (c == '\\') return escape();
    if (c == '{' && at_ + 1 < all_.size() && all_[at_ + 1] >= 'a' && all_[at_ + 1] <= 'z') return fragment();
    if (c == '*' || c == '+' || c == '?') return fail();
    if (c == '^' || c == '$') {
      ++at_;
      const Kind edge = c == '^' ? Kind::kTextBegin : Kind::kTextEnd;
      return {flags_.multi_line ? Kind::kLineEdge : edge, at, {}, 0, {}, 0, 0};
    }
    if (c == '.') {
      ++at_;
      return character(at, CharSet::all());
    }
    const char32_t literal = next_character();
    return character(at, CharSet::of(literal, literal), literal);
  }

  char32_t next_character() {
    const text::CodePoint one = text::decode(all_.data() + at_);
    at_ += one.size;
    return one.value;
  }

  SyntaxNode fragment() {
    SyntaxNode node{Kind::kFragment, at_, {}, 0, {}, 0, 0};
    const std::size_t end = all_.find('}', at_);
    if (end == std::string_view::npos) return fail();
    at_ = end + 1;
    return node;
  }

  SyntaxNode group(int depth) {
    const std::size_t at = at_;
    take("(");
    const Flags flags = flags_;
    if (take("?P<") || take("?<")) {
      const std::size_t end = all_.find('>', at_);
      if (end == std::string_view::npos) return fail();
      at_ = end + 1;
    } else if (take("?")) {
      bool on = true;
      while (more() && all_[at_] != ')' && all_[at_] != ':') {
        if (all_[at_] == '-') on = false;
        if (all_[at_] == 'm') flags_.multi_line = on;
        if (all_[at_] == 'i') flags_.any_case = on;
        ++at_;
      }
      if (!more()) return fail();
      if (take(")")) return {Kind::kEmpty, at, {}, 0, {}, 0, 0};
      take(":");
    }
    SyntaxNode inside = alternatives(depth + 1);
    flags_ = flags;
    if (!take(")")) return fail();
    inside.at = at;
    return inside;
  }

  SyntaxNode escape() {
    const std::size_t at = at_;
    take("\\");
    if (!more()) return fail();
    const char c = all_[at_];
    const auto edge = [&](Kind kind) {
      ++at_;
      return SyntaxNode{kind, at, {}, 0, {}, 0, 0};
    };
    if (c == 'b') return edge(Kind::kWordEdge);
    if (c == 'B') return edge(Kind::kNoWordEdge);
    if (c == 'A') return edge(Kind::kTextBegin);
    if (c == 'z') return edge(Kind::kTextEnd);
    if (c == 'C') return fail();
    if (c == 'Q') return quoted();
    std::optional<char32_t> literal;
    const CharSet set = escaped_set(literal);
    return character(at, set, literal.value_or(0));
  }

  SyntaxNode quoted() {
    SyntaxNode all{Kind::kSequence, at_, {}, 0, {}, 0, 0};
    take("Q");
    while (more() && !take("\\E")) {
      const std::size_t at = at_;
      const char32_t literal = next_character();
      all.parts.push_back(character(at, CharSet::of(literal, literal), literal));
    }
    return all;
  }

  // What stands after a backslash and stands for characters, in a class or outside one; `literal` where it is one of them.
  CharSet escaped_set(std::optional<char32_t>& literal) {
    const char c = all_[at_];
    if (const auto set = perl_class(c)) {
      ++at_;
      return *set;
    }
    if (c == 'p' || c == 'P') {
      ++at_;
      return property_class(braced(1), c == 'P');
    }
    literal = c == 'x' ? hexadecimal() : is_digit(c) ? octal() : control_or_self();
    return CharSet::of(*literal, *literal);
  }

  // {NAME}, or so many bytes.
  std::string_view braced(std::size_t otherwise) {
    if (take("{")) {
      const std::size_t end = std::min(all_.find('}', at_), all_.size());
      const std::string_view name = all_.substr(at_, end - at_);
      at_ = std::min(end + 1, all_.size());
      return name;
    }
    const std::string_view name = all_.substr(at_, otherwise);
    at_ += name.size();
    return name;
  }

  char32_t hexadecimal() {
    take("x");
    char32_t value = 0;
    for (const char c : braced(2)) {
      const int digit = is_digit(c) ? c - '0' : (c | 32) - 'a' + 10;
      value = std::min<char32_t>(value * 16 + static_cast<char32_t>(digit), 0x10FFFF);
    }
    return value;
  }

  char32_t octal() {
    char32_t value = 0;
    for (int i = 0; i < 3 && at_ < all_.size() && is_digit(all_[at_]); ++i) {
      value = value * 8 + static_cast<char32_t>(all_[at_++] - '0');
    }
    return value;
  }

  char32_t control_or_self() {
    static constexpr std::string_view kNames = "aftnrv", kControls = "\a\f\t\n\r\v";
    const std::size_t control = kNames.find(all_[at_]);
    if (control != std::string_view::npos) {
      ++at_;
      return static_cast<char32_t>(kControls[control]);
    }
    if (is_letter(all_[at_])) failed_ = true;
    return next_character();
  }

  SyntaxNode character_class() {
    const std::size_t at = at_;
    take("[");
    const bool negated = take("^");
    CharSet set;
    int items = 0;
    char32_t only = 0;
    for (bool first = true; more() && (first || all_[at_] != ']'); first = false, ++items) only = class_item(set);
    if (!take("]")) return fail();
    SyntaxNode node = character(at, negated ? set.complement() : set, negated || items != 1 ? 0 : only);
    node.capitals_in_any_case = flags_.any_case && !negated && set.has_all_capitals() && !set.has_small_letter();
    return node;
  }

  // Adds one item of a class; the character, where it is just one.
  char32_t class_item(CharSet& set) {
    if (take("[:")) {
      const std::size_t end = all_.find(":]", at_);
      if (end == std::string_view::npos) return failed_ = true, 0;
      set |= posix_class(all_.substr(at_, end - at_));
      at_ = end + 2;
      return 0;
    }
    std::optional<char32_t> first;
    if (take("\\")) {
      if (!more()) return failed_ = true, 0;
      const CharSet escaped = escaped_set(first);
      if (!first) return set |= escaped, 0;
    } else {
      first = next_character();
    }
    std::optional<char32_t> last = first;
    if (rest().size() > 1 && all_[at_] == '-' && all_[at_ + 1] != ']') {
      ++at_;
      if (take("\\")) {
        if (!more()) return failed_ = true, 0;
        (void)escaped_set(last);
      } else {
        last = next_character();
      }
    }
    set |= CharSet::of(*first, last.value_or(0));
    return first == last ? *first : 0;
  }

  std::string_view all_;
  std::size_t at_ = 0;
  bool failed_ = false;
  Flags flags_;
};

}  // namespace

std::optional<SyntaxNode> parse_syntax(std::string_view expression) {
  if (text::find_invalid_utf8(expression) != std::string_view::npos) return std::nullopt;
  return Parser(expression).parse();
}

}  // namespace onoma::pattern
