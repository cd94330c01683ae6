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

// Tokens to both sides of a span that its evidence may ask about.
constexpr std::uint32_t kAround = 2;

}  // namespace

Scorer::Scorer(const EvidenceTables& tables) : tables_(tables) {}

void Scorer::begin(const Window& window, const Memory* memory, const std::vector<Tagged>* first_pass) {
  window_ = &window;
  const std::size_t count = window.analysis->tokens.size();
  types_.assign(count, 0);
  shapes_.resize(count), type_codes_.resize(count), gists_.resize(count), joins_.resize(count);
  first_match_ = 0, last_match_ = window.matches.size();
  recall(memory, first_pass);
  setting_.look(tables_, window);
}

void Scorer::recall(const Memory* memory, const std::vector<Tagged>* first_pass) {
  memory_ = memory, first_pass_ = first_pass;
  named_ = 0;
}

// Looks at the tokens that the evidence of spans within [first, last) asks about.
void Scorer::look_around(std::uint32_t first, std::uint32_t last) const {
  const auto count = static_cast<std::uint32_t>(types_.size());
  for (std::uint32_t i = first - std::min(first, kAround); i < std::min(count, last + kAround); ++i) {
    if (types_[i] != 0) continue;
    type_codes_[i] = type_of(i);
    types_[i] = kTypeLetters[type_codes_[i]];
    joins_[i] = joins_list(i) ? 1 : 0;
    shapes_[i] = shape_class(*window_->analysis, i);
    gists_[i] = gist_of(i);
  }
}

void Scorer::expect(std::uint32_t first, std::uint32_t last) const noexcept {
  const auto count = static_cast<std::uint32_t>(types_.size());
  for (std::uint32_t i = first - std::min(first, kAround); i < std::min(count, last + kAround); ++i) {
    const ClassId klass = window_->classes[i], use = window_->uses[i];
    __builtin_prefetch(&tables_.classes[use]);
    __builtin_prefetch(&tables_.vector(use, Position::kOnly)), __builtin_prefetch(&tables_.vector(use, Position::kAfter2));
    __builtin_prefetch(&tables_.vector(klass, Position::kOnly)), __builtin_prefetch(&tables_.vector(klass, Position::kAfter2));
  }
}

void Scorer::prepare(std::uint32_t first, std::uint32_t last) {
  look_around(first, last);
  if (few_ == nullptr) add_few();
  const std::span<const Match> matches = window_->matches;
  // Regions come in order of text, so that those of this one are mostly the next.
  first_match_ = last_match_;
  while (first_match_ > 0 && matches[first_match_ - 1].first >= first) --first_match_;
  while (first_match_ < matches.size() && matches[first_match_].first < first) ++first_match_;
  for (last_match_ = first_match_; last_match_ < matches.size() && matches[last_match_].first < last;) ++last_match_;
  begin_ = first;
  running_ = {};
  if (prepared_.size() < last - first) prepared_.resize(last - first);
  Score inner{};
  std::uint32_t crossings = 0;
  const std::size_t positions = last - first == 1 ? 1 : std::tuple_size_v<decltype(Prepared::inside)>;
  for (std::uint32_t i = first; i < last; ++i) {
    const text::Token& token = window_->analysis->tokens[i];
    crossings += token.has(text::kLineStart) || token.has(text::kDoubtfulBoundary) ? 1 : 0;
    Prepared& out = prepared_[i - first];
    out.crossings = crossings;
    out.inside = {};
    for (const ClassId id : {window_->classes[i], window_->uses[i], shapes_[i], window_->covers[i]}) {
      if (id == 0) continue;
      const Weights* const weights = &tables_.vector(id, Position::kOnly);
      for (std::size_t position = 0; position < positions; ++position) add(out.inside[position], weights[position]);
    }
    out.inner_before = inner;
    add(inner, out.inside[static_cast<std::size_t>(Position::kInner)]);
    Sum before{tables_}, after{tables_};
    visit_before(i, before);
    visit_after(i + 1, after);
    out.before_hash = before_hash(i), out.after_hash = after_hash(i + 1);
    visit_first_edge(i, out.before_hash, before);
    visit_last_edge(i + 1, out.after_hash, after);
    out.before = before.score, out.after = after.score;
  }
}

void Scorer::add_few() {
  few_ = std::make_unique<FewFeatures>();
  const auto weights = [this](std::uint64_t hash) {
    const FeatureRecord* record = tables_.find_feature(finish_hash(hash));
    return record == nullptr ? Weights{} : record->weights;
  };
  for (std::size_t i = 0; i < few_->length.size(); ++i) few_->length[i] = weights(hash_text(visits::kLengths[i], hash_text("span.length=")));
  for (std::size_t i = 0; i < few_->ends.size(); ++i) {
    const char types[] = {kTypeLetters[i / FewFeatures::kTypes], kTypeLetters[i % FewFeatures::kTypes]};
    const std::string_view pair(types, 2);
    few_->ends[i] = weights(hash_text(pair, hash_text("ends.")));
    few_->head[i] = weights(hash_text(pair, hash_text("head.")));
    few_->tail[i] = weights(hash_text(pair, hash_text("tail.")));
  }
  const auto add_most = [&](const visits::LabelFeatures& features, Score& most) {
    for (const std::uint64_t hash : features.hashes) {
      const Weights of_one = weights(hash);
      for (std::size_t label = 0; label < kLabelCount; ++label) most[label] += std::max<std::int32_t>(of_one[label], 0);
    }
  };
  auto& [of_one_token, of_more] = few_->most_remembered;
  add_most(visits::same_name(), of_more), add_most(visits::part_of_name(), of_more);
  of_one_token = of_more;
  add_most(visits::acronym_of_name(), of_one_token);
}

bool Scorer::is_hopeless(std::uint32_t first, std::uint32_t last, const Score& text_score) const noexcept {
  if ((first > 0 && joins_[first - 1] != 0) || (last < joins_.size() && joins_[last] != 0)) return false;
  const Score& most = few_->most_remembered[last - first == 1 ? 0 : 1];
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    if (static_cast<Label>(label) != Label::kDate && text_score[label] + most[label] > 0) return false;
  }
  return true;
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
  const Prepared &begin = prepared_[first - begin_], &end = prepared_[last - 1 - begin_];
  const auto as = [](const Prepared& token, Position position) -> const Score& {
    return token.inside[static_cast<std::size_t>(position)];
  };
  if (last - first == 1) {
    add(sum.score, as(begin, Position::kOnly));
  } else {
    add(sum.score, as(begin, Position::kFirst));
    add(sum.score, as(end, Position::kLast));
    add(sum.score, end.inner_before);
    subtract(sum.score, prepared_[first + 1 - begin_].inner_before);
  }
  add(sum.score, begin.before);
  add(sum.score, end.after);
  visit_features(first, last, sum);
  return sum.score;
}

std::vector<Observation> Scorer::list(std::uint32_t first, std::uint32_t last, Label label) const {
  look_around(first, last);
  Listing listing{tables_, static_cast<std::size_t>(label)};
  visit_inside(first, last, listing);
  visit_before(first, listing);
  visit_after(last, listing);
  visit_features(first, last, listing);
  visit_memory(first, last, Memory::key_of(*window_, first, last), listing);
  return std::move(listing.seen);
}

void Scorer::observe(std::uint32_t first, std::uint32_t last, Observed& out) const {
  look_around(first, last);
  Collector collector{tables_, out};
  visit_inside(first, last, collector);
  visit_before(first, collector);
  visit_after(last, collector);
  visit_features(first, last, collector);
}

void Scorer::observe_memory(std::uint32_t first, std::uint32_t last, Observed& out) const {
  look_around(first, last);
  Collector collector{tables_, out};
  visit_memory(first, last, Memory::key_of(*window_, first, last), collector);
}

}  // namespace onoma::tag
