// What is wrong with names that each for itself are in order: two of a kind, contradictions, ordinary words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "check/words.hpp"
#include "onoma/result.hpp"

namespace onoma::check {

enum class NameUse : std::uint8_t { kEntry, kBlock, kAllow };
enum class NameCase : std::uint8_t { kSmart, kExact, kAny };

// A name or an alias as a list has it.
struct ListedName {
  std::string name;
  std::string label;  // empty: of no label
  NameUse use = NameUse::kEntry;
  NameCase letter_case = NameCase::kSmart;
  int priority = 0;
  std::uint32_t file = 0;  // index into the files
  std::size_t line = 0;
  std::size_t column = 0;
};

// Looks at all names of all files together, in the order in which they come to a run. Every finding is a warning.
// Time is linear but for a sort.
std::vector<Diagnostic> check_names(const std::vector<ListedName>& names, const std::vector<std::string>& files,
                                    const OrdinaryWords& words);

}  // namespace onoma::check
