#include "learn/suggestion_choice.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "learn/suggested_files.hpp"
#include "text/analyzer.hpp"

namespace onoma::learn {
namespace {

// How many points a word is tried with, smallest first: of the equally good the smallest is taken.
constexpr int kWeights[] = {20, 40, 80, 160};
// A suggestion must mend this many errors for each that it breaks.
constexpr std::size_t kMendedForBroken = 3;

using Which = std::vector<std::size_t>;

// Errors of one document as a set, to see which are gone and which are new.
std::set<std::tuple<std::size_t, std::size_t, std::string, bool>> keys_of(const Errors& errors) {
  std::set<std::tuple<std::size_t, std::size_t, std::string, bool>> keys;
  for (const Marked& m : errors.missed) keys.insert({m.span.begin, m.span.end, m.label, true});
  for (const Marked& m : errors.false_hits) keys.insert({m.span.begin, m.span.end, m.label, false});
  return keys;
}

std::size_t count_missing(const Errors& from, const Errors& in) {
  const auto keys = keys_of(in);
  const auto all = keys_of(from);
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& key) { return !keys.contains(key); }));
}

class Chooser {
 public:
  Chooser(const std::vector<CorrectedDocument>& documents, const ChoiceOptions& options, const TryOut& try_out)
      : documents_(documents), options_(options), try_out_(try_out) {
    for (const CorrectedDocument& document : documents) folded_.push_back(text::fold_key(document.text));
  }

  std::optional<Error> choose(const std::vector<Suggestion>& changes, Choice& choice) {
    if (auto problem = look_again(choice)) return problem;
    choice.before = errors_;
    if (std::all_of(errors_.begin(), errors_.end(), [](const Errors& errors) { return errors.count() == 0; })) {
      choice.after = errors_;
      return std::nullopt;
    }
    if (auto problem = take_best(with_weights(changes, suggest_weights(documents_, errors_)), choice)) return problem;
    if (auto problem = take_best(first_of(suggest_entries(documents_, errors_)), choice)) return problem;
    if (auto problem = take_best(first_of(suggest_blocks(documents_, errors_)), choice)) return problem;
    if (auto problem = leave_out_needless(choice)) return problem;
    choice.after = errors_;
    return std::nullopt;
  }

 private:
  std::vector<Suggestion> first_of(std::vector<Suggestion> suggestions) const {
    if (suggestions.size() > options_.most) suggestions.resize(options_.most);
    return suggestions;
  }

  std::vector<Suggestion> with_weights(const std::vector<Suggestion>& changes, std::vector<Suggestion> words) const {
    std::vector<Suggestion> all = changes;
    std::erase_if(words, [&](const Suggestion& word) { return options_.rules.contains(rule_name(word)); });
    for (const Suggestion& word : first_of(std::move(words))) {
      for (const int weight : kWeights) {
        all.push_back(word);
        all.back().weight *= weight;
      }
    }
    return all;
  }

  // What is found everywhere with what was chosen so far.
  std::optional<Error> look_again(const Choice& choice) {
    Which all(documents_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    auto found = try_out_(choice.suggestions, all);
    if (!found) return found.error();
    errors_.clear();
    for (std::size_t i = 0; i < documents_.size(); ++i) errors_.push_back(errors_of(documents_[i], (*found)[i]));
    return std::nullopt;
  }

  Which documents_with(const std::string& needed) const {
    Which which;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      if (folded_[i].find(needed) != std::string::npos) which.push_back(i);
    }
    return which;
  }

  // Tries each on top of what was chosen so far and takes those that are worth it. What touches other documents is tried in
  // one go.
  std::optional<Error> take_best(std::vector<Suggestion> suggestions, Choice& choice) {
    std::vector<Which> where;
    for (const Suggestion& suggestion : suggestions) where.push_back(documents_with(needed_text(suggestion)));
    std::vector<bool> done(suggestions.size(), false);
    for (std::size_t i = 0; i < suggestions.size(); ++i) {
      if (done[i]) continue;
      Which together = {i};
      std::vector<bool> used(documents_.size(), false);
      for (const std::size_t document : where[i]) used[document] = true;
      for (std::size_t k = i + 1; k < suggestions.size(); ++k) {
        const bool apart = std::none_of(where[k].begin(), where[k].end(), [&](std::size_t d) { return used[d]; });
        if (done[k] || !apart) continue;
        together.push_back(k);
        for (const std::size_t document : where[k]) used[document] = true;
      }
      for (const std::size_t k : together) done[k] = true;
      if (auto problem = measure(together, where, suggestions, choice)) return problem;
    }
    choice.tried += suggestions.size();
    const std::size_t known = choice.suggestions.size();
    keep_worthy(std::move(suggestions), choice.suggestions);
    return choice.suggestions.size() == known ? std::nullopt : look_again(choice);
  }

  std::optional<Error> measure(const Which& together, const std::vector<Which>& where, std::vector<Suggestion>& suggestions,
                               const Choice& choice) const {
    std::vector<Suggestion> in_force = choice.suggestions;
    Which which;
    for (const std::size_t k : together) {
      in_force.push_back(suggestions[k]);
      which.insert(which.end(), where[k].begin(), where[k].end());
    }
    auto found = try_out_(in_force, which);
    if (!found) return found.error();
    std::size_t at = 0;
    for (const std::size_t k : together) {
      for (const std::size_t document : where[k]) {
        const Errors now = errors_of(documents_[document], (*found)[at++]);
        suggestions[k].mended += count_missing(errors_[document], now);
        suggestions[k].broken += count_missing(now, errors_[document]);
      }
    }
    return std::nullopt;
  }

  // Of what was chosen, that which the rest makes needless: without it there are no more errors. The last first.
  std::optional<Error> leave_out_needless(Choice& choice) const {
    std::vector<std::size_t> touched(documents_.size(), 0);  // by how many suggestions
    for (const Suggestion& suggestion : choice.suggestions) {
      for (const std::size_t document : documents_with(needed_text(suggestion))) ++touched[document];
    }
    for (std::size_t i = choice.suggestions.size(); i-- > 0;) {
      std::vector<Suggestion> others = choice.suggestions;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      const Which which = documents_with(needed_text(choice.suggestions[i]));
      if (std::none_of(which.begin(), which.end(), [&](std::size_t document) { return touched[document] > 1; })) continue;
      auto found = try_out_(others, which);
      if (!found) return found.error();
      bool needless = true;
      for (std::size_t k = 0; k < which.size(); ++k) {
        const std::size_t document = which[k];
        needless = needless && keys_of(errors_of(documents_[document], (*found)[k])) == keys_of(errors_[document]);
      }
      if (!needless) continue;
      choice.suggestions = std::move(others);
      for (const std::size_t document : which) --touched[document];
    }
    return std::nullopt;
  }

  bool is_worthy(const Suggestion& suggestion) const {
    return suggestion.mended >= std::max<std::size_t>(options_.at_least, 1) &&
           suggestion.mended >= kMendedForBroken * suggestion.broken;
  }

  // Of several weights for the same word or rule the best.
  void keep_worthy(std::vector<Suggestion> suggestions, std::vector<Suggestion>& chosen) const {
    const std::size_t from = chosen.size();
    for (Suggestion& suggestion : suggestions) {
      if (!is_worthy(suggestion)) continue;
      const auto same = std::find_if(chosen.begin() + static_cast<std::ptrdiff_t>(from), chosen.end(), [&](const Suggestion& other) {
        return std::tie(other.kind, other.label, other.word, other.before, other.rule, other.text) ==
               std::tie(suggestion.kind, suggestion.label, suggestion.word, suggestion.before, suggestion.rule, suggestion.text);
      });
      if (same == chosen.end()) {
        chosen.push_back(std::move(suggestion));
      } else if (suggestion.mended + same->broken > same->mended + suggestion.broken) {
        *same = std::move(suggestion);
      }
    }
  }

  const std::vector<CorrectedDocument>& documents_;
  const ChoiceOptions& options_;
  const TryOut& try_out_;
  std::vector<std::string> folded_;
  std::vector<Errors> errors_;
};

}  // namespace

Result<Choice> choose_suggestions(const std::vector<CorrectedDocument>& documents, const std::vector<Suggestion>& changes,
                                  const ChoiceOptions& options, const TryOut& try_out) {
  Choice choice;
  if (auto problem = Chooser(documents, options, try_out).choose(changes, choice)) return Unexpected{*std::move(problem)};
  return choice;
}

}  // namespace onoma::learn
