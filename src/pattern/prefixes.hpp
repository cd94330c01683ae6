// Prefixes: with which few bytes can a match of an expression begin?
//
// An expression is worth trying only where the text begins with one of its prefixes, so a table of prefixes
// finds the few places of a text at which any of many expressions can match. Prefixes are told in a canonical
// alphabet: ASCII letters in lower case, every digit as '0', every run of white space as one ' '. (The method
// is literal extraction as in regular-expression engines such as rust-regex's regex-syntax, on the small
// scale needed here.)
//
// Pure functions; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::pattern {

inline constexpr std::size_t kPrefixLength = 14;

// All prefixes of `expression` (RE2 syntax), each of 1 to kPrefixLength canonical bytes, sorted, without
// repeats. Empty where the expression can begin with too many things to list: then it has to be tried
// everywhere. Never too few: what this function does not understand counts as "anything".
std::vector<std::string> literal_prefixes(std::string_view expression);

// The first kPrefixLength canonical bytes of `text` (fewer at its end).
std::string canonical_prefix(std::string_view text);

// Each byte in the canonical alphabet.
inline constexpr std::array<char, 256> kCanonical = [] {
  std::array<char, 256> table{};
  for (int i = 0; i < 256; ++i) table[static_cast<std::size_t>(i)] = static_cast<char>(i);
  for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = static_cast<char>(c - 'A' + 'a');
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = '0';
  for (const char c : {'\t', '\n', '\v', '\f', '\r'}) table[static_cast<std::size_t>(c)] = ' ';
  return table;
}();

constexpr char canonical(char c) noexcept {
  return kCanonical[static_cast<unsigned char>(c)];
}

}  // namespace onoma::pattern
