// ExpressionTree: what an expression in RE2 syntax says of the bytes of its matches, in the canonical alphabet of
// pattern/prefixes.hpp. Coarse, never too narrow: what is not understood counts as "anything from here on".
//
// Pure functions; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::pattern {

struct ExpressionTree {
  enum class Kind : unsigned char {
    kNothing,       // the empty text
    kAnything,      // whatever there is, to the end
    kText,          // these bytes
    kOneOf,         // one of these bytes, or one of the parts
    kAlternatives,  // one of the parts
    kSequence,      // all parts, one after the other
    kRepetition,    // the one part, `least` to `most` times; most < 0 means without limit
  };
  Kind kind = Kind::kNothing;
  std::string text = {};
  std::vector<ExpressionTree> parts = {};
  int least = 0;
  int most = 0;
};

// Nothing where the expression is not valid, or uses what is not known here.
std::optional<ExpressionTree> parse_expression(std::string_view expression);

// Bytes of the character that `text` begins with, if it is one of the signs without case: Latin-1 signs,
// general punctuation and currency signs. 0 otherwise.
std::size_t caseless_sign(std::string_view text);

}  // namespace onoma::pattern
