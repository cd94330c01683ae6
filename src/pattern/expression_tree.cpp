#include "pattern/expression_tree.hpp"

#include <algorithm>
#include <utility>

#include "pattern/prefixes.hpp"

namespace onoma::pattern {
namespace {

using Kind = ExpressionTree::Kind;

constexpr int kDeepest = 60;

class Parser {
 public:
  explicit Parser(std::string_view expression) : rest_(expression) {}

  std::optional<ExpressionTree> parse() {
    ExpressionTree all = alternatives(0);
    if (failed_ || !rest_.empty()) return std::nullopt;
    return all;
  }

 private:
  static ExpressionTree nothing() { return {}; }
  static ExpressionTree anything() { return {Kind::kAnything}; }
  static ExpressionTree one(std::string text) { return {Kind::kText, std::move(text)}; }

  ExpressionTree fail() {
    failed_ = true;
    return anything();
  }
  bool take(std::string_view text) {
    if (rest_.substr(0, text.size()) != text) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  std::string take_bytes(std::size_t count) {
    std::string bytes(rest_.substr(0, count));
    rest_.remove_prefix(count);
    return bytes;
  }

  ExpressionTree alternatives(int depth) {
    if (depth > kDeepest) return fail();
    ExpressionTree first = sequence(depth);
    if (rest_.empty() || rest_.front() != '|') return first;
    ExpressionTree all{Kind::kAlternatives};
    all.parts.push_back(std::move(first));
    while (!failed_ && take("|")) all.parts.push_back(sequence(depth));
    return all;
  }

  ExpressionTree sequence(int depth) {
    ExpressionTree all{Kind::kSequence};
    while (!failed_ && !rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      all.parts.push_back(quantified(atom(depth)));
    }
    return all;
  }

  static ExpressionTree repeated(ExpressionTree once, int least, int most) {
    ExpressionTree all{Kind::kRepetition};
    all.parts.push_back(std::move(once));
    all.least = least, all.most = most;
    return all;
  }

  ExpressionTree quantified(ExpressionTree once) {
    while (!failed_ && !rest_.empty()) {
      if (take("?")) {
        once = repeated(std::move(once), 0, 1);
      } else if (take("*")) {
        once = repeated(std::move(once), 0, -1);
      } else if (take("+")) {
        once = repeated(std::move(once), 1, -1);
      } else if (rest_.front() == '{' && rest_.size() > 1 && rest_[1] >= '0' && rest_[1] <= '9') {
        once = counted(std::move(once));
      } else {
        break;
      }
    }
    return once;
  }

  ExpressionTree counted(ExpressionTree once) {
    take("{");
    const int least = number();
    int most = least;
    if (take(",")) most = !rest_.empty() && rest_.front() == '}' ? -1 : number();
    if (!take("}")) return fail();
    return repeated(std::move(once), least, most);
  }

  int number() {
    int value = 0;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      value = std::min(value * 10 + (rest_.front() - '0'), 1000);
      rest_.remove_prefix(1);
    }
    return value;
  }

  ExpressionTree atom(int depth) {
    const char c = rest_.front();
    if (c == '(') return group(depth);
    if (c == '[') return character_class();
    if (c == '\\') return escape();
    if (const std::size_t sign = caseless_sign(rest_); sign != 0) return one(take_bytes(sign));
    rest_.remove_prefix(1);
    if (c == '^' || c == '$') return nothing();
    if (c == '.') return anything();
    if (c == '?' || c == '*' || c == '+') return fail();
    if (!is_plain(c)) return anything();  // beyond ASCII: its other case may begin with other bytes
    return word(c);
  }

  static bool is_plain(char c) {
    return static_cast<unsigned char>(c) < 0x80 &&
           std::string_view("()[]{}|\\^$.?*+").find(c) == std::string_view::npos;
  }

  // The plain characters that begin with `c`, as far as no quantifier takes the last of them away.
  ExpressionTree word(char c) {
    std::string text(1, canonical(c));
    while (!rest_.empty() && is_plain(rest_.front())) {
      const char next = rest_.size() > 1 ? rest_[1] : 'x';
      if (next == '?' || next == '*' || next == '+' || next == '{') break;
      text += canonical(rest_.front());
      rest_.remove_prefix(1);
    }
    return one(std::move(text));
  }

  ExpressionTree group(int depth) {
    take("(");
    if (take("?P<")) {
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos) return fail();
      rest_.remove_prefix(end + 1);
    } else if (take("?")) {
      const std::size_t end = rest_.find_first_not_of("imsU-");
      if (end == std::string_view::npos) return fail();
      const char stop = rest_[end];
      rest_.remove_prefix(end + 1);
      if (stop == ')') return nothing();
      if (stop != ':') return fail();
    }
    ExpressionTree inside = alternatives(depth + 1);
    if (!take(")")) return fail();
    return inside;
  }

  ExpressionTree escape() {
    take("\\");
    if (rest_.empty()) return fail();
    const char c = rest_.front();
    rest_.remove_prefix(1);
    switch (c) {
      case 'd':
        return one("0");
      case 's':
      case 'n':
      case 't':
      case 'r':
      case 'f':
      case 'v':
        return one(" ");
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return nothing();
      default:
        break;
    }
    const bool letter_or_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter_or_digit || static_cast<unsigned char>(c) >= 0x80) return skip_long_escape(c);
    return one(std::string(1, c));
  }

  // \pL, \p{Greek}, \x{10FFFF}, \w and the like.
  ExpressionTree skip_long_escape(char c) {
    if (c == 'Q' || (c >= '0' && c <= '9')) return fail();
    if (c != 'p' && c != 'P' && c != 'x') return anything();
    if (take("{")) {
      const std::size_t end = rest_.find('}');
      if (end == std::string_view::npos) return fail();
      rest_.remove_prefix(end + 1);
    } else {
      rest_.remove_prefix(std::min<std::size_t>(rest_.size(), c == 'x' ? 2 : 1));
    }
    return anything();
  }

  ExpressionTree character_class() {
    take("[");
    bool simple = !take("^");
    ExpressionTree set{Kind::kOneOf};
    bool first = true;
    while (!rest_.empty() && (first || rest_.front() != ']')) {
      first = false;
      simple = class_item(set) && simple;
      if (failed_) return anything();
    }
    if (!take("]")) return fail();
    return simple ? set : anything();
  }

  // One character or range of a class; false when it is not plain ASCII.
  bool class_item(ExpressionTree& set) {
    if (rest_.substr(0, 2) == "[:") {
      const std::size_t end = rest_.find(":]");
      if (end == std::string_view::npos) return fail(), false;
      rest_.remove_prefix(end + 2);
      return false;
    }
    if (rest_.front() == '\\') {
      const ExpressionTree escaped = escape();
      if (escaped.kind != Kind::kText) return false;
      set.text += escaped.text;
      return rest_.substr(0, 1) != "-" || rest_.substr(0, 2) == "-]";
    }
    if (const std::size_t sign = caseless_sign(rest_); sign != 0) {
      set.parts.push_back(one(take_bytes(sign)));
      return rest_.substr(0, 1) != "-" || rest_.substr(0, 2) == "-]";
    }
    const char from = rest_.front();
    rest_.remove_prefix(1);
    char to = from;
    if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
      to = rest_[1];
      rest_.remove_prefix(2);
      if (to == '\\') return false;
    }
    if (static_cast<unsigned char>(from) >= 0x80 || static_cast<unsigned char>(to) >= 0x80) return false;
    for (int c = from; c <= to; ++c) set.text += canonical(static_cast<char>(c));
    return true;
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

std::size_t caseless_sign(std::string_view text) {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  if (byte(0) == 0xC2 && byte(1) >= 0xA1 && byte(1) <= 0xBF && byte(1) != 0xB5) return 2;
  const bool punctuation = byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x82) && byte(2) >= 0x80;
  return punctuation ? 3 : 0;
}

std::optional<ExpressionTree> parse_expression(std::string_view expression) { return Parser(expression).parse(); }

}  // namespace onoma::pattern
