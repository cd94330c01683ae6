// Model: opening compiled files.
#include "onoma/model.hpp"

#include <algorithm>
#include <iterator>

#include "model/data.hpp"
#include "model/format.hpp"
#include "model/rules_io.hpp"
#include "model/verify.hpp"

namespace onoma {

namespace {

using model::FileReader;
using model::Section;

gazetteer::DictionaryTables dictionary_tables(const FileReader& file) {
  using namespace gazetteer;
  return {file.records<std::uint32_t>(Section::kSlots),    file.records<TermRecord>(Section::kTerms),
          file.records<TermKind>(Section::kTermKinds),     file.records<ExtraRecord>(Section::kExtras),
          file.records<NodeRecord>(Section::kNodes),       file.records<NodeKind>(Section::kNodeKinds),
          file.records<EdgeRecord>(Section::kEdges),       file.records<std::uint64_t>(Section::kEdgeFilter),
          file.records<std::uint32_t>(Section::kEntries),
          file.records<EntryKind>(Section::kEntryKinds),   file.bytes(Section::kStrings),
          file.records<AffixRecord>(Section::kAffixes),    file.records<ClassId>(Section::kLooks)};
}

tag::EvidenceTables evidence_tables(const FileReader& file) {
  return {file.records<tag::ClassRecord>(Section::kClasses),
          file.records<std::uint16_t>(Section::kClassAttributes),
          file.records<tag::Weights>(Section::kVectors),
          file.records<tag::Weights>(Section::kAttributeWeights),
          file.records<std::uint32_t>(Section::kAttributeNames),
          file.records<tag::FeatureRecord>(Section::kFeatures),
          file.bytes(Section::kNames),
          file.records<std::uint64_t>(Section::kFeatureFilter)};
}

}  // namespace

std::vector<pattern::PatternRule> rules_asked_for(const std::vector<pattern::PatternRule>& rules,
                                                  const std::vector<std::string>& asked) {
  std::vector<pattern::PatternRule> chosen;
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(chosen), [&](const pattern::PatternRule& rule) {
    return rule.only.empty() || std::find(asked.begin(), asked.end(), rule.only) != asked.end();
  });
  return chosen;
}

const pattern::PatternSet& Model::Data::patterns(const std::vector<std::string>& asked) const {
  const std::lock_guard lock(patterns_mutex_);
  const auto known = patterns_.find(asked);
  if (known != patterns_.end()) return known->second;
  if (asked.empty()) {
    auto always = model::read_rules(rule_bytes, kAllLabelCount, [](std::string_view only) { return only.empty(); });
    return patterns_.emplace(asked, pattern::PatternSet::from_checked(*std::move(always), always_triggers)).first->second;
  }
  std::vector<pattern::PatternRule> all = rules();
  std::vector<std::vector<std::string>> prefixes = model::read_prefixes(rule_prefixes, all.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].prefixes = std::move(prefixes[i]);
  return patterns_.emplace(asked, pattern::PatternSet::from_checked(rules_asked_for(all, asked))).first->second;
}

// read() has looked whether the bytes are whole.
std::vector<pattern::PatternRule> Model::Data::rules() const { return *model::read_rules(rule_bytes); }

Result<std::unique_ptr<Model::Data>> Model::Data::read(std::string_view bytes, bool trusted) {
  Result<FileReader> file = FileReader::open(bytes);
  if (!file) return Unexpected{file.error()};
  auto data = std::make_unique<Data>();
  data->bytes = bytes;
  const gazetteer::DictionaryTables dictionary = dictionary_tables(*file);
  data->evidence = evidence_tables(*file);
  data->digest = file->header().digest;
  data->entries = file->header().entries;
  data->languages = model::zero_terminated(file->bytes(Section::kLanguages));
  for (const std::uint32_t offset : file->records<std::uint32_t>(Section::kFiles)) {
    if (offset >= data->evidence.strings.size()) return Unexpected{Error{"E_FORMAT", "damaged table of files"}};
    data->files.push_back(data->evidence.name_at(offset));
  }
  if (!trusted) {
    if (const std::string problem = model::verify(dictionary, data->evidence, data->files.size()); !problem.empty()) {
      return Unexpected{Error{"E_FORMAT", problem}};
    }
  }
  data->dictionary = gazetteer::Dictionary(dictionary);
  data->rule_bytes = file->bytes(Section::kRules);
  data->rule_prefixes = file->bytes(Section::kPrefixes);
  data->always_triggers = {file->records<pattern::TriggerNode>(Section::kTriggerNodes),
                           file->records<std::uint32_t>(Section::kTriggerRules)};
  if (!trusted) {
    const auto rules = model::read_rules(data->rule_bytes);
    if (!rules) return Unexpected{Error{"E_FORMAT", "damaged pattern rules"}};
    if (!pattern::is_sound(data->always_triggers, rules_asked_for(*rules, {}).size())) {
      return Unexpected{Error{"E_FORMAT", "damaged table of triggers"}};
    }
  }
  data->date_words = file->bytes(Section::kDateWords);
  return data;
}

Result<Model> Model::from_memory(std::string_view bytes) {
  auto data = Data::read(bytes, false);
  if (!data) return Unexpected{data.error()};
  return Model(std::move(*data));
}

Result<Model> Model::open(const std::string& path) {
  Result<model::MappedFile> file = model::MappedFile::open(path);
  if (!file) return Unexpected{file.error()};
  auto data = Data::read(file->bytes(), false);
  if (!data) {
    Error failure = data.error();
    failure.message = path + ": " + failure.message;
    return Unexpected{std::move(failure)};
  }
  (*data)->mapped = *std::move(file);
  return Model(std::move(*data));
}

std::string Model::digest() const {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out.push_back(kHex[data_->digest >> shift & 15]);
  return out;
}

std::uint64_t Model::entry_count() const { return data_->entries; }

Model::Model(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

}  // namespace onoma
