#include "model/reweight.hpp"

#include <map>
#include <optional>

#include "model/format.hpp"
#include "model/weight_tables.hpp"

namespace onoma::model {

namespace {

using tag::FeatureRecord;
using tag::kPositions;
using tag::Weights;

void keep_part(Weights& weights, Keep keep) {
  constexpr auto kDate = static_cast<std::size_t>(Label::kDate);
  if (keep == Keep::kAll) return;
  const std::int16_t dates = weights[kDate];
  weights = {};
  if (keep == Keep::kDates) weights[kDate] = dates;
}

// The weights of a model, to be changed.
class WeightsInHand {
 public:
  WeightsInHand(const tag::EvidenceTables& tables, Keep keep)
      : attributes(tables.attribute_weights.begin(), tables.attribute_weights.end()), names(tables.strings), tables_(tables) {
    for (Weights& weights : attributes) keep_part(weights, keep);
    for (FeatureRecord record : tables.features) {
      if (record.hash == 0) continue;
      keep_part(record.weights, keep);
      if (keep == Keep::kAll || record.weights != Weights{}) features_.emplace(tables.name_at(record.name), record);
    }
  }

  // False where the model has no such evidence.
  bool add(const WeightRow& row) {
    const std::optional<TokenEvidence> token = token_evidence(row.evidence);
    if (!token) {
      add_feature(row);
      return true;
    }
    bool known = false;
    for (std::size_t id = 0; id < tables_.attribute_names.size(); ++id) {
      if (!matches(token->attribute, tables_.name_at(tables_.attribute_names[id]))) continue;
      add_clamped(attributes[id * kPositions + static_cast<std::size_t>(token->position)], row.weights);
      known = true;
    }
    return known;
  }

  std::vector<FeatureRecord> features() const {
    std::vector<FeatureRecord> records;
    for (const auto& [name, record] : features_) records.push_back(record);
    return feature_table(records);
  }

  std::vector<Weights> attributes;
  std::string names;  // the model's, so that other tables' offsets stay, then those of new features

 private:
  void add_feature(const WeightRow& row) {
    const auto [place, is_new] = features_.try_emplace(row.evidence);
    FeatureRecord& record = place->second;
    if (is_new) {
      record.hash = tag::hash_feature(row.evidence);
      record.name = static_cast<std::uint32_t>(names.size());
      names.append(row.evidence).push_back('\0');
    }
    add_clamped(record.weights, row.weights);
  }

  const tag::EvidenceTables& tables_;
  std::map<std::string, FeatureRecord, std::less<>> features_;
};

std::uint64_t digest_of(std::uint64_t start, std::span<const WeightRow> rows, Keep keep) {
  return tag::hash_text(write_weight_rows(rows), tag::hash_more(start, static_cast<char>(keep)));
}

}  // namespace

Reweighted reweight(const Model::Data& model, std::span<const WeightRow> rows, Keep keep) {
  Reweighted out;
  WeightsInHand weights(model.evidence, keep);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!weights.add(rows[i])) out.unknown.push_back(i);
  }
  const Result<FileReader> source = FileReader::open(model.bytes);
  FileWriter file;
  for (const FileReader::Part& part : source->parts()) {
    switch (part.section) {
      case Section::kVectors:
        file.add(part.section, std::span<const Weights>(class_vectors(model.evidence, weights.attributes)));
        break;
      case Section::kAttributeWeights:
        file.add(part.section, std::span<const Weights>(weights.attributes));
        break;
      case Section::kFeatures:
        file.add(part.section, std::span<const FeatureRecord>(weights.features()));
        break;
      case Section::kFeatureFilter:
        file.add(part.section, std::span<const std::uint64_t>(feature_filter(weights.features())));
        break;
      case Section::kNames:
        file.add_bytes(part.section, 1, weights.names);
        break;
      default:
        file.add_bytes(part.section, part.record_size, part.bytes);
    }
  }
  Header header = source->header();
  header.digest = digest_of(header.digest, rows, keep);
  out.bytes = file.finish(header);
  return out;
}

}  // namespace onoma::model
