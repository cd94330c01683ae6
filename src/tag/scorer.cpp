#include "tag/scorer.hpp"

#include <algorithm>

#include "tag/scorer_visits.hpp"

namespace onoma::tag {

namespace {

// Adds up weights; but for those that prepare() has added up for each token.
struct Sum {
  static constexpr bool kIsPrepared = true;
  const EvidenceTables& tables;
  Score score{};

  void klass(ClassId id, Position position, std::uint32_t) { add(score, tables.vector(id, position)); }
  template <typename Name>
  void feature(std::uint64_t hash, Name) {
    if (const FeatureRecord* record = tables.find_feature(finish_hash(hash))) add(score, record->weights);
  }
};

// Keeps every observation that counts for one label.
struct Listing {
  static constexpr bool kIsPrepared = false;
  const EvidenceTables& tables;
  std::size_t label;
  std::vector<Observation> seen{};

  void klass(ClassId id, Position position, std::uint32_t token) {
    for (const std::uint16_t attribute : tables.attributes_of(id)) {
      const Weights& weights =
          tables.attribute_weights[std::size_t{attribute} * kPositions + static_cast<std::size_t>(position)];
      if (weights[label] != 0) seen.push_back({weights, position, attribute, {}, token, kNoProposal});
    }
  }
  template <typename Name>
  void feature(std::uint64_t hash, Name name) {
    const FeatureRecord* record = tables.find_feature(finish_hash(hash));
    if (record != nullptr && record->weights[label] != 0) {
      seen.push_back({record->weights, Position::kWhole, 0, name(), 0, kNoProposal});
    }
  }
};

// Keeps the numbers of all observations.
struct Collector {
  static constexpr bool kIsPrepared = false;
  const EvidenceTables& tables;
  Observed& out;

  void klass(ClassId id, Position position, std::uint32_t) {
    for (const std::uint16_t attribute : tables.attributes_of(id)) {
      out.attributes.push_back(static_cast<std::uint32_t>(attribute * kPositions) +
                               static_cast<std::uint32_t>(position));
    }
  }
  template <typename Name>
  void feature(std::uint64_t, Name name) {
    out.features.push_back(name());
  }
};

}  // namespace

Scorer::Scorer(const EvidenceTables& tables) : tables_(tables) {
  for (std::size_t i = 0; i < length_scores_.size(); ++i) {
    Sum sum{tables_};
    visits::add_feature(sum, "span.length=", visits::kDigits[i]);
    length_scores_[i] = sum.score;
  }
}

void Scorer::begin(const Window& window, const Memory* memory, const std::vector<Tagged>* first_pass) {
  window_ = &window;
  const std::size_t count = window.analysis->tokens.size();
  joins_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) joins_[i] = joins_list(i) ? 1 : 0;
  shapes_.assign(count, 0);
  recall(memory, first_pass);
  setting_.look(tables_, window);
  types_.resize(count);
  for (std::size_t i = 0; i < count; ++i) types_[i] = kTypeLetters[type_of(static_cast<std::uint32_t>(i))];
  match_at_.assign(count + 1, static_cast<std::uint32_t>(window.matches.size()));
  for (std::size_t i = window.matches.size(); i-- > 0;) {
    match_at_[window.matches[i].first] = static_cast<std::uint32_t>(i);
  }
  for (std::size_t i = count; i-- > 0;) match_at_[i] = std::min(match_at_[i], match_at_[i + 1]);
}

void Scorer::recall(const Memory* memory, const std::vector<Tagged>* first_pass) {
  memory_ = memory, first_pass_ = first_pass;
  if (first_pass == nullptr) return;
  const std::size_t count = window_->analysis->tokens.size();
  named_at_.resize(count + 1);
  std::size_t named = 0;
  for (std::size_t i = 0; i <= count; ++i) {
    while (named < first_pass->size() && (*first_pass)[named].first < i) ++named;
    named_at_[i] = static_cast<std::uint32_t>(named);
  }
}

void Scorer::prepare(std::uint32_t first, std::uint32_t last) {
  begin_ = first;
  sums_.resize(last - first);
  inner_prefix_.assign(last - first + 1, Score{});
  before_.resize(last - first), after_.resize(last - first);
  before_hashes_.resize(last - first), after_hashes_.resize(last - first);
  crossings_.resize(last - first);
  running_ = {};
  for (std::uint32_t i = first; i < last; ++i) {
    const text::Token& token = window_->analysis->tokens[i];
    const bool crosses = token.has(text::kLineStart) || token.has(text::kDoubtfulBoundary);
    crossings_[i - first] = (i > first ? crossings_[i - first - 1] : 0) + (crosses ? 1 : 0);
    const ClassId ids[] = {window_->classes[i], window_->uses[i], shape_at(i), window_->covers[i]};
    TokenSums& sums = sums_[i - first];
    for (std::size_t position = 0; position < 4; ++position) {
      sums.inside[position] = {};
      for (const ClassId id : ids) add(sums.inside[position], tables_.vector(id, static_cast<Position>(position)));
    }
    Score& next = inner_prefix_[i - first + 1];
    next = inner_prefix_[i - first];
    add(next, sums.inside[static_cast<std::size_t>(Position::kInner)]);
    Sum before{tables_}, after{tables_};
    visit_before(i, before);
    visit_after(i + 1, after);
    visit_first_edge(i, before);
    visit_last_edge(i + 1, after);
    before_hashes_[i - first] = before_hash(i);
    after_hashes_[i - first] = after_hash(i + 1);
    before_[i - first] = before.score;
    after_[i - first] = after.score;
  }
}

Score Scorer::score(std::uint32_t first, std::uint32_t last) const {
  Score sum = text_score(first, last);
  add(sum, memory_score(first, last, Memory::key_of(*window_, first, last)));
  return sum;
}

Score Scorer::memory_score(std::uint32_t first, std::uint32_t last, std::uint64_t key) const {
  Sum sum{tables_};
  visit_memory(first, last, key, sum);
  return sum.score;
}

Score Scorer::text_score(std::uint32_t first, std::uint32_t last) const {
  Sum sum{tables_};
  const auto inside = [&](std::uint32_t i, Position position) -> const Score& {
    return sums_[i - begin_].inside[static_cast<std::size_t>(position)];
  };
  if (last - first == 1) {
    add(sum.score, inside(first, Position::kOnly));
  } else {
    add(sum.score, inside(first, Position::kFirst));
    add(sum.score, inside(last - 1, Position::kLast));
    const Score& upto = inner_prefix_[last - 1 - begin_];
    const Score& from = inner_prefix_[first + 1 - begin_];
    for (std::size_t label = 0; label < kLabelCount; ++label) sum.score[label] += upto[label] - from[label];
  }
  add(sum.score, before_[first - begin_]);
  add(sum.score, after_[last - 1 - begin_]);
  add(sum.score, length_scores_[std::min<std::size_t>(last - first, length_scores_.size() - 1)]);
  visit_features(first, last, sum);
  return sum.score;
}

std::vector<Observation> Scorer::list(std::uint32_t first, std::uint32_t last, Label label) const {
  Listing listing{tables_, static_cast<std::size_t>(label)};
  visit_inside(first, last, listing);
  visit_before(first, listing);
  visit_after(last, listing);
  visit_features(first, last, listing);
  visit_memory(first, last, Memory::key_of(*window_, first, last), listing);
  return std::move(listing.seen);
}

void Scorer::observe(std::uint32_t first, std::uint32_t last, Observed& out) const {
  Collector collector{tables_, out};
  visit_inside(first, last, collector);
  visit_before(first, collector);
  visit_after(last, collector);
  visit_features(first, last, collector);
}

void Scorer::observe_memory(std::uint32_t first, std::uint32_t last, Observed& out) const {
  Collector collector{tables_, out};
  visit_memory(first, last, Memory::key_of(*window_, first, last), collector);
}

}  // namespace onoma::tag
