// Trainer: fits the evidence weights to annotated documents.
//
// A semi-Markov conditional random field (semi_crf.hpp) over exactly the spans that the tagger weighs, by stochastic gradient
// steps with a rate for each weight (optimizer.hpp). Each document counts twice: without and with the evidence of the
// document memory, since the tagger makes two passes. What the memory holds during the fit comes from two helper fits, each
// on one half of the documents and asked about the other half: a model is too sure of the names it was fitted on (the
// cross-fitting of Krishnan and Manning 2006).
//
// Deterministic by seed, whatever the number of threads.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "learn/corpus.hpp"
#include "learn/optimizer.hpp"
#include "learn/semi_crf.hpp"

namespace onoma::learn {

// Points of a weight in a nat, the unit of the fit; the odds of a reading change by e for so many points.
inline constexpr double kPointsPerNat = 40;

struct FitOptions {
  int epochs = 10;
  std::uint32_t seed = 1;
  std::size_t batch = 16;  // windows between two steps
  std::size_t threads = 2;
  OptimizerOptions optimizer;
  bool fit_dates = false;
};

// How a pass over the documents went.
struct Progress {
  std::string stage;
  int epoch = 0;
  int epochs = 0;
  double loss = 0;             // nats a document
  double held_out_loss = -1;   // of held-out documents; negative without them
};

// A row of the weights file.
struct WeightRow {
  std::string evidence;
  tag::Weights weights{};
};

class Trainer {
 public:
  explicit Trainer(const Model::Data& model) : model_(model), corpus_(model) {}

  // `held_out` documents are not fitted on; they tell when to stop.
  void add(const GoldText& document, bool held_out);
  const Unusable& unusable() const noexcept { return corpus_.unusable(); }

  void fit(const FitOptions& options, const std::function<void(const Progress&)>& report);

  // What the fit adds to the model's weights, sorted by evidence; what rounds to nothing is left out.
  std::vector<WeightRow> weights() const;

  template <typename F> void with_tables(F f) const;

 private:
  struct Sums;  // one thread's gradient
  std::vector<double> start() const;
  std::vector<double> run(const std::string& stage, const std::vector<std::size_t>& examples, bool with_memory,
                          const FitOptions& options, const std::function<void(const Progress&)>& report);
  double batch_gradient(const std::vector<std::size_t>& order, std::size_t from, std::size_t to, bool with_memory,
                        const std::vector<double>& weights, std::vector<Sums>& sums) const;
  double held_out_loss(bool with_memory, const std::vector<double>& weights) const;
  void remember(const std::vector<std::size_t>& examples, const std::vector<double>& weights);

  const Model::Data& model_;
  Corpus corpus_;
  std::vector<std::size_t> fitted_, held_out_;
  std::vector<double> weights_;
  bool fit_dates_ = false;
};

}  // namespace onoma::learn
