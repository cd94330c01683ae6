#include "learn/trainer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <random>

#include "text/windows.hpp"

namespace onoma::learn {

namespace {

std::int16_t to_weight(double value) {
  return static_cast<std::int16_t>(std::clamp(std::lround(value), -30000L, 30000L));
}

bool same(const tag::Reading& a, const tag::Reading& b) {
  return a.first == b.first && a.last == b.last && a.label == b.label;
}

}  // namespace

Trainer::Trainer(const Model::Data& model)
    : model_(model), analyzer_(model.abbreviations), lookup_(model.dictionary), tables_(model.evidence) {
  attributes_.resize(model.evidence.attribute_weights.size());
  for (std::size_t i = 0; i < attributes_.size(); ++i) {
    for (std::size_t l = 0; l < kLabelCount; ++l) attributes_[i][l].value = model.evidence.attribute_weights[i][l];
  }
  for (const tag::FeatureRecord& record : model.evidence.features) {
    if (record.hash == 0) continue;
    Cells& cells = features_[std::string(model.evidence.name_at(record.name))];
    for (std::size_t l = 0; l < kLabelCount; ++l) cells[l].value = record.weights[l];
  }
  tagger_ = std::make_unique<tag::Tagger>(tables_);
  refresh();
}

void Trainer::add(std::string_view text, const std::vector<GoldName>& names, const std::vector<Span>& ignore) {
  for (Span window = text::next_window(text, 0); !window.empty(); window = text::next_window(text, window.end)) {
    add_window(text.substr(window.begin, window.size()), window.begin, names, ignore);
  }
}

void Trainer::add_window(std::string_view text, std::size_t begin, const std::vector<GoldName>& names,
                         const std::vector<Span>& ignore) {
  auto example = std::make_unique<Example>();
  example->text = text;
  analyzer_.analyze(example->text, example->analysis);
  lookup_.run(example->analysis, example->sightings);
  std::vector<pattern::PatternHit> hits;
  model_.patterns.find(example->analysis, hits);
  for (const pattern::PatternHit& hit : hits) {
    const pattern::PatternRule& rule = model_.patterns.rules()[hit.rule];
    example->proposals.push_back({hit.first, hit.last, rule.label, rule.score * tag::kPatternPoint, 0});
  }
  std::stable_sort(example->proposals.begin(), example->proposals.end(),
                   [](const tag::Proposal& a, const tag::Proposal& b) { return a.first < b.first; });
  const auto count = static_cast<std::uint32_t>(example->analysis.tokens.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const Span token = example->analysis.original_span(i, i + 1);
    for (const Span region : ignore) {
      if (region.overlaps({begin + token.begin, begin + token.end})) example->ignore.emplace_back(i, i + 1);
    }
  }
  for (const GoldName& name : names) {
    if (name.label == Label::kDate || name.span.begin < begin || name.span.end > begin + text.size()) continue;
    tag::Reading gold{count, count, name.label, 0, tag::kNoProposal};
    for (std::uint32_t i = 0; i < count; ++i) {
      const Span token = example->analysis.original_span(i, i + 1);
      if (begin + token.begin == name.span.begin) gold.first = i;
      if (begin + token.end == name.span.end) gold.last = i + 1;
    }
    if (gold.first < gold.last && gold.first < count && gold.last <= count) example->gold.push_back(gold);
  }
  if (count > 0) examples_.push_back(std::move(example));
}

tag::Window Trainer::view(const Example& example) const {
  const gazetteer::Sightings& s = example.sightings;
  return {&example.analysis, s.hashes, s.classes, s.match_begins, s.match_ends, s.covers, s.matches, example.proposals};
}

void Trainer::train(const TrainOptions& options, void (*report)(int, std::size_t, std::size_t)) {
  rate_ = options.rate;
  std::vector<std::size_t> order(examples_.size());
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 random(options.seed);
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    std::size_t wrong = 0, gold = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      learn(*examples_[order[i]], wrong);
      gold += examples_[order[i]]->gold.size();
      if (i % options.batch == options.batch - 1) refresh();
    }
    refresh();
    report(epoch, wrong, gold);
  }
}

void Trainer::learn(const Example& example, std::size_t& wrong) {
  const tag::Window window = view(example);
  tag::Memory memory;
  std::vector<tag::Tagged> found;
  tagger_->tag(window, memory, found);
  tag::Scorer scorer(tables_, window, &memory);
  scorer.discount(&tagger_->first_pass());
  ++step_;
  for (const tag::Tagged& tagged : found) {
    if (tagged.label == Label::kDate) continue;  // dates compete here as they do in use, but are not fitted
    const tag::Reading reading{tagged.first, tagged.last, tagged.label, 0, tag::kNoProposal};
    const bool right = std::any_of(example.gold.begin(), example.gold.end(),
                                   [&](const tag::Reading& gold) { return same(gold, reading); });
    const bool ignored = std::any_of(example.ignore.begin(), example.ignore.end(), [&](const auto& region) {
      return region.first < reading.last && reading.first < region.second;
    });
    if (!right && !ignored) update(scorer, reading, -1), ++wrong;
  }
  for (const tag::Reading& gold : example.gold) {
    const bool hit = std::any_of(found.begin(), found.end(), [&](const tag::Tagged& tagged) {
      return tagged.first == gold.first && tagged.last == gold.last && tagged.label == gold.label;
    });
    if (!hit) update(scorer, gold, 1), ++wrong;
  }
  apply_pending();
}

// One step for the whole document: what missed and wrong spans share cancels out.
void Trainer::apply_pending() {
  for (Cell* cell : touched_) {
    if (cell->pending == 0) continue;
    cell->squares += cell->pending * cell->pending;
    const double delta = rate_ * cell->pending / std::sqrt(cell->squares);
    cell->value += delta;
    cell->sum += delta * static_cast<double>(step_);
    cell->pending = 0;
  }
  touched_.clear();
}

void Trainer::update(const tag::Scorer& scorer, const tag::Reading& reading, double delta) {
  observed_.clear();
  scorer.observe(reading.first, reading.last, observed_);
  const auto label = static_cast<std::size_t>(reading.label);
  const auto add = [&](Cell& cell) {
    cell.pending += delta;
    touched_.push_back(&cell);
  };
  for (const std::uint32_t id : observed_.attributes) add(attributes_[id][label]);
  for (const std::string& name : observed_.features) add(features_[name][label]);
}

// Tables from the current values.
void Trainer::refresh() {
  attribute_weights_.resize(attributes_.size());
  for (std::size_t i = 0; i < attributes_.size(); ++i) {
    for (std::size_t l = 0; l < kLabelCount; ++l) attribute_weights_[i][l] = to_weight(attributes_[i][l].value);
  }
  const std::size_t classes = model_.evidence.classes.size();
  vectors_.assign(classes * tag::kPositions, tag::Weights{});
  for (std::size_t id = 0; id < classes; ++id) {
    for (const std::uint16_t attribute : model_.evidence.attributes_of(static_cast<ClassId>(id))) {
      for (std::size_t p = 0; p < tag::kPositions; ++p) {
        tag::Weights& sum = vectors_[id * tag::kPositions + p];
        const tag::Weights& more = attribute_weights_[attribute * tag::kPositions + p];
        for (std::size_t l = 0; l < kLabelCount; ++l) sum[l] = static_cast<std::int16_t>(sum[l] + more[l]);
      }
    }
  }
  feature_records_.assign(std::bit_ceil(features_.size() * 2 + 16), {});
  const std::size_t mask = feature_records_.size() - 1;
  for (const auto& [name, cells] : features_) {
    const std::uint64_t hash = tag::hash_feature(name);
    std::size_t place = (hash >> 1) & mask;
    while (feature_records_[place].hash != 0) place = (place + 1) & mask;
    feature_records_[place].hash = hash;
    for (std::size_t l = 0; l < kLabelCount; ++l) feature_records_[place].weights[l] = to_weight(cells[l].value);
  }
  tables_.vectors = vectors_;
  tables_.attribute_weights = attribute_weights_;
  tables_.features = feature_records_;
}

std::vector<WeightRow> Trainer::weights(int smallest) const {
  std::vector<WeightRow> rows;
  const auto take = [&](std::string evidence, const Cells& cells) {
    WeightRow row{std::move(evidence), {}};
    bool any = false;
    for (std::size_t l = 0; l < kLabelCount; ++l) {
      const std::int16_t weight = to_weight(mean(cells[l]));
      if (std::abs(weight) < smallest) continue;
      row.weights[l] = weight;
      any = true;
    }
    if (any) rows.push_back(std::move(row));
  };
  for (std::size_t i = 0; i < attributes_.size(); ++i) {
    const std::size_t attribute = i / tag::kPositions;
    const auto position = static_cast<tag::Position>(i % tag::kPositions);
    take(std::string(tag::position_name(position)) + '.' +
             std::string(model_.evidence.name_at(model_.evidence.attribute_names[attribute])),
         attributes_[i]);
  }
  for (const auto& [name, cells] : features_) take(name, cells);
  std::sort(rows.begin(), rows.end(), [](const WeightRow& a, const WeightRow& b) { return a.evidence < b.evidence; });
  return rows;
}

}  // namespace onoma::learn
