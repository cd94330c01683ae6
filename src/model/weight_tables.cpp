#include "model/weight_tables.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace onoma::model {

void add_clamped(tag::Weights& sum, const tag::Weights& more) noexcept {
  for (std::size_t i = 0; i < sum.size(); ++i) {
    const int total = sum[i] + more[i];
    sum[i] = static_cast<std::int16_t>(std::clamp<int>(total, std::numeric_limits<std::int16_t>::min(),
                                                       std::numeric_limits<std::int16_t>::max()));
  }
}

std::vector<tag::Weights> class_vectors(const tag::EvidenceTables& tables, std::span<const tag::Weights> attribute_weights) {
  std::vector<tag::Weights> vectors(tables.classes.size() * tag::kPositions, tag::Weights{});
  for (std::size_t id = 0; id < tables.classes.size(); ++id) {
    for (const std::uint16_t attribute : tables.attributes_of(static_cast<ClassId>(id))) {
      for (std::size_t position = 0; position < tag::kPositions; ++position) {
        add_clamped(vectors[id * tag::kPositions + position], attribute_weights[attribute * tag::kPositions + position]);
      }
    }
  }
  return vectors;
}

std::vector<tag::FeatureRecord> feature_table(std::span<const tag::FeatureRecord> records) {
  std::vector<tag::FeatureRecord> table(std::bit_ceil(std::max<std::size_t>(records.size() * 4 / 3 + 1, 16)));
  const std::size_t mask = table.size() - 1;
  for (const tag::FeatureRecord& record : records) {
    std::size_t place = (record.hash >> 1) & mask;
    while (table[place].hash != 0) place = (place + 1) & mask;
    table[place] = record;
  }
  return table;
}

std::vector<std::uint64_t> feature_filter(std::span<const tag::FeatureRecord> table) {
  std::vector<std::uint64_t> words(tag::kFilterWords, 0);
  for (const tag::FeatureRecord& record : table) {
    if (record.hash == 0) continue;
    const std::size_t bit = tag::feature_bit(record.hash);
    words[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  return words;
}

}  // namespace onoma::model
