#include "model/evidence_builder.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>
#include <optional>

#include "tag/shape_class.hpp"

namespace onoma::model {

namespace {

using tag::kPositions;
using tag::Position;
using tag::Weights;

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "before.cue:titles" -> kBefore; nothing when the name has no position.
std::optional<Position> position_of(std::string_view evidence) {
  const std::string_view name = evidence.substr(0, evidence.find('.'));
  for (std::size_t i = 0; i < kPositions; ++i) {
    if (tag::position_name(static_cast<Position>(i)) == name) return static_cast<Position>(i);
  }
  return std::nullopt;
}

bool matches(std::string_view pattern, std::string_view name) {
  if (!pattern.ends_with('*')) return pattern == name;
  return name.starts_with(pattern.substr(0, pattern.size() - 1));
}

void add_clamped(Weights& sum, const Weights& more) {
  for (std::size_t i = 0; i < sum.size(); ++i) {
    const int total = sum[i] + more[i];
    sum[i] = static_cast<std::int16_t>(std::clamp<int>(total, std::numeric_limits<std::int16_t>::min(),
                                                       std::numeric_limits<std::int16_t>::max()));
  }
}

}  // namespace

EvidenceBuilder::EvidenceBuilder() : class_sets_(1) {
  class_ids_[{}] = 0;
  for (const std::string& name : tag::shape_classes()) intern({attribute(name)});
}

std::uint16_t EvidenceBuilder::attribute(std::string_view name) {
  if (const auto found = attribute_ids_.find(name); found != attribute_ids_.end()) return found->second;
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
  for (const Row& row : list.rows) {
    const std::string_view evidence = row.cells[0];
    Weights weights{};
    bool any = false;
    for (std::size_t label = 0; label < kLabelCount; ++label) {
      const std::string_view cell = list.cell(row, label_name(static_cast<Label>(label)));
      if (cell.empty()) continue;
      const auto value = whole_number(cell);
      if (!value || *value < -1000 || *value > 1000) {
        diagnostics.push_back({Severity::kError, file, row.line, 0, "bad-weight",
                               "a weight is a whole number from -1000 to 1000, not '" + std::string(cell) + "'"});
        continue;
      }
      weights[label] = static_cast<std::int16_t>(*value);
      any = true;
    }
    if (!any) continue;
    if (evidence.find('|') != std::string_view::npos || !position_of(evidence)) {
      add_clamped(feature_weights_[std::string(evidence)], weights);
      continue;
    }
    bool known = false;
    set_attribute_weights(evidence, weights, known);
    if (!known) {
      diagnostics.push_back({Severity::kWarning, file, row.line, 1, "unknown-evidence",
                             "no list, cue or shape gives '" + std::string(evidence) + "'"});
    }
  }
}

// An attribute that ends in * stands for all that begin so.
void EvidenceBuilder::set_attribute_weights(std::string_view evidence, const Weights& weights, bool& known) {
  const auto position = static_cast<std::size_t>(*position_of(evidence));
  const std::string_view pattern = evidence.substr(evidence.find('.') + 1);
  for (std::size_t id = 0; id < attribute_texts_.size(); ++id) {
    if (!matches(pattern, attribute_texts_[id])) continue;
    add_clamped(attribute_weights[id * kPositions + position], weights);
    known = true;
  }
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
  vectors.assign(class_sets_.size() * kPositions, Weights{});
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
      if (name.starts_with("cluster:") || name.starts_with("punct:")) record.gist = tag::hash_gist(name);
      if (name == "cue:linkers") record.flags |= tag::kIsLinker;
      if (name == "cue:name-particles") record.flags |= tag::kIsParticle | tag::kIsLinker;
      for (std::size_t position = 0; position < kPositions; ++position) {
        add_clamped(vectors[id * kPositions + position], attribute_weights[attribute * kPositions + position]);
      }
    }
    if (power < types_.size()) record.type = types_[power].second;
  }
}

void EvidenceBuilder::lay_features() {
  features.assign(std::bit_ceil(std::max<std::size_t>(feature_weights_.size() * 2, 16)), {});
  const std::size_t mask = features.size() - 1;
  for (const auto& [name, weights] : feature_weights_) {
    const std::uint64_t hash = tag::hash_feature(name);
    std::size_t place = (hash >> 1) & mask;
    while (features[place].hash != 0) place = (place + 1) & mask;
    features[place] = {hash, weights, name_offset(name), 0};
  }
}

}  // namespace onoma::model
