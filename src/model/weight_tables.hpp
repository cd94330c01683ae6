// How weights lie in a model, for all who make such tables: the compiler, reweight() and the learner.
//
// Pure functions on values.
#pragma once

#include <span>
#include <vector>

#include "tag/evidence.hpp"

namespace onoma::model {

// Stays within what a weight can be, however much is added.
void add_clamped(tag::Weights& sum, const tag::Weights& more) noexcept;

// The sums of each class's attributes, kPositions for each class.
std::vector<tag::Weights> class_vectors(const tag::EvidenceTables& tables, std::span<const tag::Weights> attribute_weights);

// The records, whose hashes differ, as the table in which EvidenceTables::find_feature finds them.
std::vector<tag::FeatureRecord> feature_table(std::span<const tag::FeatureRecord> records);

// The filter before such a table (EvidenceTables::feature_filter).
std::vector<std::uint64_t> feature_filter(std::span<const tag::FeatureRecord> table);

}  // namespace onoma::model
