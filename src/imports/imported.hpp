// What is taken over from a file of another tool: names and patterns, and what could not be.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onoma/result.hpp"

namespace onoma::imports {

enum class LetterCase : unsigned char { kExact, kAny };

struct ImportedName {
  std::string name;
  std::string label;
  LetterCase letter_case = LetterCase::kExact;
  std::string id = {};
  std::optional<int> priority = {};
  std::vector<std::pair<std::string, std::string>> data = {};  // further columns
  std::string list = {};  // the file it goes to, without its folder and ending; empty: that of its source
};

// An expression as pattern files have them (RE2, over the normal form).
struct ImportedPattern {
  std::string label;
  std::string expression;
  std::optional<int> priority = {};
  std::string original = {};  // as the other tool writes it, for a comment
  std::size_t line = 0;
};

struct Imported {
  std::string source;  // name of the file, without folder and ending, as files and rules may be called
  std::vector<ImportedName> names;
  std::vector<ImportedPattern> patterns;
  std::vector<Diagnostic> diagnostics;  // errors: lines that were not taken over; warnings: that were in part
};

struct ImportOptions {
  std::map<std::string, std::string> labels;  // how labels are renamed
  std::string label;                          // of names that have none
  bool any_case = false;                      // letter case does not count, where the format leaves it to its user
};

// The label of that name as onoma has it: renamed by the options, else of the same meaning (ORGANIZATION is ORG,
// LOCATION and GPE are LOC, PER is PERSON), else the same in capitals with _ for what a label may not hold. Empty for a
// name of which nothing remains.
std::string label_of(std::string_view name, const ImportOptions& options);

// "Über Names 2.lst" as the name of a list or rule: "ber-names-2".
std::string plain_name(std::string_view path);

}  // namespace onoma::imports
