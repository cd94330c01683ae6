// sample(): a text that an expression matches.
#pragma once

#include <optional>
#include <string>

#include "pattern/syntax.hpp"

namespace onoma::pattern {

// A short text of the expression's language, by the first branch of each alternative and as few repeats as it may have.
// Nothing where none is found: not every class has a character of ASCII, and edges of words are passed over.
std::optional<std::string> sample(const SyntaxNode& node);

}  // namespace onoma::pattern
