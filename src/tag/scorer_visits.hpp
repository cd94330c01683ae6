// The walks over the evidence of a candidate, for every kind of sink: one that sums, one that lists, one that collects. A sink
// has klass(class, position, token) and feature(hash, name), where `name` makes the name of the feature when it is asked, and says
// with kIsPrepared whether it has the features already that depend on one edge of the span, or its length, alone.
//
// Only scorer.cpp includes this.
#pragma once

#include <algorithm>

#include "tag/initials.hpp"
#include "tag/scorer.hpp"
#include "tag/shape_class.hpp"

namespace onoma::tag {

namespace visits {

inline constexpr std::string_view kLengths[] = {"0", "1", "2", "3", "4", "5", "6+"};

inline Position inside_position(std::uint32_t i, std::uint32_t first, std::uint32_t last) {
  if (last - first == 1) return Position::kOnly;
  return i == first ? Position::kFirst : i + 1 == last ? Position::kLast : Position::kInner;
}

inline constexpr std::uint32_t kEdge = hash_gist("edge");

inline std::uint64_t placed(Position position, std::uint32_t gist) {
  static constexpr std::uint64_t kBefore = hash_text("before"), kAfter = hash_text("after"), kFirst = hash_text("first"),
                                 kLast = hash_text("last");
  switch (position) {
    case Position::kBefore: return hash_placed(kBefore, gist);
    case Position::kAfter: return hash_placed(kAfter, gist);
    case Position::kFirst: return hash_placed(kFirst, gist);
    default: return hash_placed(kLast, gist);
  }
}

inline std::string joined(std::string_view a, std::string_view b, std::string_view c = {}, std::string_view d = {}) {
  std::string out;
  return out.append(a).append(b).append(c).append(d);
}

// The first half of a feature's name, with its hash worked out by the compiler.
struct FeatureKind {
  consteval FeatureKind(const char* kind) : text(kind), hash(hash_text(kind)) {}
  std::string_view text;
  std::uint64_t hash;
};

// A feature whose name is put together from two texts.
template <typename Sink>
void add_feature(Sink& sink, FeatureKind kind, std::string_view value) {
  sink.feature(hash_text(value, kind.hash), [&] { return joined(kind.text, value); });
}

// Features whose names end with that of a label.
struct LabelFeatures {
  explicit LabelFeatures(FeatureKind kind) : text(kind.text) {
    for (std::size_t label = 0; label < kLabelCount; ++label) hashes[label] = hash_text(label_name(static_cast<Label>(label)), kind.hash);
  }
  template <typename Sink>
  void add(Sink& sink, std::size_t label) const {
    sink.feature(hashes[label], [&] { return joined(text, label_name(static_cast<Label>(label))); });
  }
  std::string_view text;
  std::array<std::uint64_t, kLabelCount> hashes{};
};

inline const LabelFeatures& same_name() {
  static const LabelFeatures features("doc.same:");
  return features;
}
inline const LabelFeatures& part_of_name() {
  static const LabelFeatures features("doc.part:");
  return features;
}
inline const LabelFeatures& acronym_of_name() {
  static const LabelFeatures features("doc.acronym:");
  return features;
}

}  // namespace visits

inline bool Scorer::starts(std::uint32_t i) const {
  const text::Token& token = window_->analysis->tokens[i];
  return token.has(text::kSentenceStart) || token.has(text::kParagraphStart);
}

inline bool Scorer::opens(std::uint32_t first) const { return first == 0 || starts(first); }

inline bool Scorer::closes(std::uint32_t last) const {
  return last >= window_->analysis->tokens.size() || starts(last);
}

inline std::string Scorer::before_name(std::uint32_t first) const {
  return "before." + (opens(first) ? "edge" : gist_name(first - 1));
}

inline std::string Scorer::after_name(std::uint32_t last) const {
  return "after." + (closes(last) ? "edge" : gist_name(last));
}

inline std::uint64_t Scorer::before_hash(std::uint32_t first) const {
  return visits::placed(Position::kBefore, opens(first) ? visits::kEdge : gists_[first - 1]);
}

inline std::uint64_t Scorer::after_hash(std::uint32_t last) const {
  return visits::placed(Position::kAfter, closes(last) ? visits::kEdge : gists_[last]);
}

inline Scorer::TypeHashes Scorer::hashes_of(std::uint32_t first, std::uint32_t last) const {
  TypeHashes hashes;
  for (std::uint32_t i = first; i < last; ++i) hashes.add(types_[i], i > first ? types_[i - 1] : '\0');
  return hashes;
}

inline const Scorer::TypeHashes& Scorer::running_hashes(std::uint32_t first, std::uint32_t last) const {
  if (running_.first != first || running_.last <= first || running_.last > last) running_ = {first, first, {}};
  for (std::uint32_t& i = running_.last; i < last; ++i) running_.hashes.add(types_[i], i > first ? types_[i - 1] : '\0');
  return running_.hashes;
}

template <typename Sink>
void Scorer::visit_inside(std::uint32_t first, std::uint32_t last, Sink& sink) const {
  for (std::uint32_t i = first; i < last; ++i) {
    const Position position = visits::inside_position(i, first, last);
    sink.klass(window_->classes[i], position, i);
    sink.klass(window_->uses[i], position, i);
    sink.klass(shapes_[i], position, i);
    sink.klass(window_->covers[i], position, i);
  }
}

template <typename Sink>
void Scorer::visit_token(std::uint32_t i, Position position, ClassId match, Sink& sink) const {
  sink.klass(shapes_[i], position, i);
  sink.klass(window_->classes[i], position, i);
  sink.klass(window_->uses[i], position, i);
  if (match != 0) sink.klass(match, position, i);
}

// What stands before a span that begins at `first`.
template <typename Sink>
void Scorer::visit_before(std::uint32_t first, Sink& sink) const {
  const text::Analysis& analysis = *window_->analysis;
  if (first == 0 || starts(first)) {
    const bool opens = first == 0 || analysis.tokens[first].has(text::kParagraphStart);
    sink.klass(opens ? text_edge_class() : sentence_edge_class(), Position::kBefore, first);
    return;
  }
  const std::uint32_t before = first - 1;
  if (analysis.tokens[first].has(text::kLineStart)) sink.klass(line_edge_class(), Position::kBefore, first);
  visit_token(before, Position::kBefore, window_->match_ends[before], sink);
  if (before == 0 || starts(before)) {
    sink.klass(sentence_edge_class(), Position::kBefore2, before);
  } else {
    visit_token(before - 1, Position::kBefore2, window_->match_ends[before - 1], sink);
  }
}

// What stands after a span whose last token is `last - 1`.
template <typename Sink>
void Scorer::visit_after(std::uint32_t last, Sink& sink) const {
  const text::Analysis& analysis = *window_->analysis;
  const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
  if (last >= count || starts(last)) {
    sink.klass(text_edge_class(), Position::kAfter, last - 1);
    return;
  }
  if (analysis.tokens[last].has(text::kLineStart)) sink.klass(line_edge_class(), Position::kAfter, last);
  visit_token(last, Position::kAfter, window_->match_begins[last], sink);
  if (last + 1 >= count || starts(last + 1)) {
    sink.klass(sentence_edge_class(), Position::kAfter2, last);
  } else {
    visit_token(last + 1, Position::kAfter2, window_->match_begins[last + 1], sink);
  }
}

template <typename Sink>
void Scorer::visit_features(std::uint32_t first, std::uint32_t last, Sink& sink) const {
  const text::Analysis& analysis = *window_->analysis;
  const std::string_view length = visits::kLengths[std::min<std::uint32_t>(last - first, 6)];
  if (last - first > 1) {
    const ClassId match = match_class(first, last);
    sink.klass(match, Position::kWhole, first);
    if ((tables_.classes[match].flags & kIsListed) != 0) visits::add_feature(sink, "span.listed=", length);
  }
  if (last - first > 2 && country_before_listed(first, last)) visits::add_feature(sink, "span.country-before-listed", "");
  if constexpr (!Sink::kIsPrepared) visits::add_feature(sink, "span.length=", length);
  visit_types(first, last, sink);
  // Few spans cross anything.
  const bool crosses = !Sink::kIsPrepared || prepared_[last - 1 - begin_].crossings != prepared_[first - begin_].crossings;
  const std::uint32_t to_look_at = crosses ? last : first;
  for (std::uint32_t i = first + 1; i < to_look_at; ++i) {
    if (analysis.tokens[i].has(text::kLineStart)) visits::add_feature(sink, "span.crosses-line", "");
    if (analysis.tokens[i].has(text::kDoubtfulBoundary)) visits::add_feature(sink, "span.crosses-doubtful-boundary", "");
  }
  if (last - first > 1 && defines_acronym(first, last)) visits::add_feature(sink, "span.defines-acronym", "");
}

// The coarse types of the tokens, in full ("sig.GS"), with runs of one type as one ("runs.U"), their ends ("ends.GS"), the
// first and last two of longer spans ("head.DL", "tail.LN").
template <typename Sink>
void Scorer::visit_signature(std::uint32_t first, std::uint32_t last, Sink& sink) const {
  const auto [full, runs] = hashes_of(first, last);
  const auto letters = [&](std::uint32_t from, std::uint32_t to) { return std::string_view(types_.data() + from, to - from); };
  sink.feature(full, [&] { return visits::joined("sig.", letters(first, last)); });
  if (last - first > 1) {
    sink.feature(runs, [&] { return visits::joined("runs.", runs_of(first, last)); });
    const char ends[] = {types_[first], types_[last - 1]};
    visits::add_feature(sink, "ends.", {ends, 2});
  }
  if (last - first > 2) {
    visits::add_feature(sink, "head.", letters(first, first + 2));
    visits::add_feature(sink, "tail.", letters(last - 2, last));
  }
}

// The same, and what the length says, for a sink that sums. Returns the hash of the runs.
template <typename Sink>
std::uint64_t Scorer::sum_signature(std::uint32_t first, std::uint32_t last, Sink& sink) const {
  const TypeHashes& hashes = running_hashes(first, last);
  const std::uint32_t length = last - first;
  const auto pair = [this](std::uint32_t a, std::uint32_t b) { return type_codes_[a] * FewFeatures::kTypes + type_codes_[b]; };
  add(sink.score, few_->length[std::min<std::size_t>(length, few_->length.size() - 1)]);
  sink.feature(hashes.full, nullptr);
  if (length > 1) {
    sink.feature(hashes.runs, nullptr);
    add(sink.score, few_->ends[pair(first, last - 1)]);
  }
  if (length > 2) {
    add(sink.score, few_->head[pair(first, first + 1)]);
    add(sink.score, few_->tail[pair(last - 2, last - 1)]);
  }
  return hashes.runs;
}

// The types alone; then the runs of types and the edge words with the words beside them.
template <typename Sink>
void Scorer::visit_types(std::uint32_t first, std::uint32_t last, Sink& sink) const {
  std::uint64_t before, after, runs;
  if constexpr (Sink::kIsPrepared) {
    runs = sum_signature(first, last, sink);
    before = prepared_[first - begin_].before_hash, after = prepared_[last - 1 - begin_].after_hash;
  } else {
    visit_signature(first, last, sink);
    runs = hashes_of(first, last).runs, before = before_hash(first), after = after_hash(last);
    visit_first_edge(first, before, sink);
    visit_last_edge(last, after, sink);
  }
  sink.feature(hash_pair(before, after), [&] { return visits::joined(before_name(first), "|", after_name(last)); });
  sink.feature(hash_pair(after, runs), [&] { return visits::joined(after_name(last), "|runs.", runs_of(first, last)); });
  if (!setting_.is_plain(window_->analysis->line_of[first])) visit_setting(first, last, runs, sink);
}

// The first word with the one before it.
template <typename Sink>
void Scorer::visit_first_edge(std::uint32_t first, std::uint64_t before, Sink& sink) const {
  sink.feature(hash_pair(before, visits::placed(Position::kFirst, gists_[first])),
               [&] { return visits::joined(before_name(first), "|first.", gist_name(first)); });
}

// The last word with the one after it.
template <typename Sink>
void Scorer::visit_last_edge(std::uint32_t last, std::uint64_t after, Sink& sink) const {
  sink.feature(hash_pair(visits::placed(Position::kLast, gists_[last - 1]), after),
               [&] { return visits::joined("last.", gist_name(last - 1), "|", after_name(last)); });
}

// What the kind of text does to a span of these types.
template <typename Sink>
void Scorer::visit_setting(std::uint32_t first, std::uint32_t last, std::uint64_t runs, Sink& sink) const {
  const auto with_runs = [&](std::string_view setting) {
    sink.feature(hash_pair(hash_text(setting), runs), [&, setting] { return visits::joined(setting, "|runs.", runs_of(first, last)); });
  };
  const text::Analysis& analysis = *window_->analysis;
  const std::uint32_t line = analysis.line_of[first];
  if (setting_.is_informal(line)) {
    visits::add_feature(sink, "setting.informal", "");
    with_runs("setting.informal");
  }
  if (setting_.is_table(line)) with_runs("setting.table");
  if (!setting_.is_sports()) return;
  with_runs("setting.sports");
  if (setting_.is_table(line)) with_runs("setting.sports-table");
  const ClassId known = last - first == 1 ? window_->classes[first] : match_class(first, last);
  if ((tables_.classes[known].flags & kIsClub) != 0) visits::add_feature(sink, "setting.sports-club", "");
  if (last < analysis.tokens.size() && analysis.tokens[last].shape == text::Shape::kNumber) with_runs("setting.sports-number-after");
}

template <typename Sink>
void Scorer::visit_memory(std::uint32_t first, std::uint32_t last, std::uint64_t key, Sink& sink) const {
  if (memory_ == nullptr) return;
  if (first_pass_ != nullptr) visit_neighbours(first, last, sink);
  if (memory_->empty()) return;
  if (memory_->may_know(key)) {
    const visits::LabelFeatures &same_name = visits::same_name(), &part_of_name = visits::part_of_name();
    const NameCounts& known = memory_->find(key);
    const Counts same = others_like(first, last, known.same), &part = known.part;
    for (std::size_t label = 0; label < kLabelCount; ++label) {
      if (same[label] > 0) same_name.add(sink, label);
      if (part[label] > 0) part_of_name.add(sink, label);
    }
  }
  if (memory_->has_acronyms() && is_acronym(first, last)) {
    const Counts& acronym = memory_->acronym(hash_initials(window_->analysis->token_text(first)));
    if (acronym[static_cast<std::size_t>(Label::kOrg)] > 0) visits::add_feature(sink, "doc.acronym:", "ORG");
    if (acronym[static_cast<std::size_t>(Label::kLoc)] > 0) visits::add_feature(sink, "doc.acronym:", "LOC");
  }
}

// Names of the first pass that stand beside this one in a list: "A, B and C".
template <typename Sink>
void Scorer::visit_neighbours(std::uint32_t first, std::uint32_t last, Sink& sink) const {
  const auto mention = [&](std::string_view side, const Tagged& other, std::uint32_t joint) {
    const std::string_view label = label_name(other.label), word = window_->analysis->token_text(joint);
    const std::uint64_t hash = hash_text(word, hash_more(hash_text(label, hash_text(side)), '='));
    sink.feature(hash, [&] { return visits::joined(side, label, "=", word); });
  };
  const bool after_joint = first > 0 && joins_[first - 1] != 0, before_joint = last < joins_.size() && joins_[last] != 0;
  if (!after_joint && !before_joint) return;
  std::size_t next = named_at(first);
  if (after_joint && next > 0 && !starts(first)) {
    const Tagged& left = (*first_pass_)[next - 1];
    const bool near = left.last < first && first - left.last <= 2 && joins_[left.last] != 0;
    if (near && !starts(left.last)) mention("list.before:", left, first - 1);
  }
  next = named_at(last);
  if (!before_joint || next == first_pass_->size()) return;
  const Tagged& right = (*first_pass_)[next];
  if (right.first <= last || right.first - last > 2) return;
  if (joins_[right.first - 1] != 0 && !starts(last) && !starts(right.first)) mention("list.after:", right, last);
}

}  // namespace onoma::tag
