// What is wrong with the rules of pattern files beyond what reading them tells.
#pragma once

#include <vector>

#include "model/stanza_reader.hpp"
#include "onoma/result.hpp"
#include "pattern/pattern_set.hpp"
#include "text/analyzer.hpp"

namespace onoma::check {

// Runs the examples of every rule, by themselves and inside other text; tries every rule on ordinary text, where one
// that finds most of it has a warning; and tells what pattern::lint finds. `rules` come from
// model::expand_rules(stanzas, …).
std::vector<Diagnostic> check_patterns(const std::vector<model::Stanza>& stanzas,
                                       const std::vector<pattern::PatternRule>& rules, const text::Analyzer& analyzer);

}  // namespace onoma::check
