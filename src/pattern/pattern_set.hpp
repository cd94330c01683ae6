// The pattern stage: regular expressions over the normal form, the only door to RE2.
//
// A rule's named groups say what it caught ("day", "month", "year"); what they mean is the business of later
// stages. A name that ends in _ and one letter is the same name in another branch ("year_b"), since RE2 wants
// each name once. The group `span`, where a rule has one, says which part of the match is the hit: the rest
// is context. A rule that vetoes says what only looks like an entity: it takes part in the contest of
// overlapping hits and is never reported.
//
// Edges are checked on tokens, since RE2's \b and \w know ASCII only: a hit never begins or ends inside a
// token, never begins or ends inside a number that is written with - / . , : between its digits, and never
// crosses a blank line.
//
// Where a rule can match is known from the first few bytes of its matches (pattern/prefixes.hpp): only there
// it is tried, on at most kReach bytes, so that time is linear in the text.
//
// Thread safety: const operations may run at the same time; expressions are compiled on first need.
// Lifetime: hits hold views into the Analysis and into the set.
//
//   auto set = onoma::pattern::PatternSet::make({{.name = "iso-date", .expression = R"(\d{4}-\d\d-\d\d)"}});
//   std::vector<onoma::pattern::PatternHit> hits;
//   set->find(analysis, hits);
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "match.hpp"
#include "onoma/label.hpp"
#include "onoma/result.hpp"
#include "pattern/trigger_memo.hpp"
#include "pattern/trigger_table.hpp"
#include "text/token.hpp"

namespace onoma::pattern {

inline constexpr int kDefaultScore = 10;
inline constexpr std::size_t kReach = 256;  // bytes a match may cover, context included
// Instructions of all expressions of a set: some 100 times what the shipped ones have. More would take minutes to compile and
// gigabytes to keep.
inline constexpr std::size_t kMostProgram = 4'000'000;

// What a rule says itself, as if it had caught it in a group.
struct Said {
  std::string name;
  std::string text;
};

// One rule with its fragments already put in.
struct PatternRule {
  std::string name;
  Label label = Label::kDate;
  std::string expression;  // RE2 syntax, case-insensitive unless it says (?-i)
  std::string file;        // where it is written, for --explain
  std::uint32_t line = 0;
  int score =
      kDefaultScore;  // how sure the rule is of itself; a weak rule leaves the decision to its neighbours
  bool veto = false;  // what it matches is no entity of this label
  std::vector<std::string> prefixes =
      {};  // what literal_prefixes(expression) says, where that is known already
  std::string only = {};          // the option that asks for this rule, or a language; empty: always
  std::vector<Said> says = {};    // comes before what the expression catches
  bool to_accept = false;         // find()'s `accept` is asked about its hits
};

struct PatternHit {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t rule = 0;  // index in the set
  bool accepted = false;   // find()'s `accept` was asked and took it
  std::vector<Capture> captures;
};

// By which first bytes the rules are found.
TriggerArrays triggers_of(const std::vector<PatternRule>& rules);

// What is told of the rule with which a set goes beyond kMostProgram.
Diagnostic too_large(const PatternRule& rule);

class PatternSet {
 public:
  PatternSet();
  // Checks every expression; all that do not compile, are too large or match the empty text are reported at
  // once. Beyond kMostProgram it goes no further.
  static Result<PatternSet> make(std::vector<PatternRule> rules);
  // Takes rules that make() has accepted before (those of a compiled model) and compiles each when it is
  // first needed. An expression that does not compile all the same never matches.
  static PatternSet from_checked(std::vector<PatternRule> rules);
  // The same with what triggers_of(rules) says, which must outlive the set.
  static PatternSet from_checked(std::vector<PatternRule> rules, const TriggerTables& triggers);

  const std::vector<PatternRule>& rules() const noexcept;
  // Appends the hits of the window in text order. Of hits of one label that overlap the longest stays, then
  // the first, then the one of the higher score, then the earlier rule; a veto beats what is not longer than
  // itself.
  // `accept`, where given, is asked of every hit of the rules that want it (PatternRule::to_accept) before that contest: what
  // it turns down is no hit. `memo`, where given, is one that this set has used before, or a new one.
  void find(const text::Analysis& analysis, std::vector<PatternHit>& hits,
            const std::function<bool(const PatternHit&)>& accept = {}, TriggerMemo* memo = nullptr) const;
  // Appends every hit in text order, also those that overlap and those of vetoes.
  void find_all(const text::Analysis& analysis, std::vector<PatternHit>& hits) const;

  // The same as if the set had these rules alone, given by their index in rising order. For trying rules, not for speed.
  void find_only(const std::vector<std::uint32_t>& rules, const text::Analysis& analysis,
                 std::vector<PatternHit>& hits) const;

  // Why make() would not take the rule; empty when it would.
  std::string problem_of(std::uint32_t rule) const;
  // Instructions of its expression, compiled now if it was not.
  std::size_t program_size(std::uint32_t rule) const;

  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;
  ~PatternSet();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onoma::pattern
