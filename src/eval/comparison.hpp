// Comparison: what two runs over the same documents say differently, span by span, and which of them the
// annotation bears out.
//
//   const eval::SpanComparison compared = eval::compare_spans(a, b);
//   const eval::Judge judge(gold);
//   for (const eval::Difference& difference : compared.differences) judge.verdict(difference, a, b);
//   const double p = eval::sign_test(a_right, b_right);
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "eval/overlap.hpp"
#include "eval/scorer.hpp"

namespace onoma::eval {

enum class DifferenceKind : unsigned char {
  kLabel,       // same begin and end, other label
  kBoundaries,  // they overlap; the labels may differ too
  kOnlyA,
  kOnlyB,
};
inline constexpr std::size_t kDifferenceKinds = 4;

// "label", "boundaries", "only A", "only B".
std::string_view difference_kind_name(DifferenceKind kind) noexcept;

struct Difference {
  DifferenceKind kind = DifferenceKind::kLabel;
  std::optional<std::size_t> a;  // which of A's spans, which of B's
  std::optional<std::size_t> b;
};

struct SpanComparison {
  std::size_t same = 0;
  std::vector<Difference> differences;  // in reading order
};

// A span and which label it has: numbers that are the same in both runs.
struct Labelled {
  Span span;
  std::size_t label = 0;
  friend constexpr auto operator<=>(const Labelled&, const Labelled&) = default;
};

// Both distinct and in reading order. Each span is in at most one difference: spans of equal bounds pair
// first, then overlapping ones of equal label, then overlapping ones; what is left stands alone.
SpanComparison compare_labelled(const std::vector<Labelled>& a, const std::vector<Labelled>& b);
SpanComparison compare_spans(const std::vector<Mention>& a, const std::vector<Mention>& b);

enum class Verdict : unsigned char {
  kARight,     // A's span is annotated, or B has a span where nothing is
  kBRight,     // the reverse
  kBothRight,  // where annotated spans overlap
  kBothWrong,
};
inline constexpr std::size_t kVerdicts = 4;

// "A right", "B right", "both right", "both wrong".
std::string_view verdict_name(Verdict verdict) noexcept;

class Judge {
 public:
  // `gold` in reading order; must outlive this.
  explicit Judge(const std::vector<Mention>& gold) : gold_(gold), annotated_(spans_of(gold)) {}
  Judge(std::vector<Mention>&&) = delete;

  // `a` and `b` are the lists that were compared. In logarithmic time.
  Verdict verdict(const Difference& difference, const std::vector<Mention>& a, const std::vector<Mention>& b) const;

 private:
  const std::vector<Mention>& gold_;
  OverlapIndex annotated_;
};

// Sums over documents.
struct Comparison {
  std::size_t documents = 0;         // that both runs have
  std::size_t documents_only_a = 0;  // these are not compared
  std::size_t documents_only_b = 0;
  std::size_t same = 0;
  std::array<std::size_t, kDifferenceKinds> kinds{};
  std::array<std::size_t, kVerdicts> verdicts{};

  void add(const Difference& difference) noexcept { ++kinds[static_cast<std::size_t>(difference.kind)]; }
  void add(Verdict verdict) noexcept { ++verdicts[static_cast<std::size_t>(verdict)]; }
  std::size_t right(Verdict verdict) const noexcept { return verdicts[static_cast<std::size_t>(verdict)]; }
  double p_value() const;  // of sign_test over A right and B right
};

// The probability that two equally good runs part at least as far as `a` to `b` in what one has right and the
// other wrong: two-sided exact sign test (McNemar's, exact). 1 when both are 0.
double sign_test(std::size_t a, std::size_t b);

}  // namespace onoma::eval
