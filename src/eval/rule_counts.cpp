#include "eval/rule_counts.hpp"

#include <algorithm>

namespace onoma::eval {

std::optional<bool> FiringJudge::is_right(const Firing& firing) const {
  // Of a block the annotation may only say that it was wrong to forbid; it does not judge them.
  if (!firing.label || firing.kind == FiringKind::kBlock || firing.kind == FiringKind::kAllow) return std::nullopt;
  const auto label = static_cast<std::size_t>(*firing.label);
  if (label >= gold_.labels.size() || !gold_.labels[label]) return std::nullopt;
  const bool right = std::any_of(gold_.spans.begin(), gold_.spans.end(), [&](const json::GoldSpan& gold) {
    if (gold.label != *firing.label) return false;
    return firing.kind == FiringKind::kRule ? gold.span == firing.span : gold.span.contains(firing.span);
  });
  if (!right && ignored_.touches(firing.span)) return std::nullopt;
  return right;
}

void RuleCounts::add(const Firing& firing, std::string_view text, const FiringJudge* judge) {
  RuleCount& count = counts_[Key(firing.file, firing.line, firing.name)];
  if (count.fired == 0) {
    count.kind = firing.kind;
    count.label = firing.label_name;
    count.example = text.substr(firing.span.begin, firing.span.size());
  }
  ++count.fired;
  count.won += firing.won;
  const std::optional<bool> right = judge == nullptr ? std::nullopt : judge->is_right(firing);
  count.hits += right.has_value() && *right;
  count.false_hits += right.has_value() && !*right;
}

void RuleCounts::add(const RuleCounts& more) {
  for (const auto& [key, count] : more.counts_) {
    const auto [known, is_new] = counts_.emplace(key, count);
    if (is_new) continue;
    known->second.fired += count.fired;
    known->second.won += count.won;
    known->second.hits += count.hits;
    known->second.false_hits += count.false_hits;
  }
}

bool RuleCounts::has(const Firing& rule) const {
  return counts_.contains(Key(rule.file, rule.line, rule.name));
}

std::vector<RuleCount> RuleCounts::rows(RuleOrder order) const {
  std::vector<RuleCount> rows;
  for (const auto& [key, count] : counts_) {
    rows.push_back(count);
    std::tie(rows.back().file, rows.back().line, rows.back().name) = key;
  }
  const auto size = [order](const RuleCount& row) {
    switch (order) {
      case RuleOrder::kWon:
        return row.won;
      case RuleOrder::kOverruled:
        return row.overruled();
      case RuleOrder::kHits:
        return row.hits;
      case RuleOrder::kFalse:
        return row.false_hits;
      case RuleOrder::kFired:
        break;
    }
    return row.fired;
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const RuleCount& a, const RuleCount& b) {
    return size(a) != size(b) ? size(a) > size(b) : a.fired > b.fired;
  });
  return rows;
}

}  // namespace onoma::eval
