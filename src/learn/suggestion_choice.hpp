// Which suggestions are worth taking: each is tried, and what mends clearly more than it breaks is kept.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "learn/suggestion.hpp"
#include "onoma/result.hpp"

namespace onoma::learn {

struct ChoiceOptions {
  std::size_t most = 500;     // suggestions of each kind that are tried, those with most errors first
  std::size_t at_least = 1;   // errors that one must mend
  std::set<std::string> rules = {};  // names of context rules that are there already; no other gets such a name
};

// What is found in these documents with these suggestions in force.
using TryOut = std::function<Result<std::vector<std::vector<Marked>>>(const std::vector<Suggestion>&, const std::vector<std::size_t>&)>;

struct Choice {
  std::vector<Suggestion> suggestions;  // those worth taking, weights first, then entries, then blocks
  std::size_t tried = 0;
  std::vector<Errors> before;           // of each document
  std::vector<Errors> after;            // with all of them
};

// `changes`: weights of rules that are there already, each to be tried like the others; of one rule the best is taken.
// Deterministic. Errors are those of `try_out`.
Result<Choice> choose_suggestions(const std::vector<CorrectedDocument>& documents, const std::vector<Suggestion>& changes,
                                  const ChoiceOptions& options, const TryOut& try_out);

}  // namespace onoma::learn
