#include "tag/scorer.hpp"

#include <algorithm>

#include "tag/initials.hpp"
#include "tag/shape_class.hpp"

namespace onoma::tag {

namespace {

using text::Shape;

// Adds up weights.
struct Sum {
  const EvidenceTables& tables;
  Score score{};

  void klass(ClassId id, Position position, std::uint32_t) { add(score, tables.vector(id, position)); }
  void feature(std::string_view name) {
    if (const FeatureRecord* record = tables.find_feature(hash_feature(name))) add(score, record->weights);
  }
};

// Keeps every observation that counts for one label.
struct Listing {
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
  void feature(std::string_view name) {
    const FeatureRecord* record = tables.find_feature(hash_feature(name));
    if (record != nullptr && record->weights[label] != 0) {
      seen.push_back({record->weights, Position::kWhole, 0, std::string(name), 0, kNoProposal});
    }
  }
};

// Keeps the numbers of all observations.
struct Collector {
  const EvidenceTables& tables;
  Observed& out;

  void klass(ClassId id, Position position, std::uint32_t) {
    for (const std::uint16_t attribute : tables.attributes_of(id)) {
      out.attributes.push_back(static_cast<std::uint32_t>(attribute * kPositions) +
                               static_cast<std::uint32_t>(position));
    }
  }
  void feature(std::string_view name) { out.features.emplace_back(name); }
};

Position inside_position(std::uint32_t i, std::uint32_t first, std::uint32_t last) {
  if (last - first == 1) return Position::kOnly;
  return i == first ? Position::kFirst : i + 1 == last ? Position::kLast : Position::kInner;
}

// Names of features are put together here without touching the heap.
class FeatureName {
 public:
  explicit FeatureName(std::string_view text) { append(text); }
  FeatureName& append(std::string_view text) {
    const std::size_t count = std::min(text.size(), sizeof(text_) - size_);
    std::copy_n(text.data(), count, text_ + size_);
    size_ += count;
    return *this;
  }
  FeatureName& append(char c) { return append(std::string_view(&c, 1)); }
  std::string_view view() const { return {text_, size_}; }

 private:
  char text_[48];
  std::size_t size_ = 0;
};

constexpr std::string_view kDigits[] = {"0", "1", "2", "3", "4", "5", "6+"};

}  // namespace

template <typename Sink>
void Scorer::visit_inside(std::uint32_t first, std::uint32_t last, Sink& sink) const {
  for (std::uint32_t i = first; i < last; ++i) {
    const Position position = inside_position(i, first, last);
    sink.klass(window_.classes[i], position, i);
    sink.klass(shape_class(*window_.analysis, i), position, i);
    sink.klass(window_.covers[i], position, i);
  }
}

Scorer::Scorer(const EvidenceTables& tables, const Window& window, const Memory* memory)
    : tables_(tables), window_(window), memory_(memory) {
  const std::size_t count = window.analysis->tokens.size();
  match_at_.assign(count + 1, static_cast<std::uint32_t>(window.matches.size()));
  for (std::size_t i = window.matches.size(); i-- > 0;) {
    match_at_[window.matches[i].first] = static_cast<std::uint32_t>(i);
  }
  for (std::size_t i = count; i-- > 0;) match_at_[i] = std::min(match_at_[i], match_at_[i + 1]);
}

void Scorer::prepare(std::uint32_t first, std::uint32_t last) {
  begin_ = first;
  sums_.resize(last - first);
  inner_prefix_.assign(last - first + 1, Score{});
  for (std::uint32_t i = first; i < last; ++i) {
    const ClassId ids[] = {window_.classes[i], shape_class(*window_.analysis, i), window_.covers[i]};
    TokenSums& sums = sums_[i - first];
    for (std::size_t position = 0; position < 4; ++position) {
      sums.inside[position] = {};
      for (const ClassId id : ids) add(sums.inside[position], tables_.vector(id, static_cast<Position>(position)));
    }
    Score& next = inner_prefix_[i - first + 1];
    next = inner_prefix_[i - first];
    for (std::size_t label = 0; label < kLabelCount; ++label) {
      next[label] += sums.inside[static_cast<std::size_t>(Position::kInner)][label];
    }
  }
}

Score Scorer::score(std::uint32_t first, std::uint32_t last) const {
  Sum sum{tables_};
  const auto plus = [&](const Score& more) {
    for (std::size_t label = 0; label < kLabelCount; ++label) sum.score[label] += more[label];
  };
  const auto inside = [&](std::uint32_t i, Position position) -> const Score& {
    return sums_[i - begin_].inside[static_cast<std::size_t>(position)];
  };
  if (last - first == 1) {
    plus(inside(first, Position::kOnly));
  } else {
    plus(inside(first, Position::kFirst));
    plus(inside(last - 1, Position::kLast));
    const Score& upto = inner_prefix_[last - 1 - begin_];
    const Score& from = inner_prefix_[first + 1 - begin_];
    for (std::size_t label = 0; label < kLabelCount; ++label) sum.score[label] += upto[label] - from[label];
  }
  visit_context(first, last, sum);
  visit_features(first, last, sum);
  return sum.score;
}

std::vector<Observation> Scorer::list(std::uint32_t first, std::uint32_t last, Label label) const {
  Listing listing{tables_, static_cast<std::size_t>(label)};
  visit_inside(first, last, listing);
  visit_context(first, last, listing);
  visit_features(first, last, listing);
  return std::move(listing.seen);
}

void Scorer::observe(std::uint32_t first, std::uint32_t last, Observed& out) const {
  Collector collector{tables_, out};
  visit_inside(first, last, collector);
  visit_context(first, last, collector);
  visit_features(first, last, collector);
}

template <typename Sink>
void Scorer::visit_context(std::uint32_t first, std::uint32_t last, Sink& sink) const {
  const text::Analysis& analysis = *window_.analysis;
  const auto starts = [&](std::uint32_t i) {
    const text::Token& token = analysis.tokens[i];
    return token.has(text::kSentenceStart) || token.has(text::kParagraphStart);
  };
  if (first == 0 || starts(first)) {
    sink.klass(first == 0 || analysis.tokens[first].has(text::kParagraphStart) ? text_edge_class()
                                                                               : sentence_edge_class(),
               Position::kBefore, first);
  } else {
    const std::uint32_t before = first - 1;
    if (analysis.tokens[first].has(text::kLineStart)) sink.klass(line_edge_class(), Position::kBefore, first);
    sink.klass(shape_class(analysis, before), Position::kBefore, before);
    sink.klass(window_.classes[before], Position::kBefore, before);
    sink.klass(window_.match_ends[before], Position::kBefore, before);
    if (before == 0 || starts(before)) {
      sink.klass(sentence_edge_class(), Position::kBefore2, before);
    } else {
      sink.klass(shape_class(analysis, before - 1), Position::kBefore2, before - 1);
      sink.klass(window_.classes[before - 1], Position::kBefore2, before - 1);
      sink.klass(window_.match_ends[before - 1], Position::kBefore2, before - 1);
    }
  }
  const std::uint32_t count = static_cast<std::uint32_t>(analysis.tokens.size());
  if (last >= count || starts(last)) {
    sink.klass(text_edge_class(), Position::kAfter, last - 1);
    return;
  }
  if (analysis.tokens[last].has(text::kLineStart)) sink.klass(line_edge_class(), Position::kAfter, last);
  sink.klass(shape_class(analysis, last), Position::kAfter, last);
  sink.klass(window_.classes[last], Position::kAfter, last);
  sink.klass(window_.match_begins[last], Position::kAfter, last);
  if (last + 1 >= count || starts(last + 1)) {
    sink.klass(sentence_edge_class(), Position::kAfter2, last);
  } else {
    sink.klass(shape_class(analysis, last + 1), Position::kAfter2, last + 1);
    sink.klass(window_.classes[last + 1], Position::kAfter2, last + 1);
    sink.klass(window_.match_begins[last + 1], Position::kAfter2, last + 1);
  }
}

template <typename Sink>
void Scorer::visit_features(std::uint32_t first, std::uint32_t last, Sink& sink) const {
  const text::Analysis& analysis = *window_.analysis;
  if (last - first > 1) {
    const ClassId match = match_class(first, last);
    sink.klass(match, Position::kWhole, first);
    if ((tables_.classes[match].flags & kIsListed) != 0) {
      sink.feature(FeatureName("span.listed=").append(kDigits[std::min<std::uint32_t>(last - first, 6)]).view());
    }
  }
  if (last - first > 2 && country_before_listed(first, last)) sink.feature("span.country-before-listed");
  sink.feature(FeatureName("span.length=").append(kDigits[std::min<std::uint32_t>(last - first, 6)]).view());
  visit_signature(first, last, sink);
  for (std::uint32_t i = first + 1; i < last; ++i) {
    if (analysis.tokens[i].has(text::kLineStart)) sink.feature("span.crosses-line");
    if (analysis.tokens[i].has(text::kDoubtfulBoundary)) sink.feature("span.crosses-doubtful-boundary");
  }
  if (last - first > 1 && defines_acronym(first, last)) sink.feature("span.defines-acronym");
  visit_memory(first, last, sink);
}

// The coarse types of the tokens, in full ("sig.GS"), with runs of one type as one ("runs.U"), their ends ("ends.GS"), and the
// first and last two of longer spans ("head.DL", "tail.LN").
template <typename Sink>
void Scorer::visit_signature(std::uint32_t first, std::uint32_t last, Sink& sink) const {
  FeatureName full("sig.");
  FeatureName runs("runs.");
  char previous = '\0', before_previous = '\0';
  for (std::uint32_t i = first; i < last; ++i) {
    const char letter = kTypeLetters[type_of(i)];
    full.append(letter);
    if (letter != previous) runs.append(letter);
    before_previous = previous;
    previous = letter;
  }
  sink.feature(full.view());
  if (last - first == 1) return;
  sink.feature(runs.view());
  sink.feature(FeatureName("ends.").append(kTypeLetters[type_of(first)]).append(previous).view());
  if (last - first == 2) return;
  const char second = kTypeLetters[type_of(first + 1)];
  sink.feature(FeatureName("head.").append(kTypeLetters[type_of(first)]).append(second).view());
  sink.feature(FeatureName("tail.").append(before_previous).append(previous).view());
}

template <typename Sink>
void Scorer::visit_memory(std::uint32_t first, std::uint32_t last, Sink& sink) const {
  if (memory_ == nullptr || memory_->empty()) return;
  const std::uint64_t key = Memory::key_of(window_, first, last);
  const Counts same = others_like(first, last);
  const Counts& part = memory_->part(key);
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    const std::string_view name = label_name(static_cast<Label>(label));
    if (same[label] > 0) sink.feature(FeatureName("doc.same:").append(name).view());
    if (part[label] > 0) sink.feature(FeatureName("doc.part:").append(name).view());
  }
  const Shape shape = window_.analysis->tokens[first].shape;
  if (last - first == 1 && (shape == Shape::kAllCaps || shape == Shape::kAcronym || shape == Shape::kMixed)) {
    const Counts& acronym = memory_->acronym(hash_initials(window_.analysis->token_text(first)));
    if (acronym[static_cast<std::size_t>(Label::kOrg)] > 0) sink.feature("doc.acronym:ORG");
    if (acronym[static_cast<std::size_t>(Label::kLoc)] > 0) sink.feature("doc.acronym:LOC");
  }
}

// How often the name was seen elsewhere: the memory's counts less what this mention itself put there.
Counts Scorer::others_like(std::uint32_t first, std::uint32_t last) const {
  Counts counts = memory_->same(Memory::key_of(window_, first, last));
  if (first_pass_ == nullptr) return counts;
  const auto at = std::lower_bound(first_pass_->begin(), first_pass_->end(), first,
                                   [](const Tagged& tagged, std::uint32_t token) { return tagged.first < token; });
  if (at != first_pass_->end() && at->first == first && at->last == last) {
    std::uint16_t& own = counts[static_cast<std::size_t>(at->label)];
    if (own > 0) --own;
  }
  return counts;
}

// "X Y Z (XYZ)": the name is followed by its own acronym in brackets.
bool Scorer::defines_acronym(std::uint32_t first, std::uint32_t last) const {
  const text::Analysis& analysis = *window_.analysis;
  if (last + 1 >= analysis.tokens.size() || analysis.token_text(last) != "(") return false;
  const Shape shape = analysis.tokens[last + 1].shape;
  if (shape != Shape::kAllCaps && shape != Shape::kAcronym && shape != Shape::kMixed) return false;
  return abbreviates(analysis.token_text(last + 1), analysis, first, last);
}

// "Guyana Coast Guard", "Afghan Red Crescent": a country or nationality, then a listed name of several tokens.
bool Scorer::country_before_listed(std::uint32_t first, std::uint32_t last) const {
  static const TypeCode kCountry = type_code('N'), kNationality = type_code('D');
  const TypeCode type = type_of(first);
  if (type != kCountry && type != kNationality) return false;
  return (tables_.classes[match_class(first + 1, last)].flags & kIsName) != 0;
}

ClassId Scorer::match_class(std::uint32_t first, std::uint32_t last) const {
  for (std::size_t i = match_at_[first]; i < window_.matches.size() && window_.matches[i].first == first; ++i) {
    if (window_.matches[i].last == last) return window_.matches[i].klass;
  }
  return 0;
}

TypeCode Scorer::type_of(std::uint32_t i) const {
  const text::Token& token = window_.analysis->tokens[i];
  const TypeCode known = tables_.classes[window_.classes[i]].type;
  static const TypeCode kInitial = type_code('I'), kAcronym = type_code('A'), kNumber = type_code('0'),
                        kHyphen = type_code('-'), kAmpersand = type_code('&'), kApostrophe = type_code('\''),
                        kUnknown = type_code('U'), kLink = type_code('L');
  switch (token.shape) {
    case Shape::kInitial: return kInitial;
    case Shape::kNumber:
    case Shape::kAlnum: return known != 0 ? known : kNumber;
    case Shape::kPunctuation: {
      const char c = window_.analysis->normal[token.begin];
      return c == '-' ? kHyphen : c == '&' ? kAmpersand : c == '\'' ? kApostrophe : TypeCode{0};
    }
    case Shape::kLower: return known != 0 ? known : kLink;
    case Shape::kAcronym:
    case Shape::kAllCaps: return known != 0 ? known : kAcronym;
    default: return known != 0 ? known : kUnknown;
  }
}

}  // namespace onoma::tag
