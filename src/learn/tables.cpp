#include "learn/tables.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "learn/trainer.hpp"

namespace onoma::learn {

namespace {

tag::Weights points_of(const std::vector<double>& weights, std::size_t id) {
  tag::Weights out{};
  if ((id + 1) * kLabelCount > weights.size()) return out;  // met after the fit
  for (std::size_t l = 0; l < kLabelCount; ++l) out[l] = to_points(weights[id * kLabelCount + l]);
  return out;
}

}  // namespace

std::int16_t to_points(double nats) noexcept {
  return static_cast<std::int16_t>(std::clamp(std::lround(nats * kPointsPerNat), -1000L, 1000L));
}

WeightTables::WeightTables(const tag::EvidenceTables& base, const Corpus& corpus, const std::vector<double>& weights)
    : tables_(base) {
  attribute_weights_.resize(base.attribute_weights.size());
  for (std::size_t i = 0; i < attribute_weights_.size(); ++i) attribute_weights_[i] = points_of(weights, i);
  vectors_.assign(base.classes.size() * tag::kPositions, tag::Weights{});
  for (std::size_t id = 0; id < base.classes.size(); ++id) {
    for (const std::uint16_t attribute : base.attributes_of(static_cast<ClassId>(id))) {
      for (std::size_t p = 0; p < tag::kPositions; ++p) {
        tag::Weights& sum = vectors_[id * tag::kPositions + p];
        const tag::Weights& more = attribute_weights_[attribute * tag::kPositions + p];
        for (std::size_t l = 0; l < kLabelCount; ++l) sum[l] = static_cast<std::int16_t>(sum[l] + more[l]);
      }
    }
  }
  const auto& names = corpus.feature_names();
  features_.assign(std::bit_ceil(names.size() * 2 + 16), {});
  const std::size_t mask = features_.size() - 1;
  for (std::size_t f = 0; f < names.size(); ++f) {
    const tag::Weights points = points_of(weights, corpus.token_evidence() + f);
    if (points == tag::Weights{}) continue;
    const std::uint64_t hash = tag::hash_feature(names[f]);
    std::size_t place = (hash >> 1) & mask;
    while (features_[place].hash != 0) place = (place + 1) & mask;
    features_[place].hash = hash;
    features_[place].weights = points;
  }
  tables_.vectors = vectors_;
  tables_.attribute_weights = attribute_weights_;
  tables_.features = features_;
}

}  // namespace onoma::learn
