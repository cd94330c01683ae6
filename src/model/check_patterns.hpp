// Runs the yes and no examples of pattern rules, so that the rules test themselves.
//
// Pure but for the Analyzer, which one thread uses at a time.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "match.hpp"
#include "model/stanza_reader.hpp"
#include "onoma/result.hpp"
#include "pattern/pattern_set.hpp"
#include "text/analyzer.hpp"

namespace onoma::model {

// Turns what a rule caught into its TIMEX3 value; given by who knows dates, since the model does not.
using ValueOf = std::function<std::string(const pattern::PatternRule&, const std::vector<Capture>&)>;

// Text in which examples are put; what a rule finds in it alone does not count.
struct Surroundings {
  std::string before;
  std::string after;
};

// The rules of one stanza, ready to be tried: as ones that report, since a veto is tested by what it catches, and with the
// vetoes of their label over them.
struct Trial {
  const Stanza& stanza;
  const pattern::PatternSet& set;
  std::vector<std::uint32_t> own;    // in the set
  std::vector<std::uint32_t> rules;  // own, then the vetoes

  // What they find, in text order.
  std::vector<pattern::PatternHit> find(const text::Analysis& analysis) const;
};

// Calls `use` for each stanza that has rules, all of which compile; those that do not are reported. Keeps a few expressions
// at a time, and stops beyond pattern::kMostProgram, so that neither many rules nor large ones take all memory or time.
// `rules` come from expand_rules(stanzas, …).
void for_each_trial(const std::vector<Stanza>& stanzas, const std::vector<pattern::PatternRule>& rules,
                    std::vector<Diagnostic>& diagnostics, const std::function<void(const Trial&)>& use);

// Checks that a stanza's rules find in its `yes` examples exactly what stands in brackets and in its `no` examples nothing,
// and, where `value_of` is given, that its `value` line holds.
void run_examples(const Trial& trial, const text::Analyzer& analyzer, const ValueOf& value_of, const Surroundings& around,
                  std::vector<Diagnostic>& diagnostics);

// Both for all stanzas.
std::vector<Diagnostic> check_examples(const std::vector<Stanza>& stanzas,
                                       const std::vector<pattern::PatternRule>& rules,
                                       const text::Analyzer& analyzer, const ValueOf& value_of = {});

}  // namespace onoma::model
