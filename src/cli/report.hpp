// How diagnostics are shown.
#pragma once

#include <string>
#include <vector>

#include "onoma/result.hpp"

namespace onoma::cli {

class Console;

// One line each: "names/ORG/banks.tsv:41:7: error: unknown column [unknown-column]".
std::string format_diagnostics(const std::vector<Diagnostic>& diagnostics);

bool has_errors(const std::vector<Diagnostic>& diagnostics);

// "no problems", "1 error", "2 errors, 1 warning".
std::string count_problems(const std::vector<Diagnostic>& diagnostics);

// Says why a model file cannot be used and returns the exit code for that.
int unusable_model(const std::string& path, const Error& error, Console& console);

}  // namespace onoma::cli
