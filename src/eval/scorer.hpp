// Scores predicted spans against annotated ones: precision, recall and F1 over exact spans, over spans that
// share characters, and over spans without their labels.
//
//   eval::Scores scores;
//   for (…) scores.add(eval::scored_spans(gold, predicted, options), true);
//   const double f1 = scores.exact[eval::kAllRow].f1();
//
// What counts: labels that the document's annotation has and the options want; a span said twice counts once.
// A prediction in a region that the annotation leaves open costs nothing, unless it touches an annotated
// span.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/gold.hpp"
#include "onoma/label.hpp"
#include "onoma/span.hpp"

namespace onoma::eval {

using json::GoldDocument;
using json::kAllLabels;
using json::LabelSet;

// A span with its label, annotated or predicted. `span` is in bytes of the document's text.
struct Mention {
  Span span;
  Label label = Label::kPerson;
  std::string value = {};                 // of a date; empty when nobody told it
  std::optional<double> confidence = {};  // 0 to 1, of a prediction that has one
};

inline bool same_entity(const Mention& a, const Mention& b) noexcept {
  return a.span == b.span && a.label == b.label;
}
inline bool reading_order(const Mention& a, const Mention& b) noexcept {
  return a.span != b.span ? a.span < b.span : a.label < b.label;
}

// The spans of mentions, in their order.
std::vector<Span> spans_of(const std::vector<Mention>& mentions);

// Which annotated dates count; the others become regions that are left open.
enum class Dates : unsigned char {
  kAll,
  kResolved,  // not those valued PAST_REF, PRESENT_REF or FUTURE_REF
  kCalendar,  // those with a digit, a month, a weekday or a feast in them
};

struct ScoreOptions {
  LabelSet labels = kAllLabels;
  Dates dates = Dates::kAll;
};

// The spans of one document that count, distinct and in reading order.
struct ScoredSpans {
  std::vector<Mention> gold;
  std::vector<Mention> predicted;
};
ScoredSpans scored_spans(const GoldDocument& document, const std::vector<Mention>& predicted,
                         const ScoreOptions& options);

// Hits, and the totals they came from. The fractions are 0 where there is nothing to divide by.
struct Tally {
  std::size_t hits = 0;
  std::size_t gold = 0;
  std::size_t predicted = 0;

  bool empty() const noexcept { return gold + predicted == 0; }
  double precision() const noexcept;
  double recall() const noexcept;
  double f1() const noexcept;
  Tally& operator+=(const Tally& other) noexcept;
};

// Of the exactly hit dates whose annotation has a value: how many predictions have a value, and the right
// one.
struct ValueTally {
  std::size_t right = 0;
  std::size_t compared = 0;
  std::size_t missing = 0;  // the prediction has none

  double accuracy() const noexcept;
};

// Rows of a table: one for each label, by its number, then all labels together.
inline constexpr std::size_t kAllRow = kLabelCount;
using Rows = std::array<Tally, kLabelCount + 1>;

// "PERSON", …, "ALL".
std::string_view row_name(std::size_t row) noexcept;

// Sums over documents (micro average). Addable, so that corpora can be summed too.
struct Scores {
  Rows exact;      // same begin, end and label
  Rows partial;    // same label and a character shared, each span matched once
  Tally boundary;  // same begin and end, labels not compared
  ValueTally values;
  std::size_t documents = 0;
  std::size_t missing = 0;  // documents that nobody predicted anything about

  // `present`: there was a prediction for the document, if only that nothing is in it.
  void add(const ScoredSpans& spans, bool present);
  Scores& operator+=(const Scores& other) noexcept;
};

// The number with four decimals, rounded as its exact value says (as Python's round does).
double round4(double number);

}  // namespace onoma::eval
