#include "learn/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <thread>

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

struct Trainer::Sums {
  std::vector<double> gradient;
  std::vector<std::size_t> touched;
  double loss = 0;

  void add(std::size_t weight, double value) {
    if (gradient[weight] == 0) touched.push_back(weight);
    gradient[weight] += value;
  }

  // Adds the gradient of one document.
  void learn(const Example& example, bool with_memory, bool fit_dates, const std::vector<double>& weights) {
    constexpr double kNothing = 1e-5;
    Gradient change;
    for (const LearnedRegion& region : example.regions) {
      const auto spans = score_region(example, region, with_memory, weights);
      const double here = onoma::learn::loss(region.tokens, spans, {example.must_cover.data() + region.cover, region.tokens},
                               change);
      if (here <= 0) continue;
      loss += here;
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
  }
};

void Trainer::add(const GoldText& document, bool held_out) {
  const std::size_t before = corpus_.examples().size();
  corpus_.add(document);
  for (std::size_t i = before; i < corpus_.examples().size(); ++i) (held_out ? held_out_ : fitted_).push_back(i);
}

void Trainer::fit(const FitOptions& options, const std::function<void(const Progress&)>& report) {
  fit_dates_ = options.fit_dates;
  std::vector<std::size_t> halves[2];
  for (std::size_t i = 0; i < fitted_.size(); ++i) halves[i % 2].push_back(fitted_[i]);
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

std::vector<double> Trainer::run(const std::string& stage, const std::vector<std::size_t>& examples, bool with_memory,
                                 const FitOptions& options, const std::function<void(const Progress&)>& report) {
  Optimizer optimizer(start(), options.optimizer);
  std::vector<Sums> sums(std::max<std::size_t>(options.threads, 1));
  for (Sums& one : sums) one.gradient.assign(optimizer.weights().size(), 0);
  std::vector<std::size_t> order = examples;
  std::mt19937 random(options.seed);
  std::vector<double> best;
  double least = std::numeric_limits<double>::infinity();
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    double loss = 0;
    for (std::size_t from = 0; from < order.size(); from += options.batch) {
      const std::size_t to = std::min(order.size(), from + options.batch);
      loss += batch_gradient(order, from, to, with_memory, optimizer.weights(), sums);
      for (Sums& one : sums) {
        if (&one == &sums.front()) continue;
        for (const std::size_t weight : one.touched) {
          sums.front().add(weight, one.gradient[weight]);
          one.gradient[weight] = 0;
        }
        one.touched.clear();
      }
      for (const std::size_t weight : sums.front().touched) {
        optimizer.step(weight, sums.front().gradient[weight]);
        sums.front().gradient[weight] = 0;
      }
      sums.front().touched.clear();
    }
    optimizer.pull(1);
    Progress progress{stage, epoch, options.epochs, loss / static_cast<double>(std::max<std::size_t>(order.size(), 1)), -1};
    if (with_memory && !held_out_.empty()) {
      progress.held_out_loss = held_out_loss(with_memory, optimizer.weights());
      if (progress.held_out_loss < least) least = progress.held_out_loss, best = optimizer.weights();
    }
    report(progress);
  }
  return best.empty() ? optimizer.weights() : best;
}

// The gradient of order[from, to), in sums; every thread takes a fixed share, so that sums are the same on every run.
double Trainer::batch_gradient(const std::vector<std::size_t>& order, std::size_t from, std::size_t to, bool with_memory,
                               const std::vector<double>& weights, std::vector<Sums>& sums) const {
  const auto work = [&](std::size_t thread) {
    sums[thread].loss = 0;
    for (std::size_t i = from + thread; i < to; i += sums.size()) {
      const Example& example = *corpus_.examples()[order[i]];
      sums[thread].learn(example, false, fit_dates_, weights);
      if (with_memory) sums[thread].learn(example, true, fit_dates_, weights);
    }
  };
  std::vector<std::thread> others;
  for (std::size_t t = 1; t < sums.size(); ++t) others.emplace_back(work, t);
  work(0);
  for (std::thread& other : others) other.join();
  double loss = 0;
  for (const Sums& one : sums) loss += one.loss;
  return loss;
}

double Trainer::held_out_loss(bool with_memory, const std::vector<double>& weights) const {
  double total = 0;
  Gradient unused;
  for (const std::size_t i : held_out_) {
    const Example& example = *corpus_.examples()[i];
    for (const LearnedRegion& region : example.regions) {
      const auto spans = score_region(example, region, with_memory, weights);
      total += std::max(0.0, loss(region.tokens, spans, {example.must_cover.data() + region.cover, region.tokens}, unused));
    }
  }
  return total / static_cast<double>(held_out_.size());
}

void Trainer::remember(const std::vector<std::size_t>& examples, const std::vector<double>& weights) {
  const WeightTables tables(model_.evidence, corpus_, weights);
  tag::Tagger tagger(tables.tables());
  for (const std::size_t i : examples) corpus_.remember(*corpus_.examples()[i], tagger, tables.tables());
}

std::vector<WeightRow> Trainer::weights() const {
  std::vector<WeightRow> rows;
  const std::vector<double> before = start();
  for (std::size_t id = 0; id * kLabelCount < weights_.size(); ++id) {
    WeightRow row;
    bool any = false;
    for (std::size_t l = 0; l < kLabelCount; ++l) {
      const std::size_t weight = id * kLabelCount + l;
      row.weights[l] = static_cast<std::int16_t>(to_points(weights_[weight]) - to_points(before[weight]));
      any |= row.weights[l] != 0;
    }
    if (!any) continue;
    row.evidence = corpus_.name_of(static_cast<EvidenceId>(id));
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const WeightRow& a, const WeightRow& b) { return a.evidence < b.evidence; });
  return rows;
}

}  // namespace onoma::learn
