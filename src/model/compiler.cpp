#include "model/compiler.hpp"

#include <algorithm>
#include <future>

#include "model/data.hpp"
#include "model/date_lists.hpp"
#include "model/folder.hpp"
#include "model/format.hpp"
#include "model/lexicon_builder.hpp"
#include "model/rules_io.hpp"
#include "model/stanza_reader.hpp"
#include "model/weight_tables.hpp"
#include "pattern/prefixes.hpp"

namespace onoma::model {

namespace {

struct Patterns {
  std::vector<Stanza> stanzas;
  std::vector<pattern::PatternRule> rules;
};

Patterns read_patterns(const Folder& folder, std::vector<Diagnostic>& diagnostics) {
  Patterns out;
  std::vector<Fragment> fragments;
  for (const SourceFile& file : folder.rules) {
    if (file.path.ends_with("fragments.rules")) {
      fragments = parse_fragments(file.text, file.path, diagnostics);
    } else {
      auto stanzas = parse_stanzas(file.text, file.path, diagnostics);
      std::move(stanzas.begin(), stanzas.end(), std::back_inserter(out.stanzas));
    }
  }
  std::vector<Fragment> of_lists = date_fragments(folder.lists);
  std::move(of_lists.begin(), of_lists.end(), std::back_inserter(fragments));
  out.rules = expand_rules(out.stanzas, fragments, diagnostics);
  for (pattern::PatternRule& rule : out.rules) rule.prefixes = pattern::literal_prefixes(rule.expression);
  return out;
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::kError; });
}

void sort_diagnostics(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
}

// The tables put together, ready to be written.
struct Tables {
  EvidenceBuilder evidence;
  gazetteer::DictionaryBuilder dictionary;
  std::vector<std::uint32_t> files;
  std::string languages;
  std::string date_words;
  std::uint64_t entries = 0;
};

void build(const Folder& folder, Tables& tables, std::vector<Diagnostic>& diagnostics) {
  const AbbreviationList abbreviations = read_abbreviations(folder);
  LexiconBuilder lexicon(tables.evidence, tables.dictionary, abbreviations, diagnostics);
  for (const SourceList& source : folder.lists) {
    if (source.kind == ListKind::kWords) lexicon.add_common_terms(source);
  }
  lexicon.add_looks();
  for (std::size_t i = 0; i < folder.lists.size(); ++i) lexicon.add(folder.lists[i], static_cast<std::uint16_t>(i));
  for (const SourceList& source : folder.lists) {
    if (source.kind == ListKind::kTypes) tables.evidence.add_types(*source.list, source.path, diagnostics);
    if (source.kind == ListKind::kWeights) tables.evidence.add_weights(*source.list, source.path, diagnostics);
  }
  if (const std::string problem = tables.dictionary.finish(tables.evidence); !problem.empty()) {
    diagnostics.push_back({Severity::kError, "", 0, 0, "too-many-names", problem});
  }
  tables.evidence.finish();
  if (tables.evidence.too_many_attributes) {
    diagnostics.push_back({Severity::kError, "", 0, 0, "too-many-attributes",
                           "the lists and clusters have more than 65,536 kinds of evidence"});
  }
  if (tables.evidence.too_many_classes) {
    diagnostics.push_back({Severity::kError, "", 0, 0, "too-many-classes", "the lists overlap in too many ways"});
  }
  tables.entries = lexicon.entries();
  tables.date_words = date_words(folder.lists, diagnostics);
  for (const std::string& code : lexicon.languages()) tables.languages += code + '\0';
  for (const SourceList& source : folder.lists) {
    tables.files.push_back(static_cast<std::uint32_t>(tables.evidence.names.size()));
    tables.evidence.names += source.path + '\0';
  }
}

std::string write(const Folder& folder, const Tables& tables, const std::vector<pattern::PatternRule>& rules) {
  FileWriter file;
  const gazetteer::DictionaryTables d = tables.dictionary.tables();
  const EvidenceBuilder& e = tables.evidence;
  file.add_bytes(Section::kStrings, 1, d.strings);
  file.add(Section::kSlots, d.slots);
  file.add(Section::kTerms, d.terms);
  file.add(Section::kTermKinds, d.term_kinds);
  file.add(Section::kExtras, d.extras);
  file.add(Section::kNodes, d.nodes);
  file.add(Section::kNodeKinds, d.node_kinds);
  file.add(Section::kEdges, d.edges);
  file.add(Section::kEdgeFilter, d.edge_filter);
  file.add(Section::kEntries, d.entries);
  file.add(Section::kEntryKinds, d.entry_kinds);
  file.add(Section::kAffixes, d.affixes);
  file.add(Section::kLooks, d.looks);
  file.add(Section::kClasses, std::span<const tag::ClassRecord>(e.classes));
  file.add(Section::kClassAttributes, std::span<const std::uint16_t>(e.class_attributes));
  file.add(Section::kVectors, std::span<const tag::Weights>(e.vectors));
  file.add(Section::kAttributeWeights, std::span<const tag::Weights>(e.attribute_weights));
  file.add(Section::kAttributeNames, std::span<const std::uint32_t>(e.attribute_names));
  file.add(Section::kFeatures, std::span<const tag::FeatureRecord>(e.features));
  file.add(Section::kFeatureFilter, std::span<const std::uint64_t>(feature_filter(e.features)));
  file.add_bytes(Section::kNames, 1, e.names);
  file.add(Section::kFiles, std::span<const std::uint32_t>(tables.files));
  file.add_bytes(Section::kRules, 1, write_rules(rules));
  file.add_bytes(Section::kPrefixes, 1, write_prefixes(rules));
  const pattern::TriggerArrays triggers = pattern::triggers_of(rules_asked_for(rules, {}));
  file.add(Section::kTriggerNodes, triggers.view().nodes);
  file.add(Section::kTriggerRules, triggers.view().rules);
  file.add_bytes(Section::kLanguages, 1, tables.languages);
  file.add_bytes(Section::kDateWords, 1, tables.date_words);
  return file.finish({folder.digest, tables.entries});
}

}  // namespace

CompileOutcome compile_folder(const std::string& folder) {
  CompileOutcome out;
  const Folder sources = read_folder(folder, out.diagnostics);
  const Patterns patterns = read_patterns(sources, out.diagnostics);
  if (const auto checked = pattern::PatternSet::make(patterns.rules); !checked) {
    const auto& problems = checked.error().diagnostics;
    out.diagnostics.insert(out.diagnostics.end(), problems.begin(), problems.end());
  }
  Tables tables;
  build(sources, tables, out.diagnostics);
  sort_diagnostics(out.diagnostics);
  out.entries = tables.entries;
  if (!has_errors(out.diagnostics)) out.bytes = write(sources, tables, patterns.rules);
  return out;
}

std::vector<Diagnostic> check_folder(const std::string& folder, const PatternCheck& check_patterns) {
  std::vector<Diagnostic> diagnostics;
  const Folder sources = read_folder(folder, diagnostics);
  const Patterns patterns = read_patterns(sources, diagnostics);
  const AbbreviationList abbreviations = read_abbreviations(sources);
  const text::Analyzer analyzer(abbreviations);
  // The lists and the rules know nothing of each other, and each take seconds.
  auto of_patterns = std::async(std::launch::async, [&] { return check_patterns(patterns.stanzas, patterns.rules, analyzer); });
  Tables tables;
  std::vector<Diagnostic> of_lists;
  build(sources, tables, of_lists);
  for (const std::vector<Diagnostic>& found : {of_patterns.get(), of_lists}) {
    diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  }
  sort_diagnostics(diagnostics);
  return diagnostics;
}

}  // namespace onoma::model
