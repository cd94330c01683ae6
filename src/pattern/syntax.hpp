// The syntax tree of an expression (RE2's syntax, with {name} for a fragment), as far as it takes to see what can never
// match. RE2 decides what is valid; this reads what it has accepted.
//
// Pure functions; any thread. Time and memory are linear in the expression.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pattern/char_set.hpp"

namespace onoma::pattern {

struct SyntaxNode {
  enum class Kind : std::uint8_t {
    kEmpty,         // matches the empty text
    kCharacter,     // one character of `set`
    kFragment,      // {name}: anything
    kSequence,      // the parts one after another; none: the empty text
    kAlternatives,  // one of the parts
    kRepeat,        // parts[0] from `least` to `most` times; most < 0: without limit
    kWordEdge,      // \b
    kNoWordEdge,    // \B
    kTextBegin,     // \A, and ^ where it means the same
    kTextEnd,       // \z, and $ where it means the same
    kLineEdge,      // ^ and $ in (?m)
  };
  Kind kind = Kind::kEmpty;
  std::size_t at = 0;  // byte of the expression where it begins
  CharSet set;
  char32_t literal = 0;  // of a kCharacter that stands for itself, else 0
  std::vector<SyntaxNode> parts;
  int least = 0;
  int most = 0;
  bool capitals_in_any_case = false;  // a class that asks for capitals where the letter case does not count
};

// Nothing where this is no expression, or one that only RE2 understands (\C), or one nested more than 200 deep.
std::optional<SyntaxNode> parse_syntax(std::string_view expression);

}  // namespace onoma::pattern
