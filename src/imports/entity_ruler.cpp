#include <algorithm>
#include <charconv>

#include "imports/lines.hpp"
#include "imports/readers.hpp"
#include "imports/token_expression.hpp"
#include "json/entity_ruler.hpp"

namespace onoma::imports {
namespace {

using json::RulerPattern;
using json::RulerTest;
using json::RulerToken;

// An expression for what one test asks, or why there is none.
struct Asked {
  std::string expression;
  std::string problem;
  bool is_sign = false;
};

constexpr std::string_view kNumberWords =
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion";

Asked problem(std::string why) {
  return {"", std::move(why)};
}

std::string with_case(const std::string& expression, bool any) {
  return (any ? "(?i:" : "(?-i:") + expression + ")";
}

Asked text_of(const RulerTest& test, bool any_case) {
  std::string all;
  bool sign = true;
  for (const std::string& value : test.values) {
    if (test.predicate == "REGEX") {
      Rewritten rewritten = rewrite_token_search(value);
      if (!rewritten.problem.empty()) return problem(rewritten.problem);
      return {with_case(rewritten.expression, any_case), "", false};
    }
    all += (all.empty() ? "" : "|") + quote_expression(value);
    sign = sign && std::none_of(value.begin(), value.end(), [](char c) { return is_word({&c, 1}); });
  }
  if (test.predicate != "" && test.predicate != "IN" && test.predicate != "==") {
    return problem(test.attribute + " with " + test.predicate + " has no expression that says the same");
  }
  return {with_case(all, any_case), "", sign};
}

// "Xxxxx" is a capital and four small letters or more; d is a digit, other signs stand for themselves.
Asked shape_of(const RulerTest& test) {
  if (test.predicate != "" && test.predicate != "==") return problem("SHAPE with " + test.predicate);
  const std::string& shape = test.values.front();
  std::string out;
  for (std::size_t i = 0; i < shape.size();) {
    std::size_t end = i;
    while (end < shape.size() && shape[end] == shape[i]) ++end;
    const std::string one = shape[i] == 'X'   ? "\\p{Lu}"
                            : shape[i] == 'x' ? "\\p{Ll}"
                            : shape[i] == 'd' ? "\\d"
                                              : quote_expression({&shape[i], 1});
    const std::size_t count = end - i;
    out += one;
    if (count > 1) out.append("{").append(std::to_string(count)).append(count >= 4 ? ",}" : "}");
    i = end;
  }
  return {with_case(out, false), "", false};
}

Asked flag_of(const RulerTest& test) {
  struct Flag {
    std::string_view name, expression;
    bool is_sign;
  };
  static constexpr Flag kFlags[] = {
      {"IS_ALPHA", R"(\pL+)", false},
      {"IS_DIGIT", R"(\d+)", false},
      {"IS_TITLE", R"((?-i:\p{Lu}\p{Ll}*))", false},
      {"IS_UPPER", R"((?-i:\p{Lu}[\p{Lu}\d]*))", false},
      {"IS_LOWER", R"((?-i:\p{Ll}+))", false},
      {"IS_PUNCT", R"([^\s\pL\pN$+<=>^`|~])", true},
      {"LIKE_EMAIL", R"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", false},
      {"LIKE_URL", R"((?:https?://|www\.)[^\s]+)", false},
  };
  Asked asked = problem(test.attribute + " is nothing that the text of a token tells");
  for (const Flag& flag : kFlags) {
    if (flag.name == test.attribute) asked = {std::string(flag.expression), "", flag.is_sign};
  }
  if (test.attribute == "LIKE_NUM") asked = {"(?:\\d+(?:[.,/]\\d+)*|" + std::string(kNumberWords) + ")", "", false};
  if (asked.problem.empty() && test.values.front() != "true") return problem(test.attribute + " that is to be false");
  return asked;
}

Asked length_of(const RulerTest& test) {
  int length = 0;
  const std::string& value = test.values.front();
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
  if (error != std::errc() || end != value.data() + value.size() || length < 1 || length > 200) return problem("LENGTH of " + value);
  const std::string& p = test.predicate;
  std::string range = p.empty() || p == "==" ? std::to_string(length)
                      : p == ">="            ? std::to_string(length) + ","
                      : p == ">"             ? std::to_string(length + 1) + ","
                      : p == "<="            ? "1," + std::to_string(length)
                      : p == "<" && length > 1 ? "1," + std::to_string(length - 1)
                                             : "";
  if (range.empty()) return problem("LENGTH with " + p);
  return {R"([\pL\pN'.&-]{)" + range + "}", "", false};
}

Asked asked_of(const RulerTest& test) {
  if (test.values.empty()) return problem(test.attribute + " without a value");
  const std::string& a = test.attribute;
  if (a == "LOWER" || a == "NORM") return text_of(test, true);
  if (a == "TEXT" || a == "ORTH") return text_of(test, false);
  if (a == "SHAPE") return shape_of(test);
  if (a == "LENGTH") return length_of(test);
  return flag_of(test);
}

// ? + * {2} {2,} {,3} {2,3}; false where it is none of them, as ! is.
bool read_op(std::string_view op, TokenExpression& token) {
  if (op.empty() || op == "1") return true;
  token.least = 0, token.most = -1;
  if (op == "*") return true;
  if (op == "+") return token.least = 1, true;
  if (op == "?") return token.most = 1, true;
  if (op.size() < 3 || op.front() != '{' || op.back() != '}') return false;
  op = op.substr(1, op.size() - 2);
  const std::size_t comma = op.find(',');
  const auto number = [](std::string_view text, int& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= 0 && value <= 100;
  };
  const std::string_view first = op.substr(0, comma);
  if (!first.empty() && !number(first, token.least)) return false;
  if (comma == std::string_view::npos) return token.most = token.least, token.least > 0;
  const std::string_view last = op.substr(comma + 1);
  return last.empty() || (number(last, token.most) && token.most >= std::max(1, token.least));
}

class RulerReader {
 public:
  RulerReader(const std::string& file, const ImportOptions& options, Imported& out)
      : options_(options), out_(out), report_(file, out) {}

  void read(std::string_view text) {
    for_each_line(text, report_, [&](std::size_t number, std::string_view line) {
      const Result<RulerPattern> pattern = json::read_ruler_pattern(line);
      if (!pattern) return report_.leave_out(number, pattern.error().message);
      take(number, *pattern, line);
    });
  }

 private:
  void take(std::size_t number, const RulerPattern& pattern, std::string_view line) {
    const std::string label = label_of(pattern.label, options_);
    if (label.empty()) return report_.leave_out(number, "the label \"" + pattern.label + "\" has no letter");
    ImportedName name{pattern.phrase, label};
    name.id = pattern.id;
    name.letter_case = options_.any_case ? LetterCase::kAny : LetterCase::kExact;
    if (pattern.is_phrase && trimmed(pattern.phrase).empty()) return report_.leave_out(number, "an empty phrase");
    if (pattern.is_phrase || is_name(pattern, name)) {
      out_.names.push_back(std::move(name));
    } else {
      take_tokens(number, pattern, label, line);
    }
  }

  // Whether each token is a word that is written out, all of them with or all without regard to letter case.
  static bool is_name(const RulerPattern& pattern, ImportedName& name) {
    std::string text;
    bool lower = true, exact = true;
    for (const RulerToken& token : pattern.tokens) {
      if (token.tests.size() != 1 || !token.op.empty()) return false;
      const RulerTest& test = token.tests.front();
      if (!test.predicate.empty() || test.values.size() != 1 || !is_word(test.values.front())) return false;
      lower = lower && test.attribute == "LOWER";
      exact = exact && (test.attribute == "TEXT" || test.attribute == "ORTH");
      text += (text.empty() ? "" : " ") + test.values.front();
    }
    if (!lower && !exact) return false;
    name.name = text;
    name.letter_case = lower ? LetterCase::kAny : LetterCase::kExact;
    return true;
  }

  void take_tokens(std::size_t number, const RulerPattern& pattern, const std::string& label, std::string_view line) {
    std::vector<TokenExpression> tokens;
    for (const RulerToken& token : pattern.tokens) {
      TokenExpression expression{std::string(kAnyToken)};
      if (!read_op(token.op, expression)) return report_.leave_out(number, "the operator \"" + token.op + "\"");
      for (const RulerTest& test : token.tests) {
        const Asked asked = asked_of(test);
        if (!asked.problem.empty()) return report_.leave_out(number, asked.problem);
        expression.expression = asked.expression;
        expression.is_sign = asked.is_sign;
      }
      if (token.tests.size() > 1) {
        return report_.leave_out(number, "two things are asked of one token: " + token.tests[0].attribute + " and " +
                                             token.tests[1].attribute);
      }
      tokens.push_back(std::move(expression));
    }
    std::optional<std::string> expression = join_tokens(tokens);
    if (!expression) return report_.leave_out(number, "all of its tokens may be left out");
    if (!pattern.id.empty()) report_.note(number, "the id \"" + pattern.id + "\": expressions have none");
    out_.patterns.push_back({label, std::move(*expression), std::nullopt, std::string(trimmed(line)), number});
  }

  const ImportOptions& options_;
  Imported& out_;
  Reporter report_;
};

}  // namespace

void read_entity_ruler(std::string_view text, const std::string& file, const ImportOptions& options, Imported& out) {
  RulerReader(file, options, out).read(text);
}

}  // namespace onoma::imports
