// What suggestions become in a user folder: lines of lists, and context rules.
//
// Pure functions; any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "learn/suggestion.hpp"

namespace onoma::learn {

// What is to be put behind each file of a user folder, by its path in it: names/LABEL/suggested.txt, block.tsv,
// context/suggested.rules. Changes of rules stand there as rules of their own, whose weight adds to the one that is there.
std::map<std::string, std::string> additional_lines(const std::vector<Suggestion>& suggestions);

// The name of the rule that a kWeight becomes.
std::string rule_name(const Suggestion& suggestion);

// A file of context rules in which the rule gives the points that the change says.
std::string with_changed_weight(std::string_view text, const Suggestion& change);

// "SHIP +40 after \"tug\"", "Zorbex is ORG", "Rice is no name", "rule tugs gives 60".
std::string description(const Suggestion& suggestion);

}  // namespace onoma::learn
