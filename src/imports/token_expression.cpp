#include "imports/token_expression.hpp"

#include <algorithm>

#include "text/normalizer.hpp"
#include "text/utf8.hpp"

namespace onoma::imports {
namespace {

// What . stands for within a token, and what may surround a match inside one.
constexpr std::string_view kInToken = R"([\pL\pN'&-])";
constexpr std::string_view kRest = R"([\pL\pN'&-]*)";

std::string counted(const std::string& expression, int least, int most) {
  if (least == 1 && most == 1) return expression;
  std::string out = "(?:" + expression + ")";
  if (least == 0 && most == 1) return out + '?';
  if (least == 0 && most < 0) return out + '*';
  if (least == 1 && most < 0) return out + '+';
  out += '{' + std::to_string(least);
  if (most != least) out += ',' + (most < 0 ? "" : std::to_string(most));
  return out + '}';
}

std::string blank_between(const TokenExpression& a, const TokenExpression& b) {
  return a.is_sign || b.is_sign ? "\\s*" : "\\s+";
}

// The token at least once, and as often as it may be, with blanks between.
std::string run_of(const TokenExpression& token) {
  if (token.most == 1) return token.expression;
  const int most = token.most < 0 ? -1 : token.most - 1;
  const int least = std::max(token.least - 1, 0);
  if (most == 0) return token.expression;
  return token.expression + counted(blank_between(token, token) + token.expression, least, most);
}

class Rewriter {
 public:
  explicit Rewriter(std::string_view all) : all_(all) {}

  Rewritten run() {
    while (at_ < all_.size() && problem_.empty()) step();
    return {std::move(out_), std::move(problem_)};
  }

 private:
  void step() {
    const char c = all_[at_];
    if (c == '\\') return escape(false);
    if (c == '[') return character_class();
    if (c == '.') {
      out_ += kInToken;
      ++at_;
    } else if (all_.substr(at_).starts_with("(?") && !is_known_group(all_.substr(at_ + 2))) {
      problem_ = "RE2 has no look-around";
    } else {
      plain();
    }
  }

  static bool is_known_group(std::string_view after) {
    if (after.empty()) return false;
    return after.front() == ':' || after.front() == 'i' || after.front() == '-' || after.starts_with("P<");
  }

  void plain() {
    const std::size_t size = text::decode(all_.data() + at_).size;
    text::append_normal(all_.substr(at_, size), out_, nullptr);
    at_ += size;
  }

  void escape(bool in_class) {
    const char c = at_ + 1 < all_.size() ? all_[at_ + 1] : '\0';
    if (c >= '1' && c <= '9') {
      problem_ = "RE2 has no back-references";
    } else if (c == 'W' && !in_class) {
      out_ += R"([^\s\w])";
    } else if (c == 'D' && !in_class) {
      out_ += R"([\pL'&-])";
    } else if (c == 'w') {
      out_ += in_class ? R"(\pL\pN_)" : R"([\pL\pN_])";
    } else if (c == 'S' && !in_class) {
      out_ += kInToken;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      ++at_;
      return plain();
    } else {
      out_.append(all_.substr(at_, 2));
    }
    at_ += 2;
  }

  void character_class() {
    out_ += '[';
    ++at_;
    const bool negated = at_ < all_.size() && all_[at_] == '^';
    if (negated) out_ += "^\\s", ++at_;
    for (bool first = true; at_ < all_.size() && problem_.empty() && (first || all_[at_] != ']'); first = false) {
      const std::string_view rest = all_.substr(at_);
      if (rest.starts_with("&&")) {
        problem_ = "RE2 has no intersection of classes (&&)";
      } else if (rest.front() == '\\') {
        escape(true);
      } else if (rest.front() == '[' && !rest.starts_with("[:")) {
        problem_ = "RE2 has no class within a class";
      } else if (is_folded_range(rest)) {
        problem_ = "a range of letters with diacritics, which the text that expressions see does not have";
      } else {
        plain();
      }
    }
    if (at_ < all_.size()) out_ += ']', ++at_;
  }

  // A range with an end that the normal form writes in another way.
  static bool is_folded_range(std::string_view rest) {
    const std::size_t size = text::decode(rest.data()).size;
    if (rest.size() < size + 2 || rest[size] != '-' || rest[size + 1] == ']') return false;
    const std::size_t last = text::decode(rest.data() + size + 1).size;
    const std::string_view range = rest.substr(0, size + 1 + last);
    std::string normal;
    text::append_normal(range, normal, nullptr);
    return normal != range;
  }

  std::string_view all_;
  std::size_t at_ = 0;
  std::string out_;
  std::string problem_;
};

// Alternatives of the whole hold together.
std::string grouped(std::string expression) {
  return expression.find('|') == std::string::npos ? expression : "(?:" + expression + ")";
}

}  // namespace

std::optional<std::string> join_tokens(const std::vector<TokenExpression>& tokens) {
  const auto sure = std::find_if(tokens.begin(), tokens.end(), [](const TokenExpression& token) { return token.least > 0; });
  if (sure == tokens.end()) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const TokenExpression& token = tokens[i];
    const bool before = tokens.begin() + static_cast<std::ptrdiff_t>(i) < sure;  // it brings the blank behind it
    const std::string all = run_of(token);
    if (&token == &*sure) {
      out += all;
    } else if (before) {
      out += "(?:" + all + blank_between(token, tokens[i + 1]) + ")?";
    } else {
      const std::string blank = blank_between(tokens[i - 1], token);
      out += token.least == 0 ? "(?:" + blank + all + ")?" : blank + all;
    }
  }
  return out;
}

std::string quote_expression(std::string_view text) {
  std::string normal, out;
  text::append_normal(text, normal, nullptr);
  for (const char c : normal) {
    if (std::string_view("\\^$|()[]{}*+?.").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  });
}

Rewritten rewrite_token_expression(std::string_view expression) {
  if (expression.starts_with('^')) expression.remove_prefix(1);
  if (expression.ends_with('$') && !expression.ends_with("\\$")) expression.remove_suffix(1);
  Rewritten rewritten = Rewriter(expression).run();
  rewritten.expression = grouped(std::move(rewritten.expression));
  return rewritten;
}

Rewritten rewrite_token_search(std::string_view expression) {
  const bool from_begin = expression.starts_with('^');
  const bool to_end = expression.ends_with('$') && !expression.ends_with("\\$");
  Rewritten rewritten = rewrite_token_expression(expression);
  if (!from_begin) rewritten.expression.insert(0, kRest);
  if (!to_end) rewritten.expression += kRest;
  return rewritten;
}

}  // namespace onoma::imports
