#include "imports/user_folder.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "model/check_patterns.hpp"
#include "pattern/sample.hpp"
#include "pattern/syntax.hpp"
#include "text/utf8.hpp"

namespace onoma::imports {
namespace {

constexpr std::size_t kMostQuoted = 160;
constexpr std::string_view kCounterexamples[] = {"Nothing of the kind stands here.", "7", "#"};

bool fits_a_cell(std::string_view text) {
  return text.find_first_of("\t\n\r") == std::string_view::npos;
}

std::string cut(std::string_view text) {
  if (text.size() <= kMostQuoted) return std::string(text);
  std::size_t end = kMostQuoted;
  while (text::is_continuation(text[end])) --end;
  return std::string(text.substr(0, end)) + " …";
}

// One list: its columns, then its rows.
class ListFile {
 public:
  void add(const ImportedName& name) {
    if (!seen_.emplace(name.name, name.letter_case).second) return;
    rows_.push_back(&name);
    has_id_ = has_id_ || !name.id.empty();
    has_priority_ = has_priority_ || name.priority.has_value();
    for (const auto& [column, value] : name.data) {
      if (std::find(data_.begin(), data_.end(), column) == data_.end()) data_.push_back(column);
    }
  }

  std::string bytes(const std::string& source) const {
    std::string out = "# Imported from " + source + ".\n#: columns  name case";
    if (has_id_) out += " id";
    if (has_priority_) out += " priority";
    for (const std::string& column : data_) out += ' ' + column;
    out += '\n';
    for (const ImportedName* name : rows_) add_row(*name, out);
    return out;
  }

 private:
  void add_row(const ImportedName& name, std::string& out) const {
    if (name.name.starts_with('#')) out += ' ';  // or it would be a comment
    out += name.name;
    out += name.letter_case == LetterCase::kAny ? "\tany" : "\texact";
    if (has_id_) out += '\t' + name.id;
    if (has_priority_) out += '\t' + (name.priority ? std::to_string(*name.priority) : "");
    for (const std::string& column : data_) {
      const auto found = std::find_if(name.data.begin(), name.data.end(), [&](const auto& pair) { return pair.first == column; });
      out += '\t' + (found == name.data.end() ? "" : found->second);
    }
    while (out.ends_with('\t')) out.pop_back();
    out += '\n';
  }

  std::set<std::pair<std::string, LetterCase>> seen_;
  std::vector<const ImportedName*> rows_;
  std::vector<std::string> data_;
  bool has_id_ = false;
  bool has_priority_ = false;
};

// The pattern as a rule, tried on an example of its own.
class Rule {
 public:
  Rule(const ImportedPattern& pattern, const std::string& source) : pattern_(pattern) {
    stanza_.rule = source + '-' + std::to_string(pattern.line);
    stanza_.line = 1;
    stanza_.match = pattern.expression;
    rule_ = {stanza_.rule, stanza_.label, pattern.expression, "", 1};
  }

  // Why it cannot be used; empty when it can.
  std::string try_out(const text::Analyzer& analyzer) {
    const auto syntax = pattern::parse_syntax(pattern_.expression);
    const auto text = syntax ? pattern::sample(*syntax) : std::nullopt;
    if (text && !text->empty()) stanza_.yes = {{*text, {{0, text->size()}}, 2}};
    std::vector<Diagnostic> problems = model::check_examples({stanza_}, {rule_}, analyzer);
    if (!problems.empty() && problems.front().code == "bad-expression") return problems.front().message;
    if (!problems.empty()) stanza_.yes.clear();
    for (const std::string_view candidate : kCounterexamples) {
      stanza_.no = {{std::string(candidate), {}, 3}};
      model::Stanza only_no = stanza_;
      only_no.yes.clear();
      if (model::check_examples({only_no}, {rule_}, analyzer).empty()) return "";
    }
    stanza_.no.clear();
    return "";
  }

  bool has_example() const { return !stanza_.yes.empty(); }

  std::string bytes(const std::string& file) const {
    std::string out = "# " + file + ':' + std::to_string(pattern_.line) + ": " + cut(pattern_.original) + '\n';
    out += "rule      " + stanza_.rule + "\nlabel     " + pattern_.label + '\n';
    if (pattern_.priority) out += "priority  " + std::to_string(*pattern_.priority) + '\n';
    out += "match     " + pattern_.expression + '\n';
    for (const auto& example : stanza_.yes) out += "yes       [" + escaped(example.text) + "]\n";
    for (const auto& example : stanza_.no) out += "no        " + escaped(example.text) + '\n';
    return out;
  }

 private:
  static std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
      if (c == '\n') out += "\\n";
      else if (c == '[' || c == ']') (out += '\\') += c;
      else out += c;
    }
    return out;
  }

  const ImportedPattern& pattern_;
  model::Stanza stanza_;
  pattern::PatternRule rule_;
};

std::string write_patterns(Imported& imported, const std::string& file, const text::Analyzer& analyzer) {
  std::string out = "# Imported from " + file + ".\n";
  std::vector<ImportedPattern> kept;
  for (const ImportedPattern& pattern : imported.patterns) {
    Rule rule(pattern, imported.source);
    const std::string problem = rule.try_out(analyzer);
    if (!problem.empty()) {
      imported.diagnostics.push_back({Severity::kError, file, pattern.line, 0, "not-imported", problem});
      continue;
    }
    if (!rule.has_example()) {
      imported.diagnostics.push_back({Severity::kWarning, file, pattern.line, 0, "imported-in-part",
                                      "no example of it was found; give it a yes and a no line"});
    }
    out += '\n' + rule.bytes(file);
    kept.push_back(pattern);
  }
  imported.patterns = std::move(kept);
  return imported.patterns.empty() ? "" : out;
}

}  // namespace

std::vector<NewFile> user_folder(Imported& imported, const std::string& file, const text::Analyzer& analyzer) {
  std::map<std::string, ListFile> lists;
  for (const ImportedName& name : imported.names) {
    if (!fits_a_cell(name.name) || !fits_a_cell(name.id)) {
      imported.diagnostics.push_back({Severity::kError, file, 0, 0, "not-imported", "a name with a TAB or a line end in it"});
      continue;
    }
    lists["names/" + name.label + '/' + (name.list.empty() ? imported.source : name.list) + ".tsv"].add(name);
  }
  std::vector<NewFile> files;
  for (const auto& [path, list] : lists) files.push_back({path, list.bytes(file)});
  if (std::string rules = write_patterns(imported, file, analyzer); !rules.empty()) {
    files.push_back({"patterns/" + imported.source + ".rules", std::move(rules)});
  }
  return files;
}

}  // namespace onoma::imports
