// Calibration: whether confidence means what it says. Of the spans predicted with 0.8, eight in ten should be
// right.
//
// Ten bins of equal width; the expected calibration error is the mean distance of a bin's share of right
// spans from its mean confidence, weighted by the number of spans (Naeini, Cooper and Hauskrecht 2015).
#pragma once

#include <array>
#include <cstddef>

#include "eval/scorer.hpp"

namespace onoma::eval {

struct ConfidenceBin {
  std::size_t count = 0;
  std::size_t right = 0;  // exact hits
  double sum = 0;         // of the confidences

  double mean() const noexcept { return count == 0 ? 0 : sum / static_cast<double>(count); }
  double observed() const noexcept {
    return count == 0 ? 0 : static_cast<double>(right) / static_cast<double>(count);
  }
};

struct Reliability {
  static constexpr std::size_t kBins = 10;
  std::array<ConfidenceBin, kBins> bins;  // [0, 0.1), …, [0.9, 1]
  std::size_t without = 0;                // predictions that tell no confidence; in no bin

  void add(const Mention& mention, bool right);
  std::size_t count() const noexcept;
  double expected_error() const noexcept;  // 0 when there is nothing
};

struct Calibration {
  Reliability names;  // PERSON, ORG and LOC
  Reliability dates;

  // `spans` as scored_spans() gives them.
  void add(const ScoredSpans& spans);
};

}  // namespace onoma::eval
