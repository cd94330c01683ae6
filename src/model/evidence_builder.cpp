#include "model/evidence_builder.hpp"

#include <limits>

#include "model/weight_tables.hpp"
#include "tag/shape_class.hpp"

namespace onoma::model {

namespace {

using tag::kPositions;
using tag::Weights;

}  // namespace

EvidenceBuilder::EvidenceBuilder() : class_sets_(1) {
  class_ids_[{}] = 0;
  for (const std::string& name : tag::shape_classes()) intern({attribute(name)});
}

std::uint16_t EvidenceBuilder::attribute(std::string_view name) {
  if (const auto found = attribute_ids_.find(name); found != attribute_ids_.end()) return found->second;
  if (attribute_texts_.size() > std::numeric_limits<std::uint16_t>::max()) {
    too_many_attributes = true;
    return 0;
  }
  const auto id = static_cast<std::uint16_t>(attribute_texts_.size());
  attribute_texts_.emplace_back(name);
  attribute_ids_.emplace(name, id);
  return id;
}

ClassId EvidenceBuilder::intern(const std::vector<std::uint16_t>& attributes) {
  if (const auto found = class_ids_.find(attributes); found != class_ids_.end()) return found->second;
  if (class_sets_.size() > std::numeric_limits<ClassId>::max()) {
    too_many_classes = true;
    return 0;
  }
  const auto id = static_cast<ClassId>(class_sets_.size());
  class_ids_.emplace(attributes, id);
  class_sets_.push_back(attributes);
  return id;
}

void EvidenceBuilder::add_weights(const List& list, const std::string& file, std::vector<Diagnostic>& diagnostics) {
  attribute_weights.resize(attribute_texts_.size() * kPositions);
  for (const WeightRow& row : weight_rows(list, file, diagnostics)) {
    const auto token = token_evidence(row.evidence);
    if (!token) {
      add_clamped(feature_weights_[row.evidence], row.weights);
      continue;
    }
    if (!set_attribute_weights(*token, row.weights)) {
      diagnostics.push_back({Severity::kWarning, file, row.line, 1, "unknown-evidence",
                             "no list, cue or shape gives '" + row.evidence + "'"});
    }
  }
}

// False where there is no such attribute.
bool EvidenceBuilder::set_attribute_weights(const TokenEvidence& evidence, const Weights& weights) {
  const std::string_view pattern = evidence.attribute;
  // The names are in order: those that one pattern covers stand together, from its plain part on.
  bool known = false;
  auto next = attribute_ids_.lower_bound(pattern.ends_with('*') ? pattern.substr(0, pattern.size() - 1) : pattern);
  for (; next != attribute_ids_.end() && matches(pattern, next->first); ++next) {
    add_clamped(attribute_weights[next->second * kPositions + static_cast<std::size_t>(evidence.position)], weights);
    known = true;
  }
  return known;
}

void EvidenceBuilder::add_types(const List& list, const std::string& file, std::vector<Diagnostic>& diagnostics) {
  for (const Row& row : list.rows) {
    const std::string_view letter = list.cell(row, "type");
    const tag::TypeCode code = letter.size() == 1 ? tag::type_code(letter[0]) : tag::TypeCode{0};
    if (code == 0) {
      diagnostics.push_back({Severity::kError, file, row.line, 0, "bad-type",
                             "a type is one of the letters " + std::string(tag::kTypeLetters.substr(1))});
      continue;
    }
    types_.emplace_back(row.cells[0], code);
  }
}

std::uint32_t EvidenceBuilder::name_offset(std::string_view name) {
  const auto offset = static_cast<std::uint32_t>(names.size());
  names += name;
  names.push_back('\0');
  return offset;
}

void EvidenceBuilder::finish() {
  attribute_weights.resize(attribute_texts_.size() * kPositions);
  for (const std::string& text : attribute_texts_) attribute_names.push_back(name_offset(text));
  lay_classes();
  lay_features();
}

void EvidenceBuilder::lay_classes() {
  classes.assign(class_sets_.size(), {});
  for (std::size_t id = 0; id < class_sets_.size(); ++id) {
    tag::ClassRecord& record = classes[id];
    record.attributes = static_cast<std::uint32_t>(class_attributes.size());
    record.count = static_cast<std::uint16_t>(class_sets_[id].size());
    std::size_t power = types_.size();
    for (const std::uint16_t attribute : class_sets_[id]) {
      class_attributes.push_back(attribute);
      const std::string& name = attribute_texts_[attribute];
      for (std::size_t t = 0; t < power; ++t) {
        if (matches(types_[t].first, name)) power = t;
      }
      if (name.starts_with("list:")) record.flags |= tag::kIsName;
      if (name.starts_with("list:") && name.find('?') == std::string::npos) record.flags |= tag::kIsListed;
      if (name.starts_with("list:ORG/") && name.find("clubs") != std::string::npos) record.flags |= tag::kIsClub;
      if (name.starts_with("cue:sports-words")) record.flags |= tag::kIsSports;
      // Of two clusters the first is the gist, as in the names of features.
      if (record.gist == 0 && (name.starts_with("cluster:") || name.starts_with("punct:"))) record.gist = tag::hash_gist(name);
      if (name == "cue:linkers") record.flags |= tag::kIsLinker;
      if (name == "cue:name-particles") record.flags |= tag::kIsParticle | tag::kIsLinker;
    }
    if (power < types_.size()) record.type = types_[power].second;
  }
  tag::EvidenceTables tables;
  tables.classes = classes;
  tables.class_attributes = class_attributes;
  vectors = class_vectors(tables, attribute_weights);
}

void EvidenceBuilder::lay_features() {
  std::vector<tag::FeatureRecord> records;
  for (const auto& [name, weights] : feature_weights_) {
    records.push_back({tag::hash_feature(name), weights, name_offset(name), 0});
  }
  features = feature_table(records);
}

}  // namespace onoma::model
