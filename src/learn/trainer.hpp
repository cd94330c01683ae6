// Trainer: fits the evidence weights to annotated documents.
//
// A semi-Markov conditional random field (semi_crf.hpp) over exactly the spans that the tagger weighs, by stochastic gradient
// steps with a rate for each weight (optimizer.hpp). Each document counts twice: without and with the evidence of the
// document memory, since the tagger makes two passes. What the memory holds during the fit comes from two helper fits, each
// on one half of the documents and asked about the other half: a model is too sure of the names it was fitted on (the
// cross-fitting of Krishnan and Manning 2006).
//
// Deterministic by seed, whatever the number of threads: gradients are summed in the order of the documents.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "learn/corpus.hpp"
#include "learn/optimizer.hpp"
#include "learn/semi_crf.hpp"
#include "model/weight_rows.hpp"

namespace onoma::learn {

// Points of a weight in a nat, the unit of the fit; the odds of a reading change by e for so many points.
inline constexpr double kPointsPerNat = 40;

using model::WeightRow;

// How a pass over the documents goes, or went.
struct Progress {
  std::string stage;
  int epoch = 0;  // from 1
  int epochs = 0;
  double share = 1;           // of the epoch that is done
  double loss = 0;            // nats a window of a document, the mean of without and with memory
  double held_out_loss = -1;  // of held-out documents, with memory; negative where nobody measured it
};
using Report = std::function<void(const Progress&)>;

struct FitOptions {
  int epochs = 10;
  std::uint32_t seed = 1;
  std::size_t batch = 16;  // windows between two steps
  std::size_t threads = 1;
  OptimizerOptions optimizer;
  bool fit_dates = false;
  std::vector<std::string> leave_out = {};  // evidence whose name contains one of these weighs nothing, to see what it is worth
  Report during = {};  // called many times in an epoch, with its share and the loss so far
};

// The loss on held-out documents, in nats a window; negative without such documents.
struct HeldOut {
  double before = -1;
  double after = -1;
  int epoch = 0;  // the one whose weights are kept; 0: none was better than the start
};

class Trainer {
 public:
  explicit Trainer(const Model::Data& model) : model_(model), corpus_(model) {}

  // `held_out` documents are not fitted on; they tell which epoch's weights to keep.
  void add(const GoldText& document, bool held_out);
  // Adds another writing of the document added last, to fit on; the two are never asked about each other.
  void add_copy(const GoldText& document);
  const Unusable& unusable() const noexcept { return corpus_.unusable(); }

  // `report` is called after each epoch.
  void fit(const FitOptions& options, const Report& report);

  const HeldOut& held_out() const noexcept { return kept_; }

  // What the fit adds to the model's weights, sorted by evidence; what rounds to nothing is left out. Within what a weights
  // file may say.
  std::vector<WeightRow> weights() const;

  // All weights that the fit ends with, sorted likewise.
  std::vector<WeightRow> whole_weights() const;

 private:
  class Gradients;
  std::vector<double> start() const;
  void leave_out(const std::vector<std::string>& texts, Optimizer& optimizer) const;
  std::vector<double> run(const std::string& stage, const std::vector<std::size_t>& examples, bool with_memory,
                          const FitOptions& options, const Report& report);
  double held_out_loss(std::size_t threads, const std::vector<double>& weights) const;
  void remember(const std::vector<std::size_t>& examples, const std::vector<double>& weights);
  std::vector<WeightRow> rows(const std::vector<double>& before) const;

  const Model::Data& model_;
  Corpus corpus_;
  std::vector<std::size_t> fitted_, held_out_;
  std::vector<std::size_t> document_of_;  // of each of fitted_: a number that its copies share
  std::size_t documents_ = 0;
  std::vector<double> weights_;
  HeldOut kept_;
  bool fit_dates_ = false;
};

}  // namespace onoma::learn
