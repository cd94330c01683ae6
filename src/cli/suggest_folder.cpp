#include "cli/suggest_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>

#include "additions/context_parser.hpp"
#include "io/file.hpp"
#include "learn/suggested_files.hpp"
#include "model/context_reader.hpp"
#include "output/unified_diff.hpp"

namespace onoma::cli {
namespace {

namespace fs = std::filesystem;

// By how much a weight that is there is tried to be changed.
constexpr int kSteps[] = {-80, -40, -20, 20, 40, 80};

std::vector<fs::path> rule_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder / "context", error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error) && it->path().extension() == ".rules") files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void add_changes(const additions::ContextRule& rule, const std::string& path, std::vector<learn::Suggestion>& changes) {
  for (const int step : kSteps) {
    learn::Suggestion change{learn::Suggestion::Kind::kChange, rule.then.label};
    change.rule = rule.name;
    change.file = path;
    change.line = rule.line;
    change.when = rule.written;
    change.change = step;
    change.weight = rule.then.weight + step;
    if (change.weight != 0 && std::abs(change.weight) <= additions::kMostWeight) changes.push_back(std::move(change));
  }
}

}  // namespace

FolderRules rules_of_folder(const std::string& folder) {
  FolderRules rules;
  if (folder.empty()) return rules;
  std::vector<additions::Name> names;
  std::vector<Diagnostic> problems;  // whoever reads the additions tells them
  for (const fs::path& path : rule_files(folder)) {
    const Result<std::string> text = io::read_file(path.string());
    if (!text) continue;
    for (const model::ContextStanza& stanza : model::parse_context_rules(*text, path.string(), names, problems)) {
      rules.names.push_back(stanza.rule.name);
      if (stanza.rule.then.action != additions::Then::Action::kWeigh) continue;
      add_changes(stanza.rule, path.lexically_relative(folder).generic_string(), rules.changes);
    }
  }
  return rules;
}

Result<std::string> patch_for(const std::string& folder, const std::vector<learn::Suggestion>& suggestions) {
  std::vector<learn::Suggestion> new_ones, changes;
  for (const learn::Suggestion& suggestion : suggestions) {
    (suggestion.kind == learn::Suggestion::Kind::kChange ? changes : new_ones).push_back(suggestion);
  }
  std::map<std::string, std::string> lines = learn::additional_lines(new_ones);
  for (const learn::Suggestion& change : changes) lines.try_emplace(change.file);
  std::string patch;
  for (auto& [path, added] : lines) {
    const std::string file = (fs::path(folder) / path).string();
    std::error_code ignored;
    std::optional<std::string> before;
    if (!folder.empty() && fs::exists(file, ignored)) {
      Result<std::string> text = io::read_file(file);
      if (!text) return Unexpected{Error{text.error().code, file + ": " + text.error().message}};
      before = *std::move(text);
    }
    std::string after = before.value_or("");
    for (const learn::Suggestion& change : changes) {
      if (change.file == path) after = learn::with_changed_weight(after, change);
    }
    if (after.empty()) added.erase(0, added.find_first_not_of('\n'));
    if (!added.empty() && !after.empty() && !after.ends_with('\n')) after += '\n';
    after += added;
    patch += output::unified_diff(path, before, after);
  }
  return patch;
}

}  // namespace onoma::cli
