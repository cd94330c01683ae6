#include "eval/error_list.hpp"

#include <algorithm>
#include <set>

#include "eval/overlap.hpp"
#include "eval/snippet.hpp"

namespace onoma::eval {
namespace {

// Mentions in reading order, to be asked what overlaps a span.
class Touchable {
 public:
  explicit Touchable(const std::vector<Mention>& mentions) : mentions_(mentions), index_(spans_of(mentions)) {}

  // In reading order.
  std::vector<const Mention*> touching(Span span) const {
    std::vector<const Mention*> touched;
    for (std::size_t i = index_.first_behind(span.begin); i < mentions_.size(); ++i) {
      if (mentions_[i].span.begin >= span.end) break;
      if (mentions_[i].span.overlaps(span)) touched.push_back(&mentions_[i]);
    }
    return touched;
  }

 private:
  const std::vector<Mention>& mentions_;
  OverlapIndex index_;
};

const Mention* first_of(const std::vector<const Mention*>& mentions, Label label) {
  const auto found = std::find_if(mentions.begin(), mentions.end(),
                                  [label](const Mention* mention) { return mention->label == label; });
  return found == mentions.end() ? nullptr : *found;
}

bool holds(const std::vector<Mention>& mentions, const Mention& mention) {
  return std::binary_search(mentions.begin(), mentions.end(), mention, reading_order);
}

std::string words_of(std::string_view text, const Mention& mention) {
  return one_line(text.substr(mention.span.begin, mention.span.size()));
}

// "annotated -> predicted", or one of them where they read the same.
std::string both_words(std::string_view text, const Mention& gold, const Mention& predicted) {
  std::string words = words_of(text, gold);
  const std::string other = words_of(text, predicted);
  return words == other ? words : words + " -> " + other;
}

std::string name_of(Label label) {
  return std::string(label_name(label));
}

std::string both_labels(const Mention& gold, const Mention& predicted) {
  return name_of(gold.label) + " -> " + name_of(predicted.label);
}

}  // namespace

std::string_view error_kind_name(ErrorKind kind) noexcept {
  static constexpr std::array<std::string_view, kErrorKinds> kNames = {"spurious", "missed", "boundary",
                                                                       "type"};
  return kNames[static_cast<std::size_t>(kind)];
}

void ErrorList::note(ErrorKind kind, Key key, const GoldDocument& document, Span span) {
  Example& example = found_[static_cast<std::size_t>(kind)][std::move(key)];
  if (example.count++ > 0) return;
  example.id = one_line(document.id);
  example.context = in_context(document.text, span);
}

void ErrorList::add(const GoldDocument& document, const ScoredSpans& spans) {
  const std::string_view text = document.text;
  std::set<std::pair<const Mention*, const Mention*>> confused;  // annotated and predicted, already told
  const auto confuse = [&](const Mention* mine, const Mention* theirs) {
    if (!confused.emplace(mine, theirs).second) return;
    note(ErrorKind::kType, {both_labels(*mine, *theirs), both_words(text, *mine, *theirs)}, document,
         theirs->span);
  };
  const Touchable gold(spans.gold), predicted(spans.predicted);
  for (const Mention& mention : spans.predicted) {
    if (holds(spans.gold, mention)) continue;
    const auto touched = gold.touching(mention.span);
    const Mention* same = first_of(touched, mention.label);
    if (touched.empty()) {
      note(ErrorKind::kSpurious, {name_of(mention.label), words_of(text, mention)}, document, mention.span);
    } else if (same != nullptr) {
      note(ErrorKind::kBoundary, {name_of(mention.label), both_words(text, *same, mention)}, document,
           mention.span);
    } else {
      confuse(touched.front(), &mention);
    }
  }
  for (const Mention& mention : spans.gold) {
    if (holds(spans.predicted, mention)) continue;
    const auto touched = predicted.touching(mention.span);
    if (touched.empty()) {
      note(ErrorKind::kMissed, {name_of(mention.label), words_of(text, mention)}, document, mention.span);
    } else if (first_of(touched, mention.label) == nullptr) {
      confuse(&mention, touched.front());
    }
  }
}

std::vector<ErrorRow> ErrorList::most_frequent(ErrorKind kind, std::size_t limit) const {
  std::vector<ErrorRow> rows;
  for (const auto& [key, example] : found_[static_cast<std::size_t>(kind)]) {
    rows.push_back({key.first, key.second, example.count, example.id, example.context});
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const ErrorRow& a, const ErrorRow& b) { return a.count > b.count; });
  if (rows.size() > limit) rows.resize(limit);
  return rows;
}

std::size_t ErrorList::total(ErrorKind kind) const noexcept {
  std::size_t sum = 0;
  for (const auto& [key, example] : found_[static_cast<std::size_t>(kind)]) sum += example.count;
  return sum;
}

}  // namespace onoma::eval
