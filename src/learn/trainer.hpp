// Trainer: fits the evidence weights to annotated documents.
//
// Averaged structured perceptron (Collins 2002) over the semi-Markov decoder: where the best labelling differs from the
// annotation, the evidence of the missed spans gains and that of the wrong ones loses. Each weight has its own step, smaller
// the more it has moved (AdaGrad, Duchi, Hazan and Singer 2011), so that evidence that is everywhere does not swing. The
// weights that come out are the mean over all documents, which keeps the last ones from having the last word. Weights start
// from those of the model and keep their scale. Deterministic by seed.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/lookup.hpp"
#include "model/data.hpp"
#include "tag/tagger.hpp"
#include "text/analyzer.hpp"

namespace onoma::learn {

struct GoldName {
  Span span;
  Label label = Label::kPerson;
};

struct TrainOptions {
  int epochs = 8;
  std::uint32_t seed = 1;
  std::size_t batch = 16;  // windows between two refreshes of the tables
  double rate = 1;         // the first step of a weight
  int smallest = 1;        // weights below this are left out
};

// A row of the weights file.
struct WeightRow {
  std::string evidence;
  tag::Weights weights{};
};

class Trainer {
 public:
  explicit Trainer(const Model::Data& model);

  // Adds a document; spans that do not stand on token edges, and dates, teach nothing.
  void add(std::string_view text, const std::vector<GoldName>& names, const std::vector<Span>& ignore);

  // Runs all epochs; `report` is told each epoch's number of wrong and of gold spans.
  void train(const TrainOptions& options, void (*report)(int epoch, std::size_t wrong, std::size_t gold));

  // Sorted by evidence.
  std::vector<WeightRow> weights(int smallest) const;

 private:
  struct Example {
    std::string text;
    text::Analysis analysis;
    gazetteer::Sightings sightings;
    std::vector<tag::Proposal> proposals;
    std::vector<tag::Reading> gold;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ignore;  // token ranges
  };
  struct Cell {
    double value = 0;
    double sum = 0;      // of changes times their step, for the mean
    double pending = 0;  // this document's gradient
    double squares = 0;  // of all gradients so far
  };
  using Cells = std::array<Cell, kLabelCount>;

  void add_window(std::string_view text, std::size_t begin, const std::vector<GoldName>& names,
                  const std::vector<Span>& ignore);
  void learn(const Example& example, std::size_t& wrong);
  void update(const tag::Scorer& scorer, const tag::Reading& reading, double delta);
  void apply_pending();
  void refresh();
  tag::Window view(const Example& example) const;
  double mean(const Cell& cell) const { return cell.value - cell.sum / static_cast<double>(step_); }

  const Model::Data& model_;
  text::Analyzer analyzer_;
  gazetteer::Lookup lookup_;
  std::vector<std::unique_ptr<Example>> examples_;
  std::vector<Cells> attributes_;           // attribute * kPositions + position
  std::map<std::string, Cells> features_;
  std::vector<Cell*> touched_;
  std::uint64_t step_ = 1;
  double rate_ = 1;
  // The tables in use, refreshed from the cells.
  tag::EvidenceTables tables_;
  std::vector<tag::Weights> vectors_, attribute_weights_;
  std::vector<tag::FeatureRecord> feature_records_;
  std::unique_ptr<tag::Tagger> tagger_;
  tag::Observed observed_;
};

}  // namespace onoma::learn
