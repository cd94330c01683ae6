// WeightTables: the tagger's tables with other weights in them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "learn/corpus.hpp"

namespace onoma::learn {

// Within what a weights file may say.
std::int16_t clamp_points(long points) noexcept;

// Nats to the whole numbers of the weights file.
std::int16_t to_points(double nats) noexcept;

class WeightTables {
 public:
  // `weights`: kLabelCount for each evidence id of the corpus, in nats. `base` must outlive the tables.
  WeightTables(const tag::EvidenceTables& base, const Corpus& corpus, const std::vector<double>& weights);
  WeightTables(const WeightTables&) = delete;
  WeightTables& operator=(const WeightTables&) = delete;

  const tag::EvidenceTables& tables() const noexcept { return tables_; }

 private:
  tag::EvidenceTables tables_;
  std::vector<tag::Weights> vectors_, attribute_weights_;
  std::vector<tag::FeatureRecord> features_;
  std::vector<std::uint64_t> feature_filter_;
};

}  // namespace onoma::learn
