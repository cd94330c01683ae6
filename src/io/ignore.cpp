#include "io/ignore.hpp"

#include <algorithm>

namespace onoma::io {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

// Blanks at the end do not count unless a "\" stands before them.
std::string_view without_last_blanks(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == ' ') continue;
    if (line[at] == '\\') ++at;
    end = at + 1;
  }
  return line.substr(0, end);
}

const PathRule* last_match(const std::vector<PathRule>& rules, std::string_view path, bool is_folder) {
  const auto found = std::find_if(rules.rbegin(), rules.rend(),
                                  [&](const PathRule& rule) { return rule.matches(path, is_folder); });
  return found == rules.rend() ? nullptr : &*found;
}

}  // namespace

std::optional<PathRule> PathRule::compile(std::string_view pattern, GlobOptions options) {
  const bool negated = pattern.starts_with('!');
  if (negated) pattern.remove_prefix(1);
  const bool folders_only = pattern.ends_with('/');
  if (folders_only) pattern.remove_suffix(1);
  const bool whole_path = pattern.find('/') != std::string_view::npos;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (pattern.empty()) return std::nullopt;
  std::optional<Glob> glob = Glob::compile(pattern, options);
  if (!glob) return std::nullopt;
  const bool names_hidden = pattern.substr(pattern.rfind('/') + 1).starts_with('.');
  return PathRule{*std::move(glob), negated, folders_only, whole_path, names_hidden};
}

bool PathRule::matches(std::string_view path, bool is_folder) const {
  if (folders_only && !is_folder) return false;
  return glob.matches(whole_path ? path : path.substr(path.rfind('/') + 1));
}

IgnoreRules IgnoreRules::parse(std::string_view content) {
  IgnoreRules rules;
  if (content.starts_with(kMark)) content.remove_prefix(kMark.size());
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    if (line.starts_with('#')) continue;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (auto rule = PathRule::compile(without_last_blanks(line), {}))
      rules.rules_.push_back(*std::move(rule));
  }
  return rules;
}

Verdict IgnoreRules::verdict(std::string_view path, bool is_folder) const {
  const PathRule* rule = last_match(rules_, path, is_folder);
  if (rule == nullptr) return Verdict::kNothing;
  return rule->negated ? Verdict::kTake : Verdict::kSkip;
}

bool Overrides::add(std::string_view glob, bool ignore_case) {
  std::optional<PathRule> rule = PathRule::compile(glob, {ignore_case, true});
  if (!rule) return false;
  has_wanted_ = has_wanted_ || !rule->negated;
  rules_.push_back(*std::move(rule));
  return true;
}

bool Overrides::add_excluded(std::string_view glob) {
  std::string excluded(glob.starts_with('!') ? "" : "!");
  excluded += glob;
  return add(excluded, false);
}

Verdict Overrides::verdict(std::string_view path, bool is_folder) const {
  if (const PathRule* rule = last_match(rules_, path, is_folder)) {
    if (rule->negated) return Verdict::kSkip;
    const bool hidden = path.substr(path.rfind('/') + 1).starts_with('.');
    return hidden && !rule->names_hidden ? Verdict::kNothing : Verdict::kTake;
  }
  return has_wanted_ && !is_folder ? Verdict::kSkip : Verdict::kNothing;
}

}  // namespace onoma::io
