// From a folder of lists, cues, words, patterns and weights to one compiled file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "onoma/result.hpp"

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

// Finds every problem of the folder without writing anything: what compile_folder reports and, besides, the order of
// entries, header lines, aliases that contradict each other and the yes/no examples of every pattern.
std::vector<Diagnostic> check_folder(const std::string& folder);

}  // namespace onoma::model
