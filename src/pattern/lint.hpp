// Lint: what is valid in an expression and still not what its author meant.
//
// Pure functions; any thread. Time and memory are linear in the expression.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::pattern {

struct LintFinding {
  const char* code = "";  // docs/diagnostics.md explains each
  std::size_t at = 0;     // byte of the expression
  std::string message;
};

// Looks at an expression as a rule writes it, {fragments} not put in, and tells in order of place:
//
//   never-matches      a part that no text can match, or that what onoma gives to expressions never holds
//   folded-character   a character that the normal form (text/normalizer.hpp) writes in another way
//   ascii-word-edge    \b or \B beside letters that it does not know
//   sign-word-edge     \b at the outer side of a sign, where it asks for a letter outside
//   capitals-any-case  [A-Z] that small letters match too
//
// Nothing for an expression that is none, or longer than any is allowed to be.
std::vector<LintFinding> lint(std::string_view expression);

}  // namespace onoma::pattern
