// Expressions over one token after another, as other tools have them, as one expression over text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::imports {

// An expression for one token, and how often it may stand: most < 0 means without limit.
struct TokenExpression {
  std::string expression;
  int least = 1;
  int most = 1;
  bool is_sign = false;  // may stand without a blank beside its neighbours
};

// What any one token looks like.
inline constexpr std::string_view kAnyToken = R"((?:[\pL\pN][\pL\pN'.&-]*|[^\s\pL\pN]))";

// The tokens one after another. Nothing where all of them may be left out.
std::optional<std::string> join_tokens(const std::vector<TokenExpression>& tokens);

// Text that stands for itself, in the normal form.
std::string quote_expression(std::string_view text);
bool is_word(std::string_view text);

// An expression of Java or Python that is to match a whole token, in RE2's syntax and over the normal form; what would
// reach beyond the token does not. Where that cannot be, `problem` says why.
struct Rewritten {
  std::string expression;
  std::string problem;
};
Rewritten rewrite_token_expression(std::string_view expression);
// The same where it may match anywhere in the token.
Rewritten rewrite_token_search(std::string_view expression);

}  // namespace onoma::imports
