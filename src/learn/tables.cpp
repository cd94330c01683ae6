#include "learn/tables.hpp"

#include <algorithm>
#include <cmath>

#include "learn/trainer.hpp"
#include "model/weight_tables.hpp"

namespace onoma::learn {

namespace {

tag::Weights points_of(const std::vector<double>& weights, std::size_t id) {
  tag::Weights out{};
  if ((id + 1) * kLabelCount > weights.size()) return out;  // met after the fit
  for (std::size_t l = 0; l < kLabelCount; ++l) out[l] = to_points(weights[id * kLabelCount + l]);
  return out;
}

}  // namespace

std::int16_t clamp_points(long points) noexcept { return static_cast<std::int16_t>(std::clamp(points, -1000L, 1000L)); }

std::int16_t to_points(double nats) noexcept { return clamp_points(std::lround(nats * kPointsPerNat)); }

WeightTables::WeightTables(const tag::EvidenceTables& base, const Corpus& corpus, const std::vector<double>& weights)
    : tables_(base) {
  attribute_weights_.resize(base.attribute_weights.size());
  for (std::size_t i = 0; i < attribute_weights_.size(); ++i) attribute_weights_[i] = points_of(weights, i);
  vectors_ = model::class_vectors(base, attribute_weights_);
  std::vector<tag::FeatureRecord> records;
  for (std::size_t f = 0; f < corpus.feature_names().size(); ++f) {
    const tag::Weights points = points_of(weights, corpus.token_evidence() + f);
    if (points != tag::Weights{}) records.push_back({tag::hash_feature(corpus.feature_names()[f]), points, 0, 0});
  }
  features_ = model::feature_table(records);
  tables_.vectors = vectors_;
  tables_.attribute_weights = attribute_weights_;
  tables_.features = features_;
  feature_filter_ = model::feature_filter(features_);
  tables_.feature_filter = feature_filter_;
}

}  // namespace onoma::learn
