// TriggerMemo: how far each form of a text (text/forms.hpp) leads into the tree of prefixes.
//
// Most words lead out of it before they end: then no rule begins there, whatever follows. For the others the walk goes on
// behind the word.
//
// Not thread-safe: belongs to one reader of texts, and to one table.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pattern/trigger_table.hpp"
#include "text/token.hpp"

namespace onoma::pattern {

class TriggerMemo {
 public:
  // Takes in the forms of the window that are new.
  void learn(const TriggerTable& table, const text::Forms& forms) {
    if (generation_ != forms.generation()) reached_.clear();
    generation_ = forms.generation();
    always_ = table.rules_of({});
    for (std::size_t i = reached_.size(); i < forms.size(); ++i) {
      reached_.push_back(table.walk({}, forms.text(static_cast<std::uint32_t>(i))));
    }
  }

  // What TriggerTable::candidates() says of the text from token `i` on.
  std::span<const std::uint32_t> candidates(const TriggerTable& table, const text::Analysis& analysis, std::size_t i) const {
    const std::uint32_t form = analysis.form_of[i];
    if (form == text::Forms::kNone) return table.candidates(analysis.normal.substr(analysis.tokens[i].begin));
    TriggerTable::Reached reached = reached_[form];
    if (reached.node != TriggerTable::kLeft) reached = table.walk(reached, analysis.normal.substr(analysis.tokens[i].end));
    if (reached.run == 0) return always_;
    return table.rules_of(reached);
  }

 private:
  std::vector<TriggerTable::Reached> reached_;  // by the form's number
  std::uint64_t generation_ = 0;
  std::span<const std::uint32_t> always_;  // rules that are tried everywhere; mostly there is none
};

}  // namespace onoma::pattern
