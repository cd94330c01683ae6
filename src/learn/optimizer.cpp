#include "learn/optimizer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace onoma::learn {

namespace {
constexpr double kSmallestSquare = 1e-2;
}  // namespace

Optimizer::Optimizer(std::vector<double> start, OptimizerOptions options)
    : options_(options), start_(std::move(start)), weights_(start_), squares_(start_.size(), kSmallestSquare) {}

void Optimizer::step(std::size_t weight, double gradient) {
  squares_[weight] += gradient * gradient;
  weights_[weight] -= options_.rate * gradient / std::sqrt(squares_[weight]);
}

void Optimizer::drop(std::size_t weight) {
  weights_[weight] = start_[weight] = 0;
  squares_[weight] = std::numeric_limits<double>::infinity();  // no step is left
}

void Optimizer::pull(double passes) {
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    double moved = weights_[i] - start_[i];
    if (moved == 0) continue;
    const double step = options_.rate / std::sqrt(squares_[i]) * passes;
    const double size = std::max(0.0, std::abs(moved) - step * options_.l1) / (1 + step * options_.l2);
    weights_[i] = start_[i] + std::copysign(size, moved);
  }
}

}  // namespace onoma::learn
