// onoma evaluate --against A B: what two runs say differently.
#pragma once

#include "cli/console.hpp"
#include "cli/evaluate_options.hpp"
#include "cli/gold_input.hpp"

namespace onoma::cli {

// Reads the two runs and prints what differs; the annotated documents, if there are any, judge. Returns the
// exit code.
int compare_runs(const EvaluateSettings& settings, const std::vector<Corpus>& corpora, Console& console);

}  // namespace onoma::cli
