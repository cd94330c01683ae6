#include "eval/calibration.hpp"

#include <catch2/catch.hpp>

#include "eval_fixture.hpp"

namespace onoma::eval {
namespace {

Mention sure(std::size_t begin, Label label, std::optional<double> confidence) {
  return {{begin, begin + 1}, label, {}, confidence};
}

TEST_CASE("a confidence falls into the bin that begins with it, 1 into the last") {
  Reliability reliability;
  for (int tenths = 0; tenths <= 10; ++tenths) reliability.add(sure(0, kP, tenths / 10.0), true);
  for (std::size_t i = 0; i < 9; ++i) CHECK(reliability.bins[i].count == 1);
  CHECK(reliability.bins[9].count == 2);
  Reliability edges;
  edges.add(sure(0, kP, 0.2999), true);
  edges.add(sure(0, kP, 0.7), true);
  CHECK(edges.bins[2].count == 1);
  CHECK(edges.bins[7].count == 1);
}

TEST_CASE("the expected error weighs bins by their spans") {
  Reliability reliability;
  for (int i = 0; i < 8; ++i) reliability.add(sure(0, kP, 0.95), i < 6);  // 0.75 of 0.95
  for (int i = 0; i < 2; ++i) reliability.add(sure(0, kP, 0.5), i < 1);   // 0.5 of 0.5
  CHECK(reliability.count() == 10);
  CHECK(reliability.bins[9].mean() == Approx(0.95));
  CHECK(reliability.bins[9].observed() == 0.75);
  CHECK(reliability.expected_error() == Approx(0.16));
  CHECK(Reliability().expected_error() == 0);
}

TEST_CASE("names and dates are apart; what tells no confidence is in no bin") {
  const GoldDocument gold = document({mention(0, 1, kP), mention(2, 3, kD)});
  Calibration calibration;
  calibration.add(scored_spans(
      gold, {sure(0, kP, 0.9), sure(2, kD, 0.8), sure(4, kO, 0.9), sure(6, kL, std::nullopt)}, {}));
  CHECK(calibration.names.bins[9].count == 2);
  CHECK(calibration.names.bins[9].right == 1);
  CHECK(calibration.names.without == 1);
  CHECK(calibration.dates.bins[8].right == 1);
  CHECK(calibration.dates.count() == 1);
}

}  // namespace
}  // namespace onoma::eval
