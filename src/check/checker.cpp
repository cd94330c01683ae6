#include "check/checker.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "check/kind.hpp"
#include "check/names.hpp"
#include "check/patterns.hpp"
#include "model/additions_data.hpp"
#include "model/compiler.hpp"
#include "model/data.hpp"
#include "pipeline_examples.hpp"

namespace onoma::check {
namespace {

bool is_fragments(const std::string& path) {
  return path.ends_with("fragments.rules");  // as a run tells them
}

NameUse use_of(additions::Kind kind) {
  return kind == additions::Kind::kBlock ? NameUse::kBlock : kind == additions::Kind::kAllow ? NameUse::kAllow : NameUse::kEntry;
}

// The names of the lists as they were read, in the order in which they stand.
std::vector<ListedName> names_of(const Additions::Data& data, std::vector<std::string>& files) {
  std::vector<ListedName> names;
  for (const additions::Source& source : data.lists.sources) files.emplace_back(source.file);
  for (const additions::Table& table : data.lists.tables) {
    for (const additions::EntryRecord& entry : table.entries) {
      if (entry.kind == additions::Kind::kCue) continue;
      ListedName name;
      name.name = table.text(entry.written);
      if (entry.label < table.labels.size()) name.label = data.labels.name(table.labels[entry.label]);
      name.use = use_of(entry.kind);
      name.letter_case = entry.letter_case == additions::CaseRule::kAny     ? NameCase::kAny
                         : entry.letter_case == additions::CaseRule::kExact ? NameCase::kExact
                                                                            : NameCase::kSmart;
      name.priority = entry.priority;
      name.file = table.source_numbers[entry.source];
      name.line = entry.line;
      names.push_back(std::move(name));
    }
  }
  std::stable_sort(names.begin(), names.end(), [](const ListedName& a, const ListedName& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  return names;
}

// The lists that tell no label: they are valid, and any label will do to look at them.
bool give_labels(const std::vector<Diagnostic>& diagnostics, AdditionSources& sources) {
  bool any = false;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.code != "no-label") continue;
    sources.labels.emplace_back(diagnostic.file, "NAME");
    any = true;
  }
  return any;
}

}  // namespace

void Checker::add_problem(const std::string& path, Severity severity, const char* code, std::string message) {
  files_.push_back(path);
  diagnostics_.push_back({severity, path, 0, 0, code, std::move(message)});
}

void Checker::add_gazetteers(const std::string& folder, const std::string& only) {
  std::string prefix = folder;
  if (!prefix.ends_with('/')) prefix += '/';
  files_.push_back(only.empty() ? folder : only);
  const auto [known, is_new] = gazetteers_.try_emplace(folder);
  if (is_new) known->second = model::check_folder(folder, check_patterns);
  for (Diagnostic diagnostic : known->second) {
    if (diagnostic.file != folder) diagnostic.file = diagnostic.file.empty() ? folder : prefix + diagnostic.file;
    if (only.empty() || diagnostic.file == only) diagnostics_.push_back(std::move(diagnostic));
  }
}

void Checker::add_user_folder(const std::string& folder, const std::string& only) {
  files_.push_back(only.empty() ? folder : only);
  const auto [place, is_new] = folders_.try_emplace(folder);
  const bool all_before = !is_new && place->second.empty();
  if (only.empty()) place->second.clear();
  else if (!all_before) place->second.insert(only);
  if (!is_new) return;
  sources_.gazetteers.push_back(folder);
  for (const model::AddedFile& file : model::files_of_user_folder(folder)) {
    using Role = model::AddedFile::Role;
    if (file.role == Role::kPatterns || file.role == Role::kFragments) rules_.push_back(file.path);
  }
}

void Checker::add_file(const std::string& path, std::string_view bytes) {
  files_.push_back(path);
  switch (kind_of(bytes)) {
    case FileKind::kModel:
    case FileKind::kAdditions:
    case FileKind::kBinary:
      diagnostics_.push_back({Severity::kError, path, 0, 0, "no-text",
                              "this is no text in UTF-8; a list or a file of patterns is wanted"});
      break;
    case FileKind::kPatterns:
    case FileKind::kFragments:
      rules_.push_back(path);
      sources_.patterns.push_back(path);
      break;
    case FileKind::kContext:
      diagnostics_.push_back({Severity::kError, path, 0, 0, "not-in-a-folder",
                              "context rules are read from the folder context/ of a user folder; put the file there"});
      break;
    case FileKind::kList: sources_.gazetteers.push_back(path); break;
  }
}

void Checker::lend_fragments(const std::string& path) {
  lent_.push_back(path);
  rules_.push_back(path);
  sources_.patterns.push_back(path);
}

// Not files that are only lent, nor those that only stand in the folder of one that is asked for.
bool Checker::is_asked_for(const std::string& file) const {
  if (std::find(lent_.begin(), lent_.end(), file) != lent_.end()) return false;
  return std::all_of(folders_.begin(), folders_.end(), [&](const auto& entry) {
    const auto& [folder, files] = entry;
    return files.empty() || !file.starts_with(folder.ends_with('/') ? folder : folder + '/') || files.count(file) != 0;
  });
}

void Checker::keep(std::vector<Diagnostic> found) {
  for (Diagnostic& diagnostic : found) {
    if (is_asked_for(diagnostic.file)) diagnostics_.push_back(std::move(diagnostic));
  }
}

// What a run would say of all of it, and what is wrong with its names.
void Checker::check_additions() {
  model::AdditionsOutcome outcome = model::read_additions(sources_, model_.data().abbreviations);
  if (give_labels(outcome.diagnostics, sources_)) {
    outcome = model::read_additions(sources_, model_.data().abbreviations);
  }
  const bool ok = outcome.ok();
  keep(std::move(outcome.diagnostics));
  if (outcome.failure) {
    diagnostics_.push_back({Severity::kError, "", 0, 0, "unreadable", outcome.failure->message});
  }
  std::vector<std::string> files;
  const std::vector<ListedName> names = names_of(*outcome.data, files);
  keep(check_names(names, files, OrdinaryWords(model_)));
  if (ok) keep(check_context_examples(Additions::Data::wrap(std::move(outcome.data)), model_));
}

// The rules once more, with their examples.
void Checker::check_rules() {
  LabelNames labels;
  std::vector<Diagnostic> told;  // by check_additions() already
  std::vector<model::Stanza> stanzas;
  std::vector<model::Fragment> fragments;
  for (const std::string& path : rules_) {
    const Result<std::string> bytes = read_(path);
    if (!bytes) continue;
    if (is_fragments(path)) {
      auto more = model::parse_fragments(*bytes, path, told);
      std::move(more.begin(), more.end(), std::back_inserter(fragments));
    } else {
      auto more = model::parse_added_stanzas(*bytes, path, labels, told);
      std::move(more.begin(), more.end(), std::back_inserter(stanzas));
    }
  }
  const std::vector<pattern::PatternRule> rules = model::expand_rules(stanzas, fragments, told);
  keep(check_patterns(stanzas, rules, text::Analyzer(model_.data().abbreviations)));
}

void Checker::sort() {
  std::map<std::string_view, std::size_t> order;
  for (const std::string& file : files_) order.emplace(file, order.size());
  // Files of a folder come where the folder came, by name.
  const auto rank = [&](const std::string& file) {
    for (std::size_t end = file.size(); end != std::string::npos && end > 0; end = file.rfind('/', end - 1)) {
      const auto found = order.find(std::string_view(file).substr(0, end));
      if (found != order.end()) return found->second;
    }
    return order.size();
  };
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(rank(a.file), std::string_view(a.file), a.line, a.column) <
           std::tuple(rank(b.file), std::string_view(b.file), b.line, b.column);
  });
  // Both the reading of the rules and the trying of them tell which do not compile.
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.code, a.message) == std::tie(b.file, b.line, b.code, b.message);
  };
  diagnostics_.erase(std::unique(diagnostics_.begin(), diagnostics_.end(), same), diagnostics_.end());
}

void Checker::leave_out_the_rest() {
  std::vector<Diagnostic> kept;
  for (std::size_t begin = 0; begin < diagnostics_.size();) {
    std::size_t end = begin;
    while (end < diagnostics_.size() && diagnostics_[end].file == diagnostics_[begin].file) ++end;
    const std::size_t shown = std::min(end, begin + kMostProblems);
    std::copy(diagnostics_.begin() + begin, diagnostics_.begin() + shown, std::back_inserter(kept));
    if (shown < end) {
      const bool error = std::any_of(diagnostics_.begin() + shown, diagnostics_.begin() + end,
                                     [](const Diagnostic& d) { return d.severity == Severity::kError; });
      kept.push_back({error ? Severity::kError : Severity::kWarning, diagnostics_[begin].file, 0, 0, "more-problems",
                      "there are " + std::to_string(end - shown) + " more problems in this file"});
    }
    begin = end;
  }
  diagnostics_ = std::move(kept);
}

std::vector<Diagnostic> Checker::finish() {
  if (!sources_.empty()) check_additions();
  if (!rules_.empty()) check_rules();
  sort();
  leave_out_the_rest();
  return std::move(diagnostics_);
}

}  // namespace onoma::check
