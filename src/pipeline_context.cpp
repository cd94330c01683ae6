#include "pipeline_context.hpp"

#include <algorithm>
#include <tuple>

#include "model/context_lists.hpp"

namespace onoma {

using additions::ContextHit;
using additions::ContextRule;
using additions::ContextRules;
using additions::Hit;
using additions::Then;

AddedContext::AddedContext(const Additions::Data& data, const Model::Data& model) : data_(data), matcher_(data.context) {
  const std::vector<additions::Name>& names = data.context.names();
  names_of_source_.resize(data.lists.sources.size());
  std::unordered_map<std::uint16_t, Names> names_of_attribute;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (names[i].kind == additions::Name::Kind::kLabel) {
      if (const std::optional<Label> label = data.labels.find(names[i].text)) labels_.emplace_back(*label, i);
      continue;
    }
    for (std::size_t s = 0; s < data.lists.sources.size(); ++s) {
      if (model::is_called(data.lists.sources[s].name, names[i].text)) names_of_source_[s].push_back(i), asks_for_lists_ = true;
    }
    for (const std::uint16_t attribute : model::attributes_of_list(model.evidence, names[i].text)) {
      names_of_attribute[attribute].push_back(i);
    }
  }
  if (names_of_attribute.empty()) return;
  for (std::size_t klass = 0; klass < model.evidence.classes.size(); ++klass) {
    Names of_class;
    for (const std::uint16_t attribute : model.evidence.attributes_of(static_cast<ClassId>(klass))) {
      const auto found = names_of_attribute.find(attribute);
      if (found != names_of_attribute.end()) of_class.insert(of_class.end(), found->second.begin(), found->second.end());
    }
    if (!of_class.empty()) names_of_class_.emplace(static_cast<ClassId>(klass), std::move(of_class));
  }
}

void AddedContext::look(const text::Analysis& analysis, const gazetteer::Sightings& sightings, std::span<const Hit> listed) {
  analysis_ = &analysis;
  marks_.clear(), fired_.clear(), relabellings_.clear(), hits_.clear(), weighed_.clear();
  const auto mark = [this](std::uint32_t first, std::uint32_t last, const Names& names) {
    for (const std::uint32_t name : names) marks_.push_back({first, last, name});
  };
  if (!names_of_class_.empty()) {
    for (std::uint32_t i = 0; i < sightings.classes.size(); ++i) {
      const auto names = names_of_class_.find(sightings.classes[i]);
      if (names != names_of_class_.end()) mark(i, i + 1, names->second);
    }
    for (const Match& match : sightings.matches) {
      const auto names = names_of_class_.find(match.klass);
      if (names != names_of_class_.end()) mark(match.first, match.last, names->second);
    }
  }
  for (const Hit& hit : listed) {
    if (hit.origin == additions::Origin::kList) mark(hit.first, hit.last, names_of_source_[hit.source]);
  }
}

void AddedContext::add_found(std::uint32_t first, std::uint32_t last, Label label) {
  for (const auto& [asked, name] : labels_) {
    if (asked == label) marks_.push_back({first, last, name});
  }
}

bool AddedContext::run(ContextRules::Asks asks) {
  const std::size_t from = fired_.size();
  matcher_.find(*analysis_, marks_, asks, fired_);
  bool any = false;
  for (std::size_t i = from; i < fired_.size(); ++i) any = take(fired_[i]) || any;
  std::stable_sort(weighed_.begin(), weighed_.end(), [](const Weighed& a, const Weighed& b) {
    return std::tuple(a.first, a.last, a.label) < std::tuple(b.first, b.last, b.label);
  });
  return any;
}

bool AddedContext::take(const ContextHit& found) {
  const ContextRule& rule = data_.context.rules()[found.rule];
  if (rule.then.action == Then::Action::kRelabel) {
    relabellings_.push_back(found);
    return false;
  }
  if (rule.then.action == Then::Action::kWeigh) {
    weighed_.push_back({found.first, found.last, label_of(found.rule), rule.then.weight, found.rule});
    return true;
  }
  const bool veto = rule.then.action == Then::Action::kVeto;
  Hit hit{found.first, found.last, veto ? additions::Kind::kBlock : additions::Kind::kEntity, additions::Origin::kContext,
          !rule.then.label.empty(), label_of(found.rule)};
  hit.priority = rule.priority;
  hit.source = data_.context_sources[found.rule];
  hit.line = rule.line;
  hit.index = found.rule;
  hits_.push_back(hit);
  return true;
}

const ContextHit* AddedContext::relabelling_of(std::uint32_t first, std::uint32_t last) const {
  const ContextHit* best = nullptr;
  const auto rank = [this](const ContextHit& hit) {
    return std::tuple(-rule(hit.rule).priority, data_.context_sources[hit.rule], rule(hit.rule).line);
  };
  auto hit = std::lower_bound(relabellings_.begin(), relabellings_.end(), first,
                              [](const ContextHit& h, std::uint32_t token) { return h.first < token; });
  for (; hit != relabellings_.end() && hit->first == first; ++hit) {
    if (hit->last == last && (best == nullptr || rank(*hit) < rank(*best))) best = &*hit;
  }
  return best;
}

Evidence AddedContext::evidence(std::uint32_t number, std::int32_t weight) const {
  const ContextRule& said = rule(number);
  Evidence out;
  out.kind = said.then.action == Then::Action::kVeto ? EvidenceKind::kVeto : EvidenceKind::kUser;
  out.rule = said.name;
  out.weight = weight;
  out.file = said.file;
  out.line = said.line;
  return out;
}

}  // namespace onoma
