#include "cli/settings/beneath.hpp"

#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_status.hpp"

namespace onoma::cli {
namespace {

constexpr std::string_view kInNames = "-abcdefghijklmnopqrstuvwxyz0123456789";

// Where the message names the flag; npos if it does not.
std::size_t named_at(const std::string& problem, const std::string& flag) {
  std::size_t at = problem.find(flag);
  while (at != std::string::npos) {
    const std::size_t end = at + flag.size();
    if (end == problem.size() || kInNames.find(problem[end]) == std::string_view::npos) return at;
    at = problem.find(flag, at + 1);
  }
  return at;
}

}  // namespace

std::optional<int> Beneath::blame(const std::string& problem, Console& console) {
  const InForce* first = nullptr;
  for (const InForce& setting : settings) {
    if (problem.starts_with(setting.flag + ':')) {
      console.error(setting.where + ": " + problem);
      return kUsage;
    }
    const std::size_t at = named_at(problem, setting.flag);
    if (at != std::string::npos && (first == nullptr || at < named_at(problem, first->flag)))
      first = &setting;
  }
  if (first == nullptr) return usage_error(problem, console);
  left_out.insert(first->flag);
  return std::nullopt;
}

void Beneath::tell(Console& console) const {
  if (!verbose) return;
  if (!config_path.empty()) console.error("configuration file: " + config_path);
  for (const InForce& setting : settings) {
    std::string values;
    for (const std::string& value : setting.values) values += (values.empty() ? "" : ",") + value;
    console.error(setting.flag + ": " + values + " (" + setting.where + ')');
  }
}

}  // namespace onoma::cli
