#include "model/additions_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "model/additions_file.hpp"
#include "model/context_additions.hpp"
#include "model/entry_list.hpp"
#include "model/stanza_reader.hpp"

namespace onoma::model {

namespace {

namespace fs = std::filesystem;
using additions::CaseRule;
using additions::EntryRecord;
using additions::Kind;
using additions::TableBuilder;
using Role = AddedFile::Role;

void digest_bytes(std::uint64_t& digest, std::string_view bytes) {
  for (const char c : bytes) digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  digest = (digest ^ 0xFF) * 0x100000001B3ull;  // so that two texts never run into each other
}

Error cannot_read(const std::string& path, int code) {
  const char* name = code == ENOENT ? "E_NOT_FOUND" : code == EACCES ? "E_PERMISSION" : "E_READ";
  return {name, path + ": " + std::strerror(code)};
}

Result<std::string> read_file(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return Unexpected{cannot_read(path, errno != 0 ? errno : EIO)};
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return Unexpected{cannot_read(path, EISDIR)};
  std::string text;
  const auto size = fs::file_size(path, ignored);
  if (!ignored) text.reserve(size);
  text.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  if (file.bad()) return Unexpected{cannot_read(path, EIO)};
  return text;
}

std::vector<fs::path> sorted_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (it->is_regular_file(error) && !name.starts_with('.') && !name.ends_with('~') && name != "README.md") {
      files.push_back(it->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

AddedFile file_in_folder(const fs::path& path, const fs::path& folder, Role role) {
  AddedFile file{path.string(), path.string(), role, {}, {}};
  const fs::path relative = path.lexically_relative(folder);
  if (role == Role::kNames && relative.has_parent_path()) file.label = relative.begin()->string();
  file.name = (relative.parent_path() / relative.stem()).generic_string();
  return file;
}

// "block.tsv", "block.jsonl"; not "blocked.tsv".
std::vector<fs::path> files_called(const fs::path& folder, std::string_view stem) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error) && it->path().stem() == stem) files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Reader {
 public:
  Reader(const AdditionSources& sources, const text::Abbreviations& abbreviations)
      : sources_(sources), builder_(abbreviations) {
    out_.data = std::make_unique<Additions::Data>();
    out_.data->digest = 0xCBF29CE484222325ull;
    for (const auto& [file, label] : sources.labels) labels_of_[file] = label;
  }

  AdditionsOutcome run_folder(const std::string& folder) {
    std::vector<AddedFile> files = files_of_user_folder(folder);
    if (files.empty()) tell_empty(folder);
    for (AddedFile& file : files) {
      file.shown = fs::path(file.path).lexically_relative(folder).generic_string();
      take(file);
    }
    finish_patterns();
    read_context(*out_.data, out_.diagnostics);
    finish_lists();
    return std::move(out_);
  }

  AdditionsOutcome run() {
    for (const std::string& path : sources_.gazetteers) take_gazetteer(path);
    for (const std::string& path : sources_.patterns) {
      const bool fragments = path.ends_with("fragments.rules");
      take({path, path, fragments ? Role::kFragments : Role::kPatterns, {}, fs::path(path).stem().string()});
    }
    for (const auto& [file, label] : labels_of_) {
      if (!used_.contains(file)) {
        problem(file, 0, "unused-label-of", "no list of this name is read, so it needs no label");
      }
    }
    finish_patterns();
    read_context(*out_.data, out_.diagnostics);
    finish_lists();
    return std::move(out_);
  }

 private:
  void problem(const std::string& file, std::uint32_t line, const char* code, std::string message) {
    out_.diagnostics.push_back({Severity::kError, file, line, 0, code, std::move(message)});
  }

  void take_gazetteer(const std::string& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      if (holds_additions(path)) return map(path);
      return take({path, path, Role::kNames, {}, fs::path(path).stem().string()});
    }
    const std::vector<AddedFile> files = files_of_user_folder(path);
    if (files.empty()) tell_empty(path);
    for (const AddedFile& file : files) take(file);
  }

  void tell_empty(const std::string& folder) {
    problem(folder, 0, "empty-folder", "nothing to add here: no names/, cues/, patterns/, context/, block or allow list");
  }

  void map(const std::string& path) {
    const std::optional<Error> error = map_additions(path, *out_.data);
    if (error && !out_.failure) out_.failure = error;
  }

  void take(const AddedFile& file) {
    Result<std::string> text = read_file(file.path);
    if (!text) {
      if (!out_.failure) out_.failure = text.error();
      return;
    }
    digest_bytes(out_.data->digest, file.name);
    digest_bytes(out_.data->digest, *text);
    if (file.role == Role::kFragments) {
      auto fragments = parse_fragments(*text, file.shown, out_.diagnostics);
      std::move(fragments.begin(), fragments.end(), std::back_inserter(fragments_));
      return;
    }
    const auto source = static_cast<std::uint32_t>(out_.data->lists.sources.size());
    const std::string& shown = out_.data->strings.emplace_back(file.shown);
    out_.data->lists.sources.push_back({shown, out_.data->strings.emplace_back(file.name)});
    if (file.role == Role::kPatterns) return take_patterns(file, *text, source);
    if (file.role == Role::kContext) {
      out_.data->context_texts.push_back({source, *std::move(text)});
      return;
    }
    list_sources_.push_back(source);
    take_list(file, *text);
  }

  void take_patterns(const AddedFile& file, const std::string& text, std::uint32_t source) {
    auto stanzas = parse_added_stanzas(text, file.shown, out_.data->labels, out_.diagnostics);
    for (Stanza& stanza : stanzas) {
      source_of_rule_[stanza.rule] = source;
      stanzas_.push_back(std::move(stanza));
    }
  }

  // The label of entries that do not tell their own; nothing with a problem reported, once, where there is none.
  std::optional<std::uint8_t> list_label(const AddedFile& file, const EntryList& list) {
    std::string name = file.label;
    std::uint32_t line = 0;
    if (!list.label().empty()) name = list.label(), line = list.label_line();
    for (const std::string& called : {file.path, fs::path(file.path).filename().string()}) {
      const auto given = labels_of_.find(called);
      if (given == labels_of_.end()) continue;
      used_[called] = true;
      digest_bytes(out_.data->digest, given->second);
      name = given->second, line = 0;
      break;
    }
    const bool told = !name.empty();
    if (!told) name = capitals(fs::path(file.path).stem().string());
    if (!told && !is_label_name(name)) return std::nullopt;
    return label_number(file, line, name);
  }

  std::optional<std::uint8_t> label_number(const AddedFile& file, std::uint32_t line, std::string_view name) {
    if (const auto label = out_.data->labels.add(name)) return static_cast<std::uint8_t>(*label);
    if (is_label_name(name)) {
      problem(file.shown, line, "too-many-labels", "more than " + std::to_string(kMostLabels) + " labels");
    } else {
      problem(file.shown, line, "bad-label",
              "\"" + std::string(name) + "\" is no label: A-Z, 0-9, _ and -, 32 at most, a letter first");
    }
    return std::nullopt;
  }

  void take_list(const AddedFile& file, const std::string& text) {
    EntryList list(text, file.shown, out_.diagnostics);
    builder_.begin_source(file.shown, file.name, list.columns());
    const std::size_t before = out_.diagnostics.size();
    std::optional<std::uint8_t> label;
    bool asked = false;
    EntryRow row;
    while (list.next(row)) {
      EntryRecord entry;
      entry.line = row.line;
      entry.kind = file.role == Role::kBlock   ? Kind::kBlock
                   : file.role == Role::kAllow ? Kind::kAllow
                   : file.role == Role::kCues  ? Kind::kCue
                                               : Kind::kEntity;
      if (!row.label.empty()) {
        const auto own = label_number(file, row.line, row.label);
        if (!own) continue;
        entry.label = *own;
      } else if (entry.kind == Kind::kEntity) {
        if (!std::exchange(asked, true)) {
          label = list_label(file, list);
          if (!label && out_.diagnostics.size() == before) {
            problem(file.shown, 0, "no-label",
                    "which label? Begin the list with \"#: label WEAPON\", or say --label-of " + file.shown + "=WEAPON");
          }
        }
        if (!label) break;
        entry.label = *label;
      }
      if (set_rules(file, row, entry)) add(file, row, entry);
    }
  }

  bool set_rules(const AddedFile& file, const EntryRow& row, EntryRecord& entry) {
    if (!row.priority.empty()) {
      const char* end = row.priority.data() + row.priority.size();
      const auto [stop, wrong] = std::from_chars(row.priority.data(), end, entry.priority);
      if (wrong != std::errc{} || stop != end || entry.priority < -kHighestPriority || entry.priority > kHighestPriority) {
        problem(file.shown, row.line, "bad-priority", "a priority is a whole number from -1000 to 1000");
        return false;
      }
    }
    if (row.letter_case == "exact") entry.letter_case = CaseRule::kExact;
    else if (row.letter_case == "any") entry.letter_case = CaseRule::kAny;
    else if (!row.letter_case.empty() && row.letter_case != "smart") {
      problem(file.shown, row.line, "bad-case", "case is exact, any or smart");
      return false;
    }
    if (row.match == "prefix") entry.flags |= additions::kPrefix;
    else if (!row.match.empty() && row.match != "token") {
      problem(file.shown, row.line, "bad-match", "match is token or prefix");
      return false;
    }
    return true;
  }

  void add(const AddedFile& file, const EntryRow& row, const EntryRecord& entry) {
    using Added = TableBuilder::Added;
    builder_.begin_details(row.id, row.values);
    const auto add_one = [&](std::string_view name) {
      switch (builder_.add(name, entry)) {
        case Added::kYes: return;
        case Added::kNoWords:
          return problem(file.shown, row.line, "no-words", "\"" + std::string(name) + "\" has no word to look for");
        case Added::kTooManyWords:
          return problem(file.shown, row.line, "too-many-words",
                         "a name of more than " + std::to_string(additions::kMostWords) + " words");
        case Added::kLongPrefix:
          return problem(file.shown, row.line, "long-prefix",
                         "a prefix of more than " + std::to_string(additions::kLongestPrefix) + " bytes");
        case Added::kFull:
          if (!std::exchange(told_full_, true)) problem(file.shown, row.line, "too-much", "the lists hold more than 4 GiB");
      }
    };
    add_one(row.name);
    for (const std::string_view alias : row.aliases) add_one(alias);
  }

  void finish_patterns() {
    std::vector<Diagnostic> found;
    std::vector<pattern::PatternRule> rules = expand_rules(stanzas_, fragments_, found);
    std::move(found.begin(), found.end(), std::back_inserter(out_.diagnostics));
    if (rules.empty()) return;
    std::vector<std::uint32_t> sources;
    for (const pattern::PatternRule& rule : rules) sources.push_back(source_of_rule_[rule.name]);
    Result<pattern::PatternSet> set = pattern::PatternSet::make(std::move(rules));
    if (set) {
      out_.data->entries += sources.size();
      out_.data->patterns.push_back({*std::move(set), std::move(sources)});
      return;
    }
    const auto& problems = set.error().diagnostics;
    out_.diagnostics.insert(out_.diagnostics.end(), problems.begin(), problems.end());
  }

  void finish_lists() {
    Additions::Data& data = *out_.data;
    data.entries += builder_.size();
    if (list_sources_.empty()) return;
    data.memory = builder_.finish();
    additions::Table table = data.memory.view();
    for (std::size_t i = 0; i < data.labels.size(); ++i) table.labels.push_back(static_cast<Label>(i));
    table.source_numbers = list_sources_;
    data.lists.tables.push_back(std::move(table));
  }

  const AdditionSources sources_;
  TableBuilder builder_;
  AdditionsOutcome out_;
  std::map<std::string, std::string> labels_of_;
  std::map<std::string, bool> used_;
  std::vector<std::uint32_t> list_sources_;
  std::vector<Stanza> stanzas_;
  std::vector<Fragment> fragments_;
  std::map<std::string, std::uint32_t> source_of_rule_;
  bool told_full_ = false;
};

}  // namespace

std::vector<AddedFile> files_of_user_folder(const std::string& folder) {
  const fs::path root(folder);
  std::vector<AddedFile> files;
  for (const auto& [stem, role] : {std::pair{"block", Role::kBlock}, std::pair{"allow", Role::kAllow}}) {
    for (const fs::path& path : files_called(root, stem)) files.push_back(file_in_folder(path, root, role));
  }
  for (const fs::path& path : sorted_files(root / "cues")) files.push_back(file_in_folder(path, root / "cues", Role::kCues));
  for (const fs::path& path : sorted_files(root / "names")) files.push_back(file_in_folder(path, root / "names", Role::kNames));
  for (const fs::path& path : sorted_files(root / "patterns")) {
    if (path.extension() != ".rules") continue;
    const bool fragments = path.filename().string().ends_with("fragments.rules");
    files.push_back(file_in_folder(path, root / "patterns", fragments ? Role::kFragments : Role::kPatterns));
  }
  for (const fs::path& path : sorted_files(root / "context")) {
    if (path.extension() == ".rules") files.push_back(file_in_folder(path, root / "context", Role::kContext));
  }
  return files;
}

bool AdditionsOutcome::ok() const {
  return !failure && std::none_of(diagnostics.begin(), diagnostics.end(),
                                  [](const Diagnostic& d) { return d.severity == Severity::kError; });
}

AdditionsOutcome read_additions(const AdditionSources& sources, const text::Abbreviations& abbreviations) {
  return Reader(sources, abbreviations).run();
}

AdditionsOutcome read_user_folder(const std::string& folder, const text::Abbreviations& abbreviations) {
  return Reader({}, abbreviations).run_folder(folder);
}

}  // namespace onoma::model
