// RuleCounts: how often each line of a list and each rule fired, won and was overruled, and with annotation how often
// it was right.
//
//   RuleCounts counts;
//   extractor.trace(document, [&](const Firing& firing) { counts.add(firing, document.text(), judge); });
//   for (const RuleCount& row : counts.rows(RuleOrder::kFired)) print(row);
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "eval/overlap.hpp"
#include "json/gold.hpp"
#include "onoma/firing.hpp"

namespace onoma::eval {

// What the annotation of one document says of firings.
class FiringJudge {
 public:
  // Borrows the document.
  explicit FiringJudge(const json::GoldDocument& gold) : gold_(gold), ignored_(gold.ignore) {}

  // Of an entry: an annotated span of its label holds it. Of a rule: one is exactly it. Nothing of cues, and of what the annotation
  // leaves open.
  std::optional<bool> is_right(const Firing& firing) const;

 private:
  const json::GoldDocument& gold_;
  OverlapIndex ignored_;
};

struct RuleCount {
  FiringKind kind = FiringKind::kEntry;
  std::string file;
  std::uint32_t line = 0;
  std::string name;
  std::string label;    // empty where it speaks for none
  std::string example;  // the text where it fired first
  std::uint64_t fired = 0;
  std::uint64_t won = 0;
  std::uint64_t hits = 0;        // of those that were judged
  std::uint64_t false_hits = 0;

  std::uint64_t overruled() const noexcept { return fired - won; }
};

enum class RuleOrder : unsigned char { kFired, kWon, kOverruled, kHits, kFalse };

class RuleCounts {
 public:
  // `judge`: null where there is no annotation.
  void add(const Firing& firing, std::string_view text, const FiringJudge* judge);
  // What was counted in texts that come after those of this.
  void add(const RuleCounts& more);

  // Whether this line of a list or this rule was counted anywhere.
  bool has(const Firing& rule) const;

  // The largest first; of equal ones what fired more often, then by file, line and name.
  std::vector<RuleCount> rows(RuleOrder order) const;

 private:
  using Key = std::tuple<std::string, std::uint32_t, std::string>;  // file, line, name
  std::map<Key, RuleCount> counts_;
};

}  // namespace onoma::eval
