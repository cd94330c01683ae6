// Semi-Markov conditional random field over one region of tokens (Sarawagi and Cohen 2004): the probability of a labelling is
// proportional to the exponential of the sum of its spans' scores. Where an annotation says nothing (a label that a corpus
// does not annotate, a stretch that it leaves open), every labelling that agrees with what it does say counts as right
// (Tsuboi et al. 2008).
//
// Pure functions on values.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "onoma/label.hpp"

namespace onoma::learn {

// A span that may be a name, with a score in nats for each label; minus infinity where the label is not to be had.
struct ScoredSpan {
  std::uint32_t first = 0;  // token of the region
  std::uint32_t last = 0;
  std::array<double, kLabelCount> scores{};
  std::uint8_t right = 0;  // bit l: label l agrees with the annotation
};

// By how much each score should fall: the span's probability less its probability under the annotation.
using Gradient = std::vector<std::array<double, kLabelCount>>;

// `spans` by first token; `must_cover` says of each token whether the annotation has a name over it. `gradient` gets one
// element a span. Returns the loss in nats, or a negative number where no labelling agrees with the annotation; the
// gradient is then zero. O(tokens + spans).
double loss(std::size_t tokens, std::span<const ScoredSpan> spans, std::span<const std::uint8_t> must_cover,
            Gradient& gradient);

}  // namespace onoma::learn
