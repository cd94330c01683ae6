// ContextRules: a set of context rules, compiled, and ContextMatcher, which says where they hold in one window.
//
//   Result<ContextRules> rules = ContextRules::make(read, names);
//   ContextMatcher matcher(*rules);
//   matcher.find(analysis, marks, hits);      // marks: where lists and labels have seen something
//
// Each rule's matches are the leftmost, of these the longest, and do not overlap one another. A rule is tried in a
// sentence that has the word, list or label it cannot do without; work on a sentence is bounded by its length times the
// rules that are tried (context_program.hpp).
//
// Thread safety: ContextRules is immutable; a ContextMatcher keeps buffers, one a thread, and borrows its rules.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "additions/context_program.hpp"
#include "additions/context_rule.hpp"
#include "onoma/result.hpp"
#include "text/token.hpp"

namespace onoma::additions {

// Tokens [first, last) are an entry of a list, or were found to be of a label.
struct Mark {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t name = 0;  // its place in ContextRules::names()
};

// A rule's group, as tokens of the window.
struct ContextHit {
  std::uint32_t rule = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

class ContextRules {
 public:
  // Which rules: those that ask for labels need to know what was found, the others do not.
  enum class Asks : std::uint8_t { kNoLabels, kLabels };

  static constexpr std::size_t kMostRules = 10000;
  static constexpr std::size_t kMostNames = 1000;

  ContextRules() = default;
  // `names` is what the rules' tests number. Fails with the diagnostics of all rules that are too large, or where there
  // are too many rules or names.
  static Result<ContextRules> make(std::vector<ContextRule> rules, std::vector<Name> names);

  bool empty() const noexcept { return rules_.empty(); }
  const std::vector<ContextRule>& rules() const noexcept { return rules_; }
  const std::vector<Name>& names() const noexcept { return names_; }
  bool asks_for_labels() const noexcept { return asks_for_labels_; }

 private:
  friend class ContextMatcher;

  struct Compiled {
    Program before, group, after;
    Asks asks = Asks::kNoLabels;
    std::vector<WordKinds> needs;  // a sentence must have a word of each of these
  };
  // What a rule cannot do without: the begin of a word (fold_key, letters a to z) or one of the names.
  void file_rule(std::uint32_t rule);

  std::vector<ContextRule> rules_;
  std::vector<Name> names_;
  std::vector<Compiled> compiled_;
  bool asks_for_labels_ = false;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;
  std::vector<std::vector<std::uint32_t>> by_name_;
  std::vector<std::uint32_t> always_;
};

class ContextMatcher {
 public:
  explicit ContextMatcher(const ContextRules& rules) : rules_(rules) {}
  ContextMatcher(ContextRules&&) = delete;

  // Appends where the rules that ask so hold, by first token, then by rule. `marks` in any order; those that hold no
  // token or lie outside are passed over.
  void find(const text::Analysis& analysis, std::span<const Mark> marks, ContextRules::Asks asks,
            std::vector<ContextHit>& hits);

 private:
  struct Sentence {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  struct Place {
    std::uint32_t token = 0;
    std::uint32_t code = 0;
  };
  void look_at(std::span<const Mark> marks);
  void choose_rules(Sentence sentence, ContextRules::Asks asks);
  void try_rule(std::uint32_t rule, Sentence sentence, std::vector<ContextHit>& hits);
  bool holds(const Program& program, std::uint32_t at, Sentence sentence, std::vector<char>& known);
  // Fills ends_ with the places a run from `at` can end at; with `once`, at most one.
  void run(const Program& program, std::uint32_t at, Sentence sentence, bool once);
  void step(const Program& program, const Instruction& instruction, Place place, Sentence sentence);
  void take_marks(const Program& program, const Test& test, Place place, Sentence sentence);
  std::uint32_t text_length(const Test& test, std::uint32_t at, bool backward, Sentence sentence) const;
  bool token_is(const Test& test, std::uint32_t token, bool backward, Sentence sentence) const;
  bool covered(std::uint32_t token, std::uint32_t name) const;
  std::string_view word(const Test& test, std::uint32_t token) const;
  void push(const Program& program, std::uint32_t token, std::uint32_t code);

  const ContextRules& rules_;
  // Of one window.
  const text::Analysis* analysis_ = nullptr;
  std::vector<WordKinds> kinds_;
  std::string folded_;
  std::vector<std::uint32_t> folded_at_;  // begin of each token in folded_, and the end
  std::vector<Mark> by_first_, by_last_;
  std::vector<std::uint64_t> covers_;  // token << 32 | name, sorted
  std::vector<std::uint32_t> first_at_, last_at_;  // first mark of by_first_ that begins there, of by_last_ that ends there
  // Of one sentence.
  std::vector<std::uint32_t> chosen_;
  std::vector<std::uint32_t> chosen_in_;  // number of the sentence that last chose each rule
  std::uint32_t sentence_ = 0;
  std::vector<char> before_holds_, after_holds_;
  // Of one run.
  std::uint32_t start_ = 0;
  std::vector<Place> todo_;
  std::vector<std::uint32_t> visited_;  // number of the run that last came by
  std::uint32_t run_ = 0;
  std::vector<std::uint32_t> ends_, group_ends_;
};

}  // namespace onoma::additions
