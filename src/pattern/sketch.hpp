// Sketch: a quick look at whether an expression can match at a place, without the expression being compiled.
//
// Compiling an expression costs as much as matching thousands of places. So as long as it is not compiled, a sketch of it is asked
// first: a nondeterministic automaton (Thompson, "Regular expression search algorithm", 1968) over the canonical alphabet of
// pattern/prefixes.hpp, made in a hundredth of the time. It may say yes where the expression says no, never the other way round.
//
// Thread safety: immutable.
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pattern/expression_tree.hpp"

namespace onoma::pattern {

class Sketch {
 public:
  // Of an expression in RE2 syntax; of one that is not understood a sketch that always says yes.
  explicit Sketch(std::string_view expression);

  // Whether the expression may match a beginning of `text`.
  bool may_match(std::string_view text) const;

 private:
  using Number = std::uint32_t;
  struct State {
    enum class Kind : unsigned char { kByte, kOneOf, kEither, kEnd };
    Kind kind = Kind::kEnd;
    char byte = '\0';     // kByte
    Number set = 0;       // kOneOf: which of the sets
    Number next = 0;
    Number other = 0;     // kEither
  };
  class Run;

  // The state from which `tree` and then what begins at `next` is read.
  Number add(const ExpressionTree& tree, Number next);
  Number add_set(const ExpressionTree& tree, Number next);
  Number add_repetition(const ExpressionTree& tree, Number next);
  Number add_state(const State& state);

  std::vector<State> states_;  // [0] is the end
  std::vector<std::bitset<256>> sets_;
  Number start_ = 0;
};

}  // namespace onoma::pattern
