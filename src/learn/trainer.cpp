#include "learn/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "learn/parallel.hpp"
#include "learn/tables.hpp"

namespace onoma::learn {

namespace {

constexpr std::size_t kDate = static_cast<std::size_t>(Label::kDate);
constexpr int kHelperEpochs = 6;

std::vector<ScoredSpan> score_region(const Example& example, const LearnedRegion& region, bool with_memory,
                                     const std::vector<double>& weights) {
  std::vector<ScoredSpan> out;
  out.reserve(region.last_span - region.first_span);
  for (std::uint32_t s = region.first_span; s < region.last_span; ++s) {
    const LearnedSpan& span = example.spans[s];
    ScoredSpan scored{span.first, span.last, {}, span.right};
    const auto add = [&](EvidenceId id) {
      for (std::size_t l = 0; l < kLabelCount; ++l) scored.scores[l] += weights[std::size_t{id} * kLabelCount + l];
    };
    for (std::uint32_t e = span.evidence; e < example.spans[s + 1].evidence; ++e) add(example.evidence[e]);
    if (with_memory) {
      for (std::uint32_t e = span.memory; e < example.spans[s + 1].memory; ++e) add(example.memory[e]);
    }
    for (std::size_t l = 0; l < kLabelCount; ++l) {
      scored.scores[l] += span.said[l] / kPointsPerNat;
      if ((span.possible >> l & 1) == 0) scored.scores[l] = -std::numeric_limits<double>::infinity();
    }
    out.push_back(scored);
  }
  return out;
}

}  // namespace

// The gradients of the documents of one batch. Each document has its own, and they are summed in the order of the documents,
// so that the sums do not depend on which thread had which document.
class Trainer::Gradients {
 public:
  Gradients(std::size_t documents, std::size_t threads, std::size_t weights) : changes_(documents), losses_(documents) {
    scratch_.resize(std::min(threads, documents));
    for (Scratch& one : scratch_) one.sums.assign(weights, 0);
  }

  std::size_t threads() const noexcept { return scratch_.size(); }

  void learn(std::size_t document, std::size_t thread, const Example& example, bool with_memory, bool fit_dates,
             const std::vector<double>& weights) {
    Scratch& scratch = scratch_[thread];
    losses_[document] = scratch.learn(example, false, fit_dates, weights);
    if (with_memory) losses_[document] += scratch.learn(example, true, fit_dates, weights);
    scratch.move_to(changes_[document]);
  }

  // Steps down the sum over the first `documents` and gives the sum of their losses.
  double apply(std::size_t documents, Optimizer& optimizer) {
    double loss = 0;
    Scratch& total = scratch_.front();
    for (std::size_t i = 0; i < documents; ++i) {
      loss += losses_[i];
      for (const auto& [weight, change] : changes_[i]) total.add(weight, change);
    }
    for (const std::size_t weight : total.touched) {
      optimizer.step(weight, total.sums[weight]);
      total.sums[weight] = 0;
    }
    total.touched.clear();
    return loss;
  }

 private:
  using Changes = std::vector<std::pair<std::size_t, double>>;

  // All zero and empty between two uses.
  struct Scratch {
    std::vector<double> sums;
    std::vector<std::size_t> touched;  // a weight may stand twice, whose sum was zero in between

    void add(std::size_t weight, double value) {
      if (sums[weight] == 0) touched.push_back(weight);
      sums[weight] += value;
    }

    void move_to(Changes& changes) {
      changes.clear();
      for (const std::size_t weight : touched) {
        if (sums[weight] != 0) changes.emplace_back(weight, sums[weight]);
        sums[weight] = 0;
      }
      touched.clear();
    }

    double learn(const Example& example, bool with_memory, bool fit_dates, const std::vector<double>& weights);
  };

  std::vector<Changes> changes_;
  std::vector<double> losses_;
  std::vector<Scratch> scratch_;  // one a thread
};

// Adds the gradient of one document and gives its loss.
double Trainer::Gradients::Scratch::learn(const Example& example, bool with_memory, bool fit_dates,
                                          const std::vector<double>& weights) {
  constexpr double kNothing = 1e-5;
  double total = 0;
  Gradient change;
  for (const LearnedRegion& region : example.regions) {
    const auto spans = score_region(example, region, with_memory, weights);
    const double here = loss(region.tokens, spans, {example.must_cover.data() + region.cover, region.tokens}, change);
    if (here <= 0) continue;
    total += here;
    for (std::uint32_t s = region.first_span; s < region.last_span; ++s) {
      for (std::size_t l = 0; l < kLabelCount; ++l) {
        const double by = change[s - region.first_span][l];
        if (std::abs(by) < kNothing || (l == kDate && !fit_dates)) continue;
        for (std::uint32_t e = example.spans[s].evidence; e < example.spans[s + 1].evidence; ++e) {
          add(std::size_t{example.evidence[e]} * kLabelCount + l, by);
        }
        if (!with_memory) continue;
        for (std::uint32_t e = example.spans[s].memory; e < example.spans[s + 1].memory; ++e) {
          add(std::size_t{example.memory[e]} * kLabelCount + l, by);
        }
      }
    }
  }
  return total;
}

void Trainer::add(const GoldText& document, bool held_out) {
  ++documents_;
  const std::size_t before = corpus_.examples().size();
  corpus_.add(document);
  for (std::size_t i = before; i < corpus_.examples().size(); ++i) {
    (held_out ? held_out_ : fitted_).push_back(i);
    if (!held_out) document_of_.push_back(documents_);
  }
}

void Trainer::add_copy(const GoldText& document) {
  --documents_;
  add(document, false);
}

void Trainer::fit(const FitOptions& options, const Report& report) {
  fit_dates_ = options.fit_dates;
  kept_ = {};
  std::vector<std::size_t> halves[2];
  for (std::size_t i = 0; i < fitted_.size(); ++i) halves[document_of_[i] % 2].push_back(fitted_[i]);
  FitOptions helper = options;
  helper.epochs = std::min(options.epochs, kHelperEpochs);
  for (const int half : {0, 1}) {
    const auto weights = run(half == 0 ? "first helper" : "second helper", halves[half], false, helper, report);
    remember(halves[1 - half], weights);
    if (half == 0) remember(held_out_, weights);
  }
  weights_ = run("fit", fitted_, true, options, report);
}

// The model's own weights.
std::vector<double> Trainer::start() const {
  std::vector<double> weights(corpus_.evidence_count() * kLabelCount, 0);
  const auto take = [&](std::size_t id, const tag::Weights& points) {
    for (std::size_t l = 0; l < kLabelCount; ++l) weights[id * kLabelCount + l] = points[l] / kPointsPerNat;
  };
  const tag::EvidenceTables& tables = model_.evidence;
  for (std::size_t id = 0; id < tables.attribute_weights.size(); ++id) take(id, tables.attribute_weights[id]);
  for (std::size_t f = 0; f < corpus_.feature_names().size(); ++f) {
    const auto* record = tables.find_feature(tag::hash_feature(corpus_.feature_names()[f]));
    if (record != nullptr) take(corpus_.token_evidence() + f, record->weights);
  }
  return weights;
}

void Trainer::leave_out(const std::vector<std::string>& texts, Optimizer& optimizer) const {
  if (texts.empty()) return;
  for (std::size_t id = 0; id < corpus_.evidence_count(); ++id) {
    const std::string name = corpus_.name_of(static_cast<EvidenceId>(id));
    const bool out = std::any_of(texts.begin(), texts.end(), [&](const std::string& text) { return name.find(text) != std::string::npos; });
    for (std::size_t l = 0; out && l < kLabelCount; ++l) optimizer.drop(id * kLabelCount + l);
  }
}

std::vector<double> Trainer::run(const std::string& stage, const std::vector<std::size_t>& examples, bool with_memory,
                                 const FitOptions& options, const Report& report) {
  Optimizer optimizer(start(), options.optimizer);
  leave_out(options.leave_out, optimizer);
  const std::size_t batch = std::max<std::size_t>(options.batch, 1);
  Gradients gradients(batch, std::max<std::size_t>(options.threads, 1),
                      optimizer.weights().size());
  std::vector<std::size_t> order = examples;
  std::mt19937 random(options.seed);
  const bool measured = with_memory && !held_out_.empty();
  std::vector<double> best;
  Progress progress{stage, 0, options.epochs};
  if (measured) {
    best = optimizer.weights();
    kept_.before = kept_.after = held_out_loss(options.threads, best);
  }
  for (progress.epoch = 1; progress.epoch <= options.epochs; ++progress.epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    double loss = 0;
    for (std::size_t from = 0; from < order.size(); from += batch) {
      const std::size_t count = std::min(order.size() - from, batch);
      for_each_piece(count, gradients.threads(), [&](std::size_t i, std::size_t thread) {
        gradients.learn(i, thread, *corpus_.examples()[order[from + i]], with_memory, fit_dates_, optimizer.weights());
      });
      loss += gradients.apply(count, optimizer);
      progress.share = static_cast<double>(from + count) / static_cast<double>(order.size());
      progress.loss = loss / static_cast<double>((from + count) * (with_memory ? 2 : 1));
      if (options.during) options.during(progress);
    }
    optimizer.pull(1);
    if (measured) {
      progress.held_out_loss = held_out_loss(options.threads, optimizer.weights());
      if (progress.held_out_loss < kept_.after) {
        kept_.after = progress.held_out_loss, kept_.epoch = progress.epoch, best = optimizer.weights();
      }
    }
    report(progress);
  }
  return measured ? best : optimizer.weights();
}

double Trainer::held_out_loss(std::size_t threads, const std::vector<double>& weights) const {
  std::vector<double> losses(held_out_.size(), 0);
  for_each_piece(losses.size(), threads, [&](std::size_t i, std::size_t) {
    const Example& example = *corpus_.examples()[held_out_[i]];
    Gradient unused;
    for (const LearnedRegion& region : example.regions) {
      const auto spans = score_region(example, region, true, weights);
      losses[i] += std::max(0.0, loss(region.tokens, spans, {example.must_cover.data() + region.cover, region.tokens}, unused));
    }
  });
  return std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(losses.size());
}

void Trainer::remember(const std::vector<std::size_t>& examples, const std::vector<double>& weights) {
  const WeightTables tables(model_.evidence, corpus_, weights);
  tag::Tagger tagger(tables.tables());
  for (const std::size_t i : examples) corpus_.remember(*corpus_.examples()[i], tagger, tables.tables());
}

std::vector<WeightRow> Trainer::weights() const { return rows(start()); }

std::vector<WeightRow> Trainer::whole_weights() const { return rows(std::vector<double>(weights_.size(), 0)); }

// By how much the weights differ from those before.
std::vector<WeightRow> Trainer::rows(const std::vector<double>& before) const {
  std::vector<WeightRow> out;
  for (std::size_t id = 0; id * kLabelCount < weights_.size(); ++id) {
    WeightRow row;
    for (std::size_t l = 0; l < kLabelCount; ++l) {
      const std::size_t weight = id * kLabelCount + l;
      row.weights[l] = clamp_points(to_points(weights_[weight]) - to_points(before[weight]));
    }
    if (row.weights == tag::Weights{}) continue;
    row.evidence = corpus_.name_of(static_cast<EvidenceId>(id));
    out.push_back(std::move(row));
  }
  std::sort(out.begin(), out.end(), [](const WeightRow& a, const WeightRow& b) { return a.evidence < b.evidence; });
  return out;
}

}  // namespace onoma::learn
