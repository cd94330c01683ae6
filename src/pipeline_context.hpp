// AddedContext: what the user's context rules say of one window.
//
// Part of the pipeline. One a thread; borrows the additions and the model.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "additions/additions.hpp"
#include "additions/context_rules.hpp"
#include "gazetteer/lookup.hpp"
#include "model/additions_data.hpp"
#include "model/data.hpp"
#include "onoma/entity.hpp"
#include "text/token.hpp"

namespace onoma {

class AddedContext {
 public:
  AddedContext(const Additions::Data& data, const Model::Data& model);

  // Points for the reading of tokens [first, last) as `label`, by a rule.
  struct Weighed {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    Label label = Label::kPerson;
    std::int32_t weight = 0;
    std::uint32_t rule = 0;
  };

  // Sets up for a window. `listed`: where the user's lists have entries.
  void look(const text::Analysis& analysis, const gazetteer::Sightings& sightings, std::span<const additions::Hit> listed);
  // Tokens that were found to be of a label.
  void add_found(std::uint32_t first, std::uint32_t last, Label label);

  // Tries the rules that ask so. True when one holds that has a say before names are decided, that is any but a relabelling.
  bool run(additions::ContextRules::Asks asks);
  // Whether some rule asks where one of the user's lists has entries.
  bool asks_for_lists() const noexcept { return asks_for_lists_; }
  bool asks_for_labels() const noexcept { return data_.context.asks_for_labels(); }

  // Of the window, from all runs: names and vetoes, as additions::judge takes them; weights, by place, then label; and the
  // groups of all rules.
  std::span<const additions::Hit> hits() const noexcept { return hits_; }
  std::span<const Weighed> weighed() const noexcept { return weighed_; }
  std::span<const additions::ContextHit> fired() const noexcept { return fired_; }

  // The strongest rule that relabels exactly these tokens, or null.
  const additions::ContextHit* relabelling_of(std::uint32_t first, std::uint32_t last) const;
  Label label_of(std::uint32_t rule) const { return data_.context_labels[rule]; }
  const additions::ContextRule& rule(std::uint32_t rule) const { return data_.context.rules()[rule]; }
  Evidence evidence(std::uint32_t rule, std::int32_t weight) const;

 private:
  using Names = std::vector<std::uint32_t>;  // of ContextRules::names()
  bool take(const additions::ContextHit& hit);

  const Additions::Data& data_;
  additions::ContextMatcher matcher_;
  std::unordered_map<ClassId, Names> names_of_class_;
  std::vector<Names> names_of_source_;
  bool asks_for_lists_ = false;
  std::vector<std::pair<Label, std::uint32_t>> labels_;  // that rules ask for, with their names
  const text::Analysis* analysis_ = nullptr;
  std::vector<additions::Mark> marks_;
  std::vector<additions::ContextHit> fired_;
  std::vector<additions::ContextHit> relabellings_;  // by first token
  std::vector<additions::Hit> hits_;
  std::vector<Weighed> weighed_;
};

}  // namespace onoma
