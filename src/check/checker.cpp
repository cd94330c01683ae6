#include "check/checker.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "check/kind.hpp"
#include "check/patterns.hpp"
#include "model/compiler.hpp"
#include "model/data.hpp"
#include "text/decoder.hpp"

namespace onoma::check {
namespace {

// One problem for each line that is no UTF-8, where the reader of the file does not tell.
void check_encoding(const std::string& path, std::string_view bytes, std::vector<Diagnostic>& diagnostics) {
  std::size_t line = 0;
  while (!bytes.empty() && diagnostics.size() < kMostProblems) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::size_t bad = text::find_invalid_utf8(bytes.substr(0, end));
    ++line;
    if (bad != std::string_view::npos) {
      diagnostics.push_back({Severity::kError, path, line, bad + 1, "encoding", "not valid UTF-8"});
    }
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

}  // namespace

void Checker::add_problem(const std::string& path, const char* code, std::string message) {
  files_.push_back(path);
  diagnostics_.push_back({Severity::kError, path, 0, 0, code, std::move(message)});
}

void Checker::add_gazetteers(const std::string& folder, const std::string& only) {
  std::string prefix = folder;
  if (!prefix.ends_with('/')) prefix += '/';
  files_.push_back(only.empty() ? folder : only);
  for (Diagnostic& diagnostic : model::check_folder(folder, check_patterns)) {
    if (diagnostic.file != folder) diagnostic.file = diagnostic.file.empty() ? folder : prefix + diagnostic.file;
    if (only.empty() || diagnostic.file == only) diagnostics_.push_back(std::move(diagnostic));
  }
}

void Checker::add_file(const std::string& path, std::string bytes) {
  files_.push_back(path);
  switch (kind_of(bytes)) {
    case FileKind::kModel:
    case FileKind::kBinary:
      diagnostics_.push_back({Severity::kError, path, 0, 0, "no-text",
                              "this is no text in UTF-8; a list or a file of patterns is wanted"});
      break;
    case FileKind::kPatterns: {
      check_encoding(path, bytes, diagnostics_);
      auto stanzas = model::parse_stanzas(bytes, path, diagnostics_);
      std::move(stanzas.begin(), stanzas.end(), std::back_inserter(stanzas_));
      break;
    }
    case FileKind::kFragments: {
      check_encoding(path, bytes, diagnostics_);
      auto fragments = model::parse_fragments(bytes, path, diagnostics_);
      std::move(fragments.begin(), fragments.end(), std::back_inserter(fragments_));
      break;
    }
    case FileKind::kList: break;
  }
}

void Checker::lend_fragments(const std::string& path, std::string_view bytes) {
  std::vector<Diagnostic> of_others;
  auto fragments = model::parse_fragments(bytes, path, of_others);
  std::move(fragments.begin(), fragments.end(), std::back_inserter(lent_));
}

void Checker::check_rules() {
  std::vector<model::Fragment> fragments = fragments_;
  fragments.insert(fragments.end(), lent_.begin(), lent_.end());
  std::vector<Diagnostic> found;
  const std::vector<pattern::PatternRule> rules = model::expand_rules(stanzas_, fragments, found);
  const text::Analyzer analyzer(model_.data().abbreviations);
  const std::vector<Diagnostic> of_rules = check_patterns(stanzas_, rules, analyzer);
  found.insert(found.end(), of_rules.begin(), of_rules.end());
  // Nothing is said of fragments that are only lent.
  std::copy_if(found.begin(), found.end(), std::back_inserter(diagnostics_), [&](const Diagnostic& diagnostic) {
    return std::find(files_.begin(), files_.end(), diagnostic.file) != files_.end();
  });
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
  if (!stanzas_.empty() || !fragments_.empty()) check_rules();
  const std::vector<Diagnostic> of_names = check_names(names_, files_, OrdinaryWords(model_));
  diagnostics_.insert(diagnostics_.end(), of_names.begin(), of_names.end());
  sort();
  leave_out_the_rest();
  return std::move(diagnostics_);
}

}  // namespace onoma::check
