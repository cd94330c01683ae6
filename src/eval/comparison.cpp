#include "eval/comparison.hpp"

#include <algorithm>
#include <cmath>

namespace onoma::eval {
namespace {

// Pairs spans of two lists and remembers which are used.
class Pairing {
 public:
  Pairing(const std::vector<Labelled>& a, const std::vector<Labelled>& b)
      : a_(a), b_(b), used_a_(a.size()), used_b_(b.size()) {}

  // Every span of A takes the first free one of B that `fits`, among those that overlap it or stand in the
  // same place.
  template <typename Fits, typename Found>
  void pair(Fits fits, Found found) {
    std::size_t first = 0;  // B's spans before it are used, or end before all that A still has
    for (std::size_t i = 0; i < a_.size(); ++i) {
      if (used_a_[i]) continue;
      while (first < b_.size() && (used_b_[first] || b_[first].span.end < a_[i].span.begin)) ++first;
      for (std::size_t k = first; k < b_.size() && b_[k].span.begin <= a_[i].span.end; ++k) {
        if (used_b_[k] || !fits(a_[i], b_[k])) continue;
        used_a_[i] = used_b_[k] = true;
        found(i, k);
        break;
      }
    }
  }

  bool free_a(std::size_t i) const { return !used_a_[i]; }
  bool free_b(std::size_t i) const { return !used_b_[i]; }

 private:
  const std::vector<Labelled>& a_;
  const std::vector<Labelled>& b_;
  std::vector<bool> used_a_;
  std::vector<bool> used_b_;
};

std::vector<Labelled> labelled(const std::vector<Mention>& mentions) {
  std::vector<Labelled> out;
  for (const Mention& mention : mentions) out.push_back({mention.span, static_cast<std::size_t>(mention.label)});
  return out;
}

bool holds(const std::vector<Mention>& gold, const Mention& mention) {
  return std::binary_search(gold.begin(), gold.end(), mention, reading_order);
}

}  // namespace

std::string_view difference_kind_name(DifferenceKind kind) noexcept {
  static constexpr std::array<std::string_view, kDifferenceKinds> kNames = {"label", "boundaries", "only A",
                                                                            "only B"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view verdict_name(Verdict verdict) noexcept {
  static constexpr std::array<std::string_view, kVerdicts> kNames = {"A right", "B right", "both right",
                                                                     "both wrong"};
  return kNames[static_cast<std::size_t>(verdict)];
}

SpanComparison compare_labelled(const std::vector<Labelled>& a, const std::vector<Labelled>& b) {
  SpanComparison compared;
  Pairing pairing(a, b);
  const auto differ = [&](DifferenceKind kind) {
    return [&compared, kind](std::size_t i, std::size_t k) { compared.differences.push_back({kind, i, k}); };
  };
  const auto same = [](const Labelled& x, const Labelled& y) { return x == y; };
  const auto same_span = [](const Labelled& x, const Labelled& y) { return x.span == y.span; };
  const auto overlap = [](const Labelled& x, const Labelled& y) { return x.span.overlaps(y.span); };
  const auto overlap_as_label = [](const Labelled& x, const Labelled& y) {
    return x.label == y.label && x.span.overlaps(y.span);
  };
  pairing.pair(same, [&](std::size_t, std::size_t) { ++compared.same; });
  pairing.pair(same_span, differ(DifferenceKind::kLabel));
  pairing.pair(overlap_as_label, differ(DifferenceKind::kBoundaries));
  pairing.pair(overlap, differ(DifferenceKind::kBoundaries));
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (pairing.free_a(i)) compared.differences.push_back({DifferenceKind::kOnlyA, i, std::nullopt});
  }
  for (std::size_t i = 0; i < b.size(); ++i) {
    if (pairing.free_b(i)) compared.differences.push_back({DifferenceKind::kOnlyB, std::nullopt, i});
  }
  const auto place = [&](const Difference& difference) -> const Labelled& {
    return difference.a ? a[*difference.a] : b[*difference.b];
  };
  std::stable_sort(
      compared.differences.begin(), compared.differences.end(),
      [&](const Difference& x, const Difference& y) { return place(x) < place(y); });
  return compared;
}

SpanComparison compare_spans(const std::vector<Mention>& a, const std::vector<Mention>& b) {
  return compare_labelled(labelled(a), labelled(b));
}

Verdict Judge::verdict(const Difference& difference, const std::vector<Mention>& a,
                       const std::vector<Mention>& b) const {
  // A run that has nothing there is right where the other's span touches nothing that is annotated.
  const auto right = [&](const std::optional<std::size_t>& mine, const std::vector<Mention>& run,
                         const std::optional<std::size_t>& other, const std::vector<Mention>& other_run) {
    return mine ? holds(gold_, run[*mine]) : !annotated_.touches(other_run[*other].span);
  };
  const bool a_right = right(difference.a, a, difference.b, b);
  const bool b_right = right(difference.b, b, difference.a, a);
  if (a_right && b_right) return Verdict::kBothRight;
  if (!a_right && !b_right) return Verdict::kBothWrong;
  return a_right ? Verdict::kARight : Verdict::kBRight;
}

double Comparison::p_value() const {
  return sign_test(right(Verdict::kARight), right(Verdict::kBRight));
}

double sign_test(std::size_t a, std::size_t b) {
  const auto n = static_cast<double>(a + b);
  const std::size_t fewer = std::min(a, b);
  double tail = 0;  // P(at most `fewer` of n fair coins)
  double log_choose = 0;
  for (std::size_t k = 0; k <= fewer; ++k) {
    tail += std::exp(log_choose - n * std::log(2.0));
    const auto done = static_cast<double>(k);
    log_choose += std::log((n - done) / (done + 1));
  }
  return std::min(1.0, 2 * tail);
}

}  // namespace onoma::eval
