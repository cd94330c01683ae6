// The user folder that suggestions are for: the rules whose weights may change, and the patch that takes suggestions in.
#pragma once

#include <string>
#include <vector>

#include "learn/suggestion.hpp"
#include "onoma/result.hpp"

namespace onoma::cli {

// What is in the folder's context/*.rules.
struct FolderRules {
  std::vector<std::string> names;            // of all rules
  std::vector<learn::Suggestion> changes;    // of each rule that weighs, weights to try
};
FolderRules rules_of_folder(const std::string& folder);

// A unified diff from the folder as it is to the folder with the suggestions, its paths relative to the folder; empty where
// there are none. `folder` may be empty or not be there. Errors: those of reading a file.
Result<std::string> patch_for(const std::string& folder, const std::vector<learn::Suggestion>& suggestions);

}  // namespace onoma::cli
