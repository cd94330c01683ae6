// Reads the `when` and `then` of a context rule.
//
//   when     = element… "(" element… ")" element…      without ( ) all of it is the group
//   element  = test { "&" test } [ repeat ]  |  "[" element… { "|" element… } "]" [ repeat ]  |  "^"  |  "$"
//   test     = [ "!" ] ( "text" in quotes | Cap, Lower, … | <list> | LABEL )
//   repeat   = "?" | "*" | "+" | {n} | {n,} | {n,m}
//   then     = LABEL  |  LABEL +N  |  LABEL -N  |  veto [ LABEL ]  |  relabel LABEL
//
// Pure functions of valid UTF-8, in linear time. All that is wrong is told, each with its place in the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "additions/context_rule.hpp"

namespace onoma::additions {

struct Problem {
  std::size_t offset = 0;  // bytes from the text's begin
  const char* code = "";
  std::string message;
};

// How often an element may be asked for, how deep brackets stand in brackets, how far a weight goes.
inline constexpr std::uint32_t kMostRepeats = 32;
inline constexpr std::size_t kDeepest = 8;
inline constexpr int kMostWeight = 1000;

// Where names of lists and labels stand that were not in `names` before, they are put there.
struct NameUse {
  std::size_t name = 0;
  std::size_t offset = 0;
};

std::optional<When> parse_when(std::string_view text, std::vector<Name>& names, std::vector<NameUse>& added,
                               std::vector<Problem>& problems);
std::optional<Then> parse_then(std::string_view text, std::vector<Problem>& problems);

}  // namespace onoma::additions
