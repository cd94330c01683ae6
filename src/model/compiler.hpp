// From a folder of lists, cues, words, patterns and weights to one compiled file.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/stanza_reader.hpp"
#include "onoma/result.hpp"
#include "pattern/pattern_set.hpp"
#include "text/analyzer.hpp"

namespace onoma::model {

struct CompileOutcome {
  std::string bytes;                     // the compiled model; empty when there are errors
  std::vector<Diagnostic> diagnostics;   // every problem found, in order of file and line
  std::uint64_t entries = 0;             // names, aliases not counted
  bool ok() const noexcept { return !bytes.empty(); }
};

// Reads `folder` (gazetteers/README.md describes it) and compiles it. The same sources give the same bytes.
// A folder that cannot be read is one diagnostic with the code [unreadable].
CompileOutcome compile_folder(const std::string& folder);

// What looks at the rules of a folder besides reading them: check_examples, or more (check/patterns.hpp).
using PatternCheck = std::function<std::vector<Diagnostic>(
    const std::vector<Stanza>&, const std::vector<pattern::PatternRule>&, const text::Analyzer&)>;

// Finds every problem of the folder without writing anything: what compile_folder reports and, besides, what
// `check_patterns` finds.
std::vector<Diagnostic> check_folder(const std::string& folder, const PatternCheck& check_patterns);

}  // namespace onoma::model
