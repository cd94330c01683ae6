// Optimizer: moves weights against a gradient, each with a step of its own that shrinks the more it has moved (AdaGrad;
// Duchi, Hazan and Singer 2011), and pulls what is not needed back to where it started: absolute values (L1) to have few
// weights, squares (L2) to have small ones. Weights are in nats.
#pragma once

#include <cstddef>
#include <vector>

namespace onoma::learn {

struct OptimizerOptions {
  double rate = 0.15;  // first step of a weight, in nats
  double l1 = 1;       // pull for each pass over the data
  double l2 = 2;
};

class Optimizer {
 public:
  // `start` is where the weights begin and what they are pulled to.
  Optimizer(std::vector<double> start, OptimizerOptions options);

  const std::vector<double>& weights() const noexcept { return weights_; }
  void step(std::size_t weight, double gradient);
  // Sets a weight to zero for good.
  void drop(std::size_t weight);
  // Pulls all weights, as much as is due after the share `passes` of a pass over the data.
  void pull(double passes);

 private:
  OptimizerOptions options_;
  std::vector<double> start_, weights_, squares_;
};

}  // namespace onoma::learn
