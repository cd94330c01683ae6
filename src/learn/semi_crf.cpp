#include "learn/semi_crf.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onoma::learn {

namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

double log_add(double a, double b) {
  if (a < b) std::swap(a, b);
  return b == kNever ? a : a + std::log1p(std::exp(b - a));
}

struct Lattice {
  std::size_t tokens;
  std::span<const ScoredSpan> spans;
  std::span<const std::uint8_t> must_cover;
  bool constrained;
  std::vector<double> forward, backward;

  bool may_skip(std::size_t token) const { return !constrained || must_cover[token] == 0; }
  bool may_take(const ScoredSpan& span, std::size_t label) const {
    return span.scores[label] != kNever && (!constrained || (span.right >> label & 1) != 0);
  }

  // The logarithm of the sum over all labellings.
  double run() {
    forward.assign(tokens + 1, kNever), backward.assign(tokens + 1, kNever);
    forward[0] = backward[tokens] = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < tokens; ++i) {
      for (; next < spans.size() && spans[next].first == i; ++next) {
        const ScoredSpan& span = spans[next];
        for (std::size_t label = 0; label < kLabelCount; ++label) {
          if (!may_take(span, label)) continue;
          forward[span.last] = log_add(forward[span.last], forward[i] + span.scores[label]);
        }
      }
      if (may_skip(i)) forward[i + 1] = log_add(forward[i + 1], forward[i]);
    }
    next = spans.size();
    for (std::size_t i = tokens; i-- > 0;) {
      if (may_skip(i)) backward[i] = backward[i + 1];
      for (; next > 0 && spans[next - 1].first == i; --next) {
        const ScoredSpan& span = spans[next - 1];
        for (std::size_t label = 0; label < kLabelCount; ++label) {
          if (may_take(span, label)) backward[i] = log_add(backward[i], backward[span.last] + span.scores[label]);
        }
      }
    }
    return forward[tokens];
  }

  void add_probabilities(double total, double sign, Gradient& gradient) const {
    for (std::size_t s = 0; s < spans.size(); ++s) {
      const ScoredSpan& span = spans[s];
      for (std::size_t label = 0; label < kLabelCount; ++label) {
        if (!may_take(span, label)) continue;
        gradient[s][label] +=
            sign * std::exp(forward[span.first] + span.scores[label] + backward[span.last] - total);
      }
    }
  }
};

}  // namespace

double loss(std::size_t tokens, std::span<const ScoredSpan> spans, std::span<const std::uint8_t> must_cover,
            Gradient& gradient) {
  gradient.assign(spans.size(), {});
  Lattice annotated{tokens, spans, must_cover, true, {}, {}};
  const double agreeing = annotated.run();
  if (agreeing == kNever) return -1;
  Lattice all{tokens, spans, must_cover, false, {}, {}};
  const double total = all.run();
  all.add_probabilities(total, 1, gradient);
  annotated.add_probabilities(agreeing, -1, gradient);
  return std::max(0.0, total - agreeing);
}

}  // namespace onoma::learn
