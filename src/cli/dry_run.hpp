// --dry-run: says of each input what a run would do with it.
#pragma once

#include <string>

#include "cli/console.hpp"
#include "cli/extract_options.hpp"
#include "cli/input_gate.hpp"
#include "cli/results.hpp"

namespace onoma::cli {

// Prints a line for each: what would be done, the path and, with --out-dir, the result, parted by tabs. `results`
// are those of an earlier run; `extension` is that of the results. Returns how many inputs cannot be found.
std::size_t dry_run(const ExtractSettings& settings, InputPaths& paths, Results& results,
                    const std::string& extension, Console& console);

}  // namespace onoma::cli
