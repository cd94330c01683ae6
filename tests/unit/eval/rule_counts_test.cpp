#include "eval/rule_counts.hpp"

#include <catch2/catch.hpp>

namespace onoma::eval {
namespace {

Firing firing(std::uint32_t line, Span span, bool won, FiringKind kind = FiringKind::kEntry,
              std::optional<Label> label = Label::kLoc) {
  return {kind, span, "list:LOC/cities", "names/LOC/cities.tsv", line, label, label ? label_name(*label) : "", won};
}

TEST_CASE("firings are counted by file, line and name") {
  RuleCounts counts, more;
  counts.add(firing(7, {0, 5}, true), "Accra", nullptr);
  counts.add(firing(3, {0, 4}, false), "Reading", nullptr);
  more.add(firing(7, {0, 3}, false), "ACCRA", nullptr);
  counts.add(more);
  const std::vector<RuleCount> rows = counts.rows(RuleOrder::kFired);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].line == 7);
  CHECK(rows[0].example == "Accra");
  CHECK(rows[0].fired == 2);
  CHECK(rows[0].won == 1);
  CHECK(rows[0].overruled() == 1);
  CHECK(rows[1].file == "names/LOC/cities.tsv");
  CHECK(rows[1].won == 0);
  CHECK(counts.rows(RuleOrder::kWon)[0].line == 7);
}

TEST_CASE("the annotation judges an entry by what holds it, a rule by what is exactly it, a cue not at all") {
  json::GoldDocument gold;
  gold.spans = {{{10, 20}, Label::kLoc}};
  gold.ignore = {{40, 50}};
  gold.labels = {true, false, true, true};
  const FiringJudge judge(gold);
  CHECK(judge.is_right(firing(1, {12, 15}, true)) == true);
  CHECK(judge.is_right(firing(1, {8, 15}, true)) == false);
  CHECK(judge.is_right(firing(1, {10, 20}, true, FiringKind::kRule)) == true);
  CHECK(judge.is_right(firing(1, {12, 15}, true, FiringKind::kRule)) == false);
  CHECK(judge.is_right(firing(1, {12, 15}, true, FiringKind::kEntry, Label::kPerson)) == false);
  CHECK(judge.is_right(firing(1, {12, 15}, true, FiringKind::kEntry, Label::kOrg)) == std::nullopt);
  CHECK(judge.is_right(firing(1, {12, 15}, true, FiringKind::kCue, std::nullopt)) == std::nullopt);
  CHECK(judge.is_right(firing(1, {45, 47}, true)) == std::nullopt);
  CHECK(judge.is_right(firing(1, {12, 15}, true, FiringKind::kRule, Label::kTime)) == std::nullopt);
}

}  // namespace
}  // namespace onoma::eval
