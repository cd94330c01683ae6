// Cuts a normal form into tokens: their shapes, and flags that say where each stands.
//
//   "Gen. Smith didn't see the U.S.-led Türkiye's" ->
//   [Gen.][Smith][didn't][see][the][U.S.][-][led][Turkiye]['s]
//
// Words are runs of letters, marks and digits; apostrophes inside stay, a possessive 's is a token of its own
// (kLower). A period stays with an initial, an acronym and an abbreviation. Numbers keep , . : inside. Web
// and mail addresses are one token (kUrl); so are runs of the same sign out of . - = * ~ _ ` and two
// apostrophes. All else is one character each.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/analyzer.hpp"
#include "text/token.hpp"

namespace onoma::text {

inline constexpr std::size_t kLongestToken = 4096;   // bytes
inline constexpr std::size_t kLongestUnspaced = 64;  // code points of a script without spaces between words

// Appends to `tokens`. `normal` is a normal form of less than 4 GiB.
void tokenize(std::string_view normal, const Abbreviations& abbreviations, std::vector<Token>& tokens);

}  // namespace onoma::text
