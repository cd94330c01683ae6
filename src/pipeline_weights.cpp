// The pipeline's step between patterns and tagger: what the user's context rules say of a window.
#include <algorithm>

#include "pipeline.hpp"

namespace onoma {

// What the user's lists, patterns and context rules say of the window, before names are decided.
void Extractor::Pipeline::apply_additions() {
  const bool all = options_.explain || after_window_ || (context_ && context_->asks_for_lists());
  gazetteer::fold_words(analysis_, sightings_);
  added_->find(analysis_, sightings_.words, all);
  if (context_) {
    context_->look(analysis_, sightings_, added_->hits());
    context_->run(additions::ContextRules::Asks::kNoLabels);
  }
  added_->decide(context_ ? context_->hits() : std::span<const additions::Hit>{});
  if (context_) apply_weights();
  if (context_ && context_->asks_for_labels()) memory_before_ = memory_;
}

// Weights of context rules join what patterns propose: one proposal for each run of tokens and label. Where patterns propose
// it more than once, the strongest counts.
void Extractor::Pipeline::apply_weights() {
  const auto count = static_cast<std::ptrdiff_t>(proposals_.size());
  for (const AddedContext::Weighed& weighed : context_->weighed()) {
    const auto same = [&](const tag::Proposal& other) {
      return other.first == weighed.first && other.last == weighed.last && other.label == weighed.label;
    };
    const bool own = static_cast<std::size_t>(weighed.label) >= kLabelCount;  // a label that no block of the tagger knows
    if (own && added_->block_of(weighed.first, weighed.last, weighed.label) != nullptr) continue;
    const auto by_pattern = proposals_.begin() + count;
    auto joined = by_pattern;
    auto it = std::lower_bound(proposals_.begin(), by_pattern, weighed.first,
                               [](const tag::Proposal& p, std::uint32_t token) { return p.first < token; });
    for (; it != by_pattern && it->first == weighed.first; ++it) {
      if (same(*it) && (joined == by_pattern || it->score > joined->score)) joined = it;
    }
    if (joined != by_pattern) {
      joined->score += weighed.weight;
    } else if (by_pattern != proposals_.end() && same(proposals_.back())) {  // weights are in order
      proposals_.back().score += weighed.weight;
    } else {
      proposals_.push_back({weighed.first, weighed.last, weighed.label, weighed.weight, tag::kNoProposal});
    }
  }
  std::stable_sort(proposals_.begin(), proposals_.end(),
                   [](const tag::Proposal& a, const tag::Proposal& b) { return a.first < b.first; });
}

// Rules that ask for labels see what was found without them; where they have a say, the window is decided anew.
void Extractor::Pipeline::ask_about_labels() {
  for (const tag::Tagged& tagged : tagged_) context_->add_found(tagged.first, tagged.last, tagged.label);
  for (const additions::Hit& hit : added_->verdict().chosen) context_->add_found(hit.first, hit.last, hit.label);
  if (!context_->run(additions::ContextRules::Asks::kLabels)) return;
  added_->decide(context_->hits());
  find_proposals();
  apply_weights();
  memory_ = memory_before_;
  tag_window();
}

// The strongest rule that relabels what was found exactly there, or null. What is to be kept with a label keeps it.
const additions::ContextHit* Extractor::Pipeline::relabelling_of(const tag::Tagged& tagged) const {
  if (!context_) return nullptr;
  const additions::Hit* allow = added_->allow_of(tagged.first, tagged.last);
  return allow != nullptr && allow->labelled ? nullptr : context_->relabelling_of(tagged.first, tagged.last);
}

// What the text says of the label before stays the evidence.
void Extractor::Pipeline::relabel(const tag::Tagged& tagged, Entity& entity) const {
  const additions::ContextHit* rule = relabelling_of(tagged);
  if (rule == nullptr) return;
  entity.label = context_->label_of(rule->rule);
  entity.added_label = added_->added_label(entity.label);
  if (options_.explain) entity.evidence.push_back(context_->evidence(rule->rule, 0));
}

void Extractor::Pipeline::explain_weights(const tag::Reading& reading, std::vector<Evidence>& evidence) const {
  const auto all = context_->weighed();
  auto weighed = std::lower_bound(all.begin(), all.end(), reading.first,
                                  [](const AddedContext::Weighed& w, std::uint32_t token) { return w.first < token; });
  for (; weighed != all.end() && weighed->first == reading.first; ++weighed) {
    if (weighed->last != reading.last || weighed->label != reading.label) continue;
    evidence.push_back(context_->evidence(weighed->rule, weighed->weight));
  }
}

void Extractor::Pipeline::add_fired(std::size_t offset, Extraction& out) const {
  for (const additions::ContextHit& hit : context_->fired()) {
    const additions::ContextRule& rule = context_->rule(hit.rule);
    out.fired.push_back({span_at(hit.first, hit.last, offset), rule.name, rule.file, rule.line});
  }
}

}  // namespace onoma
