#include "eval/comparison.hpp"

#include <catch2/catch.hpp>

#include "eval_fixture.hpp"

namespace onoma::eval {
namespace {

// "label 0 0", "only A 1 -": kind, index in A, index in B.
std::vector<std::string> told(const SpanComparison& compared) {
  std::vector<std::string> out;
  for (const Difference& difference : compared.differences) {
    out.push_back(std::string(difference_kind_name(difference.kind)) + ' ' +
                  (difference.a ? std::to_string(*difference.a) : "-") + ' ' +
                  (difference.b ? std::to_string(*difference.b) : "-"));
  }
  return out;
}

using Texts = std::vector<std::string>;

TEST_CASE("spans are the same, of another label, of other boundaries, or alone") {
  const std::vector<Mention> a = {mention(0, 5, kP), mention(10, 15, kO), mention(20, 25, kL),
                                  mention(30, 35, kL)};
  const std::vector<Mention> b = {mention(0, 5, kP), mention(10, 15, kL), mention(20, 28, kL),
                                  mention(40, 45, kD)};
  const SpanComparison compared = compare_spans(a, b);
  CHECK(compared.same == 1);
  CHECK(told(compared) == Texts{"label 1 1", "boundaries 2 2", "only A 3 -", "only B - 3"});
}

TEST_CASE("each span is told once; overlaps of one label pair before others") {
  const std::vector<Mention> a = {mention(0, 20, kO)};
  const std::vector<Mention> b = {mention(0, 5, kL), mention(6, 20, kO)};
  CHECK(told(compare_spans(a, b)) == Texts{"only B - 0", "boundaries 0 1"});
  CHECK(told(compare_spans(b, a)) == Texts{"only A 0 -", "boundaries 1 0"});
  CHECK(told(compare_spans({}, {})).empty());
  CHECK(told(compare_spans({mention(0, 5, kL)}, {mention(5, 9, kL)})) == Texts{"only A 0 -", "only B - 0"});
}

TEST_CASE("the annotation judges") {
  const std::vector<Mention> gold = {mention(0, 5, kP), mention(10, 15, kO)};
  const auto verdict = [&](const std::vector<Mention>& a, const std::vector<Mention>& b) {
    const SpanComparison compared = compare_spans(a, b);
    REQUIRE(compared.differences.size() == 1);
    return verdict_name(Judge(gold).verdict(compared.differences[0], a, b));
  };
  CHECK(verdict({mention(0, 5, kP)}, {mention(0, 5, kO)}) == "A right");
  CHECK(verdict({mention(0, 4, kP)}, {mention(0, 5, kP)}) == "B right");
  CHECK(verdict({mention(0, 4, kP)}, {mention(0, 3, kP)}) == "both wrong");
  CHECK(verdict({mention(10, 15, kO)}, {}) == "A right");
  CHECK(verdict({mention(20, 25, kO)}, {}) == "B right");     // rightly nothing
  CHECK(verdict({mention(10, 14, kO)}, {}) == "both wrong");  // B misses what A cuts short
  CHECK(verdict({}, {mention(20, 25, kO)}) == "A right");
  const std::vector<Mention> nested = {mention(0, 5, kP), mention(0, 9, kO)};
  const std::vector<Mention> first = {nested[0]}, second = {nested[1]};
  CHECK(Judge(nested).verdict(compare_spans(first, second).differences[0], first, second) == Verdict::kBothRight);
}

TEST_CASE("the sign test is exact and two-sided") {
  CHECK(sign_test(0, 0) == 1);
  CHECK(sign_test(5, 5) == 1);
  CHECK(sign_test(1, 0) == 1);
  CHECK(sign_test(3, 9) == Approx(0.14599609375));
  CHECK(sign_test(9, 3) == Approx(0.14599609375));
  CHECK(sign_test(10, 30) == Approx(0.0022214337732293643));
  CHECK(sign_test(400, 460) == Approx(0.04416954819458901));
  CHECK(sign_test(0, 20000) == Approx(0).margin(1e-12));
  CHECK(sign_test(100000, 100001) == Approx(1));
}

}  // namespace
}  // namespace onoma::eval
