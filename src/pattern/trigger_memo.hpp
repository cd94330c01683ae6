// TriggerMemo: how far each form of a text (text/forms.hpp) leads into the tree of prefixes.
//
// Many words lead out of it before they end: then no rule begins there, whatever follows. For the others the walk goes on
// behind the word, or behind the blank that mostly follows.
//
// Not thread-safe: belongs to one reader of texts, and to one table.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pattern/trigger_table.hpp"
#include "text/token.hpp"

namespace onoma::pattern {

// A token at which rules are to be tried.
struct TriggerPlace {
  std::uint32_t token = 0;
  std::span<const std::uint32_t> rules;
};

class TriggerMemo {
 public:
  // Takes in the forms of the window that are new.
  void learn(const TriggerTable& table, const text::Forms& forms) {
    if (generation_ != forms.generation()) reached_.clear(), leads_nowhere_.clear();
    generation_ = forms.generation();
    for (std::size_t i = reached_.size(); i < forms.size(); ++i) {
      const TriggerTable::Reached word = table.walk({}, forms.text(static_cast<std::uint32_t>(i)));
      reached_.push_back({word, table.walk(word, " ")});
      leads_nowhere_.push_back(word.node == TriggerTable::kLeft && word.run == 0 ? 1 : 0);
    }
  }

  // Appends the tokens for which TriggerTable::candidates() gives rules.
  void find_places(const TriggerTable& table, const text::Analysis& analysis, std::vector<TriggerPlace>& places) const {
    const std::uint32_t* const forms = analysis.form_of.data();
    const std::uint8_t* const leads_nowhere = leads_nowhere_.data();
    const bool is_none_always = table.rules_of({}).empty();
    for (std::uint32_t i = 0, count = static_cast<std::uint32_t>(analysis.tokens.size()); i < count; ++i) {
      const std::uint32_t form = forms[i];
      if (form != text::Forms::kNone && leads_nowhere[form] != 0 && is_none_always) continue;
      const auto rules = candidates(table, analysis, i);
      if (!rules.empty()) places.push_back({i, rules});
    }
  }

  // What TriggerTable::candidates() says of the text from token `i` on.
  std::span<const std::uint32_t> candidates(const TriggerTable& table, const text::Analysis& analysis, std::size_t i) const {
    const std::uint32_t form = analysis.form_of[i];
    std::string_view rest = analysis.normal.substr(analysis.tokens[i].end);
    if (form == text::Forms::kNone) return table.candidates(analysis.normal.substr(analysis.tokens[i].begin));
    if (rest.starts_with(' ')) return table.rules_of(table.walk(reached_[form].blank, rest.substr(1), ' '));
    return table.rules_of(table.walk(reached_[form].word, rest));
  }

 private:
  struct Reached {
    TriggerTable::Reached word, blank;  // behind the word; behind a blank after it
  };
  std::vector<Reached> reached_;             // by the form's number
  std::vector<std::uint8_t> leads_nowhere_;  // whether no prefix is left behind the word, and none was before: most are settled by this
  std::uint64_t generation_ = 0;
};

}  // namespace onoma::pattern
