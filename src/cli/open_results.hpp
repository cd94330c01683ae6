// Where the results of a run go, opened.
#pragma once

#include <memory>

#include "cli/console.hpp"
#include "cli/extract_options.hpp"
#include "cli/output_setup.hpp"
#include "cli/results.hpp"

namespace onoma::cli {

// Errors, with a message that names the place: what the file, the folder or the journal cannot be used for.
Result<std::unique_ptr<Results>> open_results(const ExtractSettings& settings, const OutputSetup& setup,
                                              const Model& model, Console& console);

// Tells, without writing anything, what open_results() would take over from an earlier run. Write nothing to it.
std::unique_ptr<Results> look_at_results(const ExtractSettings& settings, const OutputSetup& setup,
                                         const Model& model);

}  // namespace onoma::cli
