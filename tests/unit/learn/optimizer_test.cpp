#include "learn/optimizer.hpp"

#include <catch2/catch.hpp>
#include <cmath>

namespace onoma::learn {
namespace {

using Numbers = std::vector<double>;
constexpr OptimizerOptions kFree{0.15, 0, 0};  // nothing pulls

TEST_CASE("weights begin where they are told and move against the gradient") {
  Optimizer optimizer({1, -2, 5}, kFree);
  CHECK(optimizer.weights() == Numbers{1, -2, 5});
  optimizer.step(0, 3);
  optimizer.step(1, -3);
  CHECK(optimizer.weights()[0] < 1);
  CHECK(optimizer.weights()[1] > -2);
  CHECK(optimizer.weights()[2] == 5);
  optimizer.step(2, 0);
  CHECK(optimizer.weights()[2] == 5);
}

TEST_CASE("the first step of a weight is about its rate, whatever the size of the gradient") {
  for (const double gradient : {2.0, 20.0, 2'000.0}) {
    Optimizer optimizer({0}, kFree);
    optimizer.step(0, gradient);
    CHECK(optimizer.weights()[0] == Approx(-kFree.rate).epsilon(0.01));
  }
}

TEST_CASE("steps shrink, each weight by its own moves") {
  Optimizer optimizer({0, 0}, kFree);
  double before = 0, last = std::numeric_limits<double>::infinity();
  for (int i = 0; i < 50; ++i) {
    optimizer.step(0, 2);
    const double moved = std::abs(optimizer.weights()[0] - before);
    CHECK(moved < last);
    CHECK(moved > 0);
    before = optimizer.weights()[0], last = moved;
  }
  optimizer.step(1, 2);
  CHECK(std::abs(optimizer.weights()[1]) > 5 * last);
}

TEST_CASE("what is not needed goes back to exactly where it began") {
  Optimizer optimizer({0.3, 0.3, 0.3}, {0.15, 1, 2});
  optimizer.step(0, 0.01);   // a little
  optimizer.step(1, -1);  // once, and never again
  for (int i = 0; i < 40; ++i) optimizer.step(2, -1);
  optimizer.pull(1);
  CHECK(optimizer.weights()[0] == 0.3);
  for (int pass = 0; pass < 10; ++pass) {
    for (int i = 0; i < 20; ++i) optimizer.step(2, -1);
    optimizer.pull(1);
  }
  CHECK(optimizer.weights()[1] == 0.3);
  CHECK(optimizer.weights()[2] > 0.4);
}

TEST_CASE("a pull goes towards the start and never past it, more for more of a pass") {
  const auto pulled = [](double gradient, double passes, OptimizerOptions options) {
    Optimizer optimizer({2}, options);
    for (int i = 0; i < 10; ++i) optimizer.step(0, gradient);
    optimizer.pull(passes);
    return optimizer.weights()[0];
  };
  for (const OptimizerOptions options : {OptimizerOptions{0.15, 1, 0}, OptimizerOptions{0.15, 0, 2}, OptimizerOptions{0.15, 1, 2}}) {
    CAPTURE(options.l1, options.l2);
    for (const double gradient : {-4.0, 4.0}) {
      const double away = gradient < 0 ? 1 : -1;
      double last = std::numeric_limits<double>::infinity();
      for (const double passes : {0.0, 0.5, 1.0, 4.0, 1e9}) {
        const double distance = (pulled(gradient, passes, options) - 2) * away;
        CHECK(distance >= 0);
        CHECK(distance < last);
        last = distance;
      }
      CHECK(pulled(gradient, 0, options) == Approx(pulled(gradient, 1, kFree)));
    }
  }
}

TEST_CASE("a lowest point is found, and nearer to the start the stronger the pull") {
  const auto lowest = [](double l1, double l2) {
    Optimizer optimizer({1}, {0.15, l1, l2});
    for (int i = 0; i < 4'000; ++i) {
      optimizer.step(0, 2 * (optimizer.weights()[0] - 3));  // of (w - 3)²
      optimizer.pull(1);
    }
    return optimizer.weights()[0];
  };
  CHECK(lowest(0, 0) == Approx(3).margin(0.01));
  CHECK(lowest(2, 0) == Approx(2).margin(0.01));  // where 2 (w - 3) + 2 = 0
  CHECK(lowest(0, 2) == Approx(2).margin(0.01));  // where 2 (w - 3) + 2 (w - 1) = 0
  CHECK(lowest(5, 0) == 1);
}

TEST_CASE("a dropped weight is zero and stays there") {
  Optimizer optimizer({2.0, 3.0}, {1.0, 0, 0});
  optimizer.drop(0);
  optimizer.step(0, 5);
  optimizer.step(1, 5);
  optimizer.pull(1);
  CHECK(optimizer.weights()[0] == 0);
  CHECK(optimizer.weights()[1] < 3);
}

}  // namespace
}  // namespace onoma::learn
