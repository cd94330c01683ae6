#include "model/additions_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "model/context_additions.hpp"
#include "model/format.hpp"
#include "model/rules_io.hpp"
#include "pattern/prefixes.hpp"
#include "text/decoder.hpp"

namespace onoma::model {

namespace {

using additions::EntryRecord;
using additions::NodeRecord;
using additions::SourceRecord;
using additions::Table;

Error broken(const char* what) { return {"E_FORMAT", std::string("damaged ") + what}; }

Table table_in(const FileReader& file) {
  Table table{file.records<std::uint32_t>(Section::kAddedSlots),  file.records<NodeRecord>(Section::kAddedNodes),
              file.records<EntryRecord>(Section::kAddedEntries),  file.records<std::uint64_t>(Section::kAddedFilter),
              file.records<SourceRecord>(Section::kAddedLists),   file.bytes(Section::kAddedStrings),
              {},                                                 {},
              {}};
  const auto facts = file.records<additions::FactsRecord>(Section::kAddedFacts);
  if (!facts.empty()) table.facts = facts.front();
  return table;
}

// What the numbers of the file's labels are in this run; nothing where they cannot be.
std::optional<std::vector<Label>> labels_in(const FileReader& file, LabelNames& names) {
  std::vector<Label> labels;
  for (std::size_t i = 0; i < kAllLabelCount; ++i) labels.push_back(static_cast<Label>(i));
  for (const std::string_view name : zero_terminated(file.bytes(Section::kAddedLabels))) {
    const std::optional<Label> label = names.add(name);
    if (!label) return std::nullopt;
    labels.push_back(*label);
  }
  return labels;
}

// Numbers of sources of the file as numbers of the run; nothing where one leads outside.
std::optional<std::vector<std::uint32_t>> sources_in(const FileReader& file, Section section, std::size_t count,
                                                     std::size_t first) {
  std::vector<std::uint32_t> numbers;
  for (const std::uint32_t number : file.records<std::uint32_t>(section)) {
    if (number >= count) return std::nullopt;
    numbers.push_back(static_cast<std::uint32_t>(first + number));
  }
  return numbers;
}

// What is read of a file before anything is added.
struct Parts {
  std::vector<additions::Source> sources;
  std::optional<Table> table;
  std::optional<AddedPatterns> patterns;
  std::vector<ContextText> context;
};

std::optional<Error> read_patterns(const FileReader& file, const std::vector<Label>& labels,
                                   std::vector<std::uint32_t> sources, Parts& parts) {
  auto rules = read_rules(file.bytes(Section::kRules), labels.size());
  if (!rules || rules->size() != sources.size()) return broken("pattern rules");
  if (rules->empty()) return std::nullopt;
  for (pattern::PatternRule& rule : *rules) rule.label = labels[static_cast<std::size_t>(rule.label)];
  const pattern::TriggerTables triggers{file.records<pattern::TriggerNode>(Section::kTriggerNodes),
                                        file.records<std::uint32_t>(Section::kTriggerRules)};
  if (!pattern::is_sound(triggers, rules->size())) return broken("table of triggers");
  parts.patterns = {pattern::PatternSet::from_checked(*std::move(rules), triggers), std::move(sources)};
  return std::nullopt;
}

std::optional<Error> read_parts(const FileReader& file, LabelNames& names, std::size_t first_source, Parts& parts) {
  const auto texts = zero_terminated(file.bytes(Section::kAddedSources));
  for (std::size_t i = 0; i + 1 < texts.size(); i += 2) parts.sources.push_back({texts[i], texts[i + 1]});
  const std::size_t count = parts.sources.size();
  const auto labels = labels_in(file, names);
  auto of_lists = sources_in(file, Section::kAddedListSources, count, first_source);
  auto of_rules = sources_in(file, Section::kAddedRuleSources, count, first_source);
  if (!labels) return broken("labels, or too many of them");
  if (!of_lists || !of_rules) return broken("table of sources");
  Table table = table_in(file);
  if (!table.strings.empty()) {
    const bool narrow = std::all_of(table.sources.begin(), table.sources.end(), [](const SourceRecord& source) {
      return source.column_count <= additions::kMostColumns;
    });
    if (!table.sound() || !narrow || of_lists->size() != table.sources.size()) return broken("table of names");
    table.labels = *labels;
    table.source_numbers = *std::move(of_lists);
    parts.table = std::move(table);
  }
  const auto of_context = sources_in(file, Section::kAddedContextSources, count, first_source);
  const auto context = zero_terminated(file.bytes(Section::kAddedContext));
  if (!of_context || of_context->size() != context.size()) return broken("context rules");
  for (std::size_t i = 0; i < context.size(); ++i) parts.context.push_back({(*of_context)[i], std::string(context[i])});
  return read_patterns(file, *labels, *std::move(of_rules), parts);
}

std::string verify_entries(const Table& table, std::size_t labels) {
  const auto is_text = [&](std::uint32_t offset) {
    return offset < table.strings.size() && text::find_invalid_utf8(table.text(offset)) == std::string_view::npos;
  };
  for (const SourceRecord& source : table.sources) {
    if (!is_text(source.file) || !is_text(source.name)) return "damaged table of lists";
  }
  for (const EntryRecord& entry : table.entries) {
    const bool labelled = entry.label == additions::kNoLabel ? entry.kind != additions::Kind::kEntity : entry.label < labels;
    if (!is_text(entry.written) || !is_text(entry.details) || entry.source >= table.sources.size() || !labelled ||
        entry.kind > additions::Kind::kCue || entry.letter_case > additions::CaseRule::kAny) {
      return "damaged table of entries";
    }
  }
  return {};
}

}  // namespace

std::string write_additions(const Additions::Data& data) {
  FileWriter file;
  std::string labels, sources;
  for (std::size_t i = kAllLabelCount; i < data.labels.size(); ++i) {
    labels.append(data.labels.name(static_cast<Label>(i))).push_back('\0');
  }
  for (const additions::Source& source : data.lists.sources) {
    sources.append(source.file).push_back('\0');
    sources.append(source.name).push_back('\0');
  }
  file.add_bytes(Section::kAddedLabels, 1, labels);
  file.add_bytes(Section::kAddedSources, 1, sources);
  if (!data.lists.tables.empty()) {
    const Table& table = data.lists.tables.front();
    file.add(Section::kAddedSlots, table.slots);
    file.add(Section::kAddedNodes, table.nodes);
    file.add(Section::kAddedEntries, table.entries);
    file.add(Section::kAddedFilter, table.filter);
    file.add(Section::kAddedLists, table.sources);
    file.add_bytes(Section::kAddedStrings, 1, table.strings);
    file.add(Section::kAddedFacts, std::span<const additions::FactsRecord>(&table.facts, 1));
    file.add(Section::kAddedListSources, std::span<const std::uint32_t>(table.source_numbers));
  }
  if (!data.patterns.empty()) {
    std::vector<pattern::PatternRule> rules = data.patterns.front().set.rules();
    for (pattern::PatternRule& rule : rules) rule.prefixes = pattern::literal_prefixes(rule.expression);
    const pattern::TriggerArrays triggers = pattern::triggers_of(rules);
    file.add_bytes(Section::kRules, 1, write_rules(rules));
    file.add(Section::kTriggerNodes, triggers.view().nodes);
    file.add(Section::kTriggerRules, triggers.view().rules);
    file.add(Section::kAddedRuleSources, std::span<const std::uint32_t>(data.patterns.front().sources));
  }
  std::string context;
  std::vector<std::uint32_t> context_sources;
  for (const ContextText& rules : data.context_texts) {
    context.append(rules.text).push_back('\0');
    context_sources.push_back(rules.source);
  }
  file.add_bytes(Section::kAddedContext, 1, context);
  file.add(Section::kAddedContextSources, std::span<const std::uint32_t>(context_sources));
  // Context rules are counted when they are read.
  return file.finish({data.digest, data.entries - data.context.rules().size()}, FileKind::kAdditions);
}

std::optional<Error> map_additions_in_memory(std::string_view bytes, Additions::Data& data) {
  const Result<FileReader> file = FileReader::open(bytes, FileKind::kAdditions);
  if (!file) return file.error();
  LabelNames names = data.labels;
  Parts parts;
  if (std::optional<Error> error = read_parts(*file, names, data.lists.sources.size(), parts)) return error;
  data.labels = std::move(names);
  data.lists.sources.insert(data.lists.sources.end(), parts.sources.begin(), parts.sources.end());
  if (parts.table) data.lists.tables.push_back(*std::move(parts.table));
  std::move(parts.context.begin(), parts.context.end(), std::back_inserter(data.context_texts));
  if (parts.patterns) data.patterns.push_back(*std::move(parts.patterns));
  data.entries += file->header().entries;
  data.digest = (data.digest ^ file->header().digest) * 0x100000001B3ull;
  return std::nullopt;
}

std::optional<Error> map_additions(const std::string& path, Additions::Data& data) {
  Result<MappedFile> mapped = MappedFile::open(path);
  if (!mapped) return mapped.error();
  if (std::optional<Error> error = map_additions_in_memory(mapped->bytes(), data)) {
    error->message.insert(0, path + ": ");
    return error;
  }
  data.files.push_back(*std::move(mapped));
  return std::nullopt;
}

bool holds_additions(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string begin(16, '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return file && kind_of_file(begin) == FileKind::kAdditions;
}

std::string verify_additions(std::string_view bytes) {
  Additions::Data data;
  if (const std::optional<Error> error = map_additions_in_memory(bytes, data)) return error->message;
  std::vector<Diagnostic> problems;
  read_context(data, problems);
  const bool readable = std::none_of(problems.begin(), problems.end(),
                                     [](const Diagnostic& d) { return d.severity == Severity::kError; });
  if (!readable) return "damaged context rules";
  if (data.lists.tables.empty()) return {};
  const Table& table = data.lists.tables.front();
  for (const std::uint32_t slot : table.slots) {
    if (slot > table.nodes.size()) return "damaged table of slots";
  }
  for (const NodeRecord& node : table.nodes) {
    if (table.find(node.hash) != &node || table.entries_of(node).size() != node.count / 4) return "damaged table of nodes";
  }
  return verify_entries(table, table.labels.size());
}

}  // namespace onoma::model
