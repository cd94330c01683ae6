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

// Checks that every expression compiles, that each rule, with the vetoes of its label, finds in its `yes`
// examples exactly what stands in brackets and in its `no` examples nothing, and, where `value_of` is given,
// that `value` lines hold. A rule that does not compile keeps none of the others from being checked. `rules` come from expand_rules(stanzas, …); stanzas without a rule are passed
// over.
std::vector<Diagnostic> check_examples(const std::vector<Stanza>& stanzas,
                                       const std::vector<pattern::PatternRule>& rules,
                                       const text::Analyzer& analyzer, const ValueOf& value_of = {},
                                       const Surroundings& around = {});

}  // namespace onoma::model
