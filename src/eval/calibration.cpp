#include "eval/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace onoma::eval {
namespace {

// By whole ten-thousandths: 0.7 * 10 must not fall below 7 for the way it is stored.
std::size_t bin_of(double confidence) {
  const auto parts = static_cast<std::size_t>(std::lround(std::clamp(confidence, 0.0, 1.0) * 10000));
  return std::min(parts / 1000, Reliability::kBins - 1);
}

}  // namespace

void Reliability::add(const Mention& mention, bool right) {
  if (!mention.confidence) {
    ++without;
    return;
  }
  ConfidenceBin& bin = bins[bin_of(*mention.confidence)];
  ++bin.count;
  bin.right += right;
  bin.sum += *mention.confidence;
}

std::size_t Reliability::count() const noexcept {
  std::size_t sum = 0;
  for (const ConfidenceBin& bin : bins) sum += bin.count;
  return sum;
}

double Reliability::expected_error() const noexcept {
  double sum = 0;
  for (const ConfidenceBin& bin : bins) {
    sum += std::abs(bin.mean() - bin.observed()) * static_cast<double>(bin.count);
  }
  return count() == 0 ? 0 : sum / static_cast<double>(count());
}

void Calibration::add(const ScoredSpans& spans) {
  for (const Mention& mention : spans.predicted) {
    const bool right = std::binary_search(spans.gold.begin(), spans.gold.end(), mention, reading_order);
    (mention.label == Label::kDate ? dates : names).add(mention, right);
  }
}

}  // namespace onoma::eval
