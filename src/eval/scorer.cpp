#include "eval/scorer.hpp"

#include <algorithm>
#include <charconv>

#include "eval/calendar_words.hpp"
#include "eval/overlap.hpp"

namespace onoma::eval {
namespace {

double ratio(std::size_t part, std::size_t whole) noexcept {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool has(const LabelSet& labels, Label label) noexcept {
  return labels[static_cast<std::size_t>(label)];
}

// Sorts and drops repeats; of equal spans the last stays, with its value.
void make_distinct(std::vector<Mention>& mentions) {
  std::reverse(mentions.begin(), mentions.end());
  std::stable_sort(mentions.begin(), mentions.end(), reading_order);
  mentions.erase(std::unique(mentions.begin(), mentions.end(), same_entity), mentions.end());
}

bool is_wanted(const Mention& gold, std::string_view text, Dates dates) {
  if (gold.label != Label::kDate || dates == Dates::kAll) return true;
  if (dates == Dates::kCalendar) return names_calendar(text.substr(gold.span.begin, gold.span.size()));
  return gold.value != "PAST_REF" && gold.value != "PRESENT_REF" && gold.value != "FUTURE_REF";
}

// Distinct spans, labels aside.
std::vector<Span> boundaries(const std::vector<Mention>& mentions) {
  std::vector<Span> spans = spans_of(mentions);
  spans.erase(std::unique(spans.begin(), spans.end()),
              spans.end());  // reading order puts equal ones side by side
  return spans;
}

std::vector<Mention> with_label(const std::vector<Mention>& mentions, Label label) {
  std::vector<Mention> kept;
  std::copy_if(mentions.begin(), mentions.end(), std::back_inserter(kept),
               [label](const Mention& mention) { return mention.label == label; });
  return kept;
}

// How many spans pair off one to one by overlap: each annotated span takes the first prediction that is still
// free.
std::size_t partial_matches(const std::vector<Mention>& gold, const std::vector<Mention>& predicted) {
  std::vector<bool> taken(predicted.size());
  std::size_t hits = 0;
  std::size_t first = 0;  // predictions before it are taken, or end before every annotated span still to come
  for (const Mention& mention : gold) {
    while (first < predicted.size() && (taken[first] || predicted[first].span.end <= mention.span.begin))
      ++first;
    for (std::size_t i = first; i < predicted.size() && predicted[i].span.begin < mention.span.end; ++i) {
      if (taken[i] || !predicted[i].span.overlaps(mention.span)) continue;
      taken[i] = true;
      ++hits;
      break;
    }
  }
  return hits;
}

std::size_t common(const std::vector<Span>& a, const std::vector<Span>& b) {
  std::vector<Span> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

// The pairs of an annotated and a predicted span of one label that are the same span.
std::vector<std::pair<const Mention*, const Mention*>> exact_matches(const std::vector<Mention>& gold,
                                                                     const std::vector<Mention>& predicted) {
  std::vector<std::pair<const Mention*, const Mention*>> matches;
  auto match = predicted.begin();
  for (const Mention& mention : gold) {
    match = std::lower_bound(match, predicted.end(), mention, reading_order);
    if (match != predicted.end() && same_entity(*match, mention)) matches.emplace_back(&mention, &*match);
  }
  return matches;
}

}  // namespace

std::vector<Span> spans_of(const std::vector<Mention>& mentions) {
  std::vector<Span> spans;
  for (const Mention& mention : mentions) spans.push_back(mention.span);
  return spans;
}

ScoredSpans scored_spans(const GoldDocument& document, const std::vector<Mention>& predicted,
                         const ScoreOptions& options) {
  const auto counts = [&](Label label) { return has(document.labels, label) && has(options.labels, label); };
  ScoredSpans scored;
  std::vector<Mention> gold;
  for (const json::GoldSpan& span : document.spans) {
    if (counts(span.label)) gold.push_back({span.span, span.label, span.value});
  }
  make_distinct(gold);
  std::vector<Span> open = document.ignore;
  for (Mention& mention : gold) {
    if (is_wanted(mention, document.text, options.dates))
      scored.gold.push_back(std::move(mention));
    else
      open.push_back(mention.span);
  }
  for (const Mention& mention : predicted) {
    if (counts(mention.label)) scored.predicted.push_back(mention);
  }
  make_distinct(scored.predicted);
  if (!open.empty()) {
    const OverlapIndex annotated(spans_of(scored.gold));
    const OverlapIndex left_open(std::move(open));
    std::erase_if(scored.predicted, [&](const Mention& mention) {
      return left_open.touches(mention.span) && !annotated.touches(mention.span);
    });
  }
  return scored;
}

double Tally::precision() const noexcept {
  return ratio(hits, predicted);
}

double Tally::recall() const noexcept {
  return ratio(hits, gold);
}

double Tally::f1() const noexcept {
  if (hits == 0) return 0;
  return 2 * precision() * recall() / (precision() + recall());
}

Tally& Tally::operator+=(const Tally& other) noexcept {
  hits += other.hits;
  gold += other.gold;
  predicted += other.predicted;
  return *this;
}

double ValueTally::accuracy() const noexcept {
  return ratio(right, compared);
}

std::string_view row_name(std::size_t row) noexcept {
  return row == kAllRow ? "ALL" : label_name(static_cast<Label>(row));
}

void Scores::add(const ScoredSpans& spans, bool present) {
  ++documents;
  missing += !present;
  const std::vector<Span> gold_spans = boundaries(spans.gold);
  const std::vector<Span> predicted_spans = boundaries(spans.predicted);
  boundary += Tally{common(gold_spans, predicted_spans), gold_spans.size(), predicted_spans.size()};
  for (std::size_t row = 0; row < kLabelCount; ++row) {
    const std::vector<Mention> gold = with_label(spans.gold, static_cast<Label>(row));
    const std::vector<Mention> predicted = with_label(spans.predicted, static_cast<Label>(row));
    const auto matches = exact_matches(gold, predicted);
    const Tally hits{matches.size(), gold.size(), predicted.size()};
    const Tally shared{partial_matches(gold, predicted), gold.size(), predicted.size()};
    exact[row] += hits, exact[kAllRow] += hits;
    partial[row] += shared, partial[kAllRow] += shared;
    if (static_cast<Label>(row) != Label::kDate) continue;
    for (const auto& [mine, theirs] : matches) {
      if (mine->value.empty()) continue;
      ++(theirs->value.empty() ? values.missing : values.compared);
      values.right += mine->value == theirs->value;
    }
  }
}

Scores& Scores::operator+=(const Scores& other) noexcept {
  for (std::size_t row = 0; row <= kAllRow; ++row) {
    exact[row] += other.exact[row];
    partial[row] += other.partial[row];
  }
  boundary += other.boundary;
  values.right += other.values.right;
  values.compared += other.values.compared;
  values.missing += other.values.missing;
  documents += other.documents;
  missing += other.missing;
  return *this;
}

double round4(double number) {
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, 4).ptr;
  double rounded = 0;
  std::from_chars(digits, end, rounded);
  return rounded;
}

}  // namespace onoma::eval
