#include "cli/report.hpp"

#include <algorithm>

#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "output/bytes.hpp"

namespace onoma::cli {
namespace {

std::string counted(std::ptrdiff_t number, const char* noun) {
  return std::to_string(number) + ' ' + noun + (number == 1 ? "" : "s");
}

bool is_error(const Diagnostic& diagnostic) {
  return diagnostic.severity == Severity::kError;
}

}  // namespace

std::string format_diagnostics(const std::vector<Diagnostic>& diagnostics) {
  std::string lines;
  for (const Diagnostic& diagnostic : diagnostics) lines += output::to_line(diagnostic.to_string()) + '\n';
  return lines;
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), is_error);
}

std::string count_problems(const std::vector<Diagnostic>& diagnostics) {
  const std::ptrdiff_t errors = std::count_if(diagnostics.begin(), diagnostics.end(), is_error);
  const std::ptrdiff_t warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - errors;
  if (diagnostics.empty()) return "no problems";
  if (warnings == 0) return counted(errors, "error");
  if (errors == 0) return counted(warnings, "warning");
  return counted(errors, "error") + ", " + counted(warnings, "warning");
}

int unusable_model(const std::string& path, const Error& error, Console& console) {
  const bool names_it = error.message.starts_with(path + ": ");  // of a folder it only counts the errors
  console.error(names_it ? error.message : path + ": " + error.message);
  for (const Diagnostic& diagnostic : error.diagnostics) console.error(diagnostic.to_string());
  return kUsage;
}

}  // namespace onoma::cli
