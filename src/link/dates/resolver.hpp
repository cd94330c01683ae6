// DateResolver: gives the dates, times, durations and sets of one document their values, in text order, since one tells what
// another means: "two days later", "that year", "from June to August 2023", or 26/10/2025, which tells how 3/4/2025 is read.
//
//   resolver.add(span, Label::kDate, {}, captures);   // for each
//   std::vector<std::optional<DateValue>> values = resolver.resolve(text, reference);
//
// Keeps what it is given; clear() before the next document. Not thread safe.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "link/dates/date_value.hpp"
#include "onoma/extractor.hpp"
#include "onoma/label.hpp"
#include "onoma/span.hpp"

namespace onoma::link {

class DateResolver {
 public:
  DateResolver(const DateWords& words, DateOrder order) : words_(words), order_(order) {}

  void clear();
  // Forgets the mentions, but not what they told of the order: before the next piece of a long document.
  void clear_mentions() { mentions_.clear(), texts_.clear(); }
  // `captures` are copied, but for their names and `language`, which must outlive the resolver.
  void add(Span span, Label label, std::string_view language, const std::vector<Capture>& captures);

  // A value for each mention, in the order they were added: nothing where it is no possible date. `text` is the document's.
  // Once, then clear() or clear_mentions().
  std::vector<std::optional<DateValue>> resolve(std::string_view text, std::optional<Day> reference);

  // How many dates of numbers tell their order themselves.
  const DateOrderVotes& votes() const noexcept { return votes_; }

 private:
  struct Mention {
    Span span;
    Label label;
    std::string_view language;
    std::vector<Capture> captures;  // views of texts_
  };
  // What the text has told up to a mention.
  struct Told {
    std::optional<Focus> focus;
    std::optional<Focus> quarter;
    std::size_t quarter_end = 0;
    std::optional<Day> story;
    std::size_t story_end = 0;
    std::size_t story_dates = 0;  // days and months of its year told in a row
    bool whole_year = false;  // the story is known by its year alone
  };

  std::vector<std::optional<DateValue>> resolve_in_order(std::optional<Day> reference) const;
  std::optional<DateValue> resolve_date(std::size_t index, const Told& told, DateContext context) const;
  std::optional<DateValue> resolve_time(std::size_t index, const std::vector<std::optional<DateValue>>& values,
                                        const DateContext& context) const;
  std::optional<Day> year_of_next(std::size_t index) const;
  std::string day_beside(std::size_t index, const std::vector<std::optional<DateValue>>& values,
                         const DateContext& context) const;
  void remember(const Mention& mention, const DateValue& value, Told& told) const;
  DateOrder settled_order() const;

  const DateWords& words_;
  DateOrder order_;
  DateOrderVotes votes_;
  std::vector<Mention> mentions_;
  std::deque<std::string> texts_;  // of all captures; they stay where they are
  std::string_view text_;
};

}  // namespace onoma::link
