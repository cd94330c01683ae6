#include "link/dates/resolver.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "link/dates/numeric.hpp"
#include "link/dates/tense.hpp"
#include "link/dates/time_value.hpp"
#include "link/dates/words.hpp"

namespace onoma::link {
namespace {

constexpr std::size_t kQuarterReach = 1500;  // bytes that a quarter is told of
constexpr std::size_t kStoryReach = 600;     // bytes that a passage stays in its year
constexpr std::size_t kYearReach = 160;      // the same where only a year was told
constexpr std::size_t kLongestJoin = 16;     // bytes between the ends of a range, or a date and its time
constexpr std::size_t kDwells = 2;           // days or months of one year
constexpr int kOtherYears = 2;               // years from that of writing: then it is a story of another time

bool has(const std::vector<Capture>& captures, std::string_view name) {
  return !caught(captures, name).empty();
}

bool names_year(const std::vector<Capture>& captures) {
  return has(captures, "year") || has(captures, "year_short") || has(captures, "spelled") || has(captures, "oldyear");
}

// A month or weekday whose year or week has to be found out.
bool needs_tense(const std::vector<Capture>& captures) {
  if (has(captures, "the") || (has(captures, "weekday") && has(captures, "rel"))) return true;
  return !names_year(captures) && (has(captures, "month") || has(captures, "weekday") || has(captures, "feast"));
}

// Told from another date only to compare with it: what follows is not told from there.
bool compares(const std::vector<Capture>& captures) {
  static constexpr std::array<std::string_view, 6> kWords = {"ago",    "earlier",     "year-ago",
                                                             "latest", "most recent", "year-earlier"};
  const std::string_view rel = caught(captures, "rel");
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return same_word(rel, word); });
}

// Only words of the list, commas and dashes stand in the gap.
template <std::size_t N>
bool joins(std::string_view gap, const std::array<std::string_view, N>& words) {
  if (gap.size() > kLongestJoin || gap.find("\n\n") != std::string_view::npos) return false;
  while (!gap.empty()) {
    const std::size_t end = std::min(gap.find_first_of(" ,\n\t"), gap.size());
    const std::string_view word = gap.substr(0, end);
    gap.remove_prefix(std::min(end + 1, gap.size()));
    if (word.empty()) continue;
    if (std::none_of(words.begin(), words.end(), [&](std::string_view w) { return same_word(w, word); })) return false;
  }
  return true;
}

constexpr std::array<std::string_view, 11> kOfRange = {"to",  "and",   "or",      "until", "till",         "through",
                                                       "the", "-",     "between", "\xE2\x80\x93", "\xE2\x80\x94"};
constexpr std::array<std::string_view, 12> kOfTime = {"at",   "on",    "by",   "around", "about",        "the",
                                                      "from", "early", "late", "in",     "\xE2\x80\x93", "of"};

}  // namespace

void DateResolver::clear() {
  clear_mentions();
  votes_ = {};
}

void DateResolver::add(Span span, Label label, std::string_view language, const std::vector<Capture>& captures) {
  Mention mention{span, label, language, {}};
  mention.captures.reserve(captures.size());
  for (const Capture& capture : captures) mention.captures.push_back({capture.name, texts_.emplace_back(capture.text)});
  if (label == Label::kDate) {
    const DateOrder order = told_order(captures);
    votes_.dmy += order == DateOrder::kDmy ? 1 : 0;
    votes_.mdy += order == DateOrder::kMdy ? 1 : 0;
  }
  mentions_.push_back(std::move(mention));
}

// A document has one order, but for a slip or a quotation.
DateOrder DateResolver::settled_order() const {
  if (order_ != DateOrder::kAuto) return order_;
  if (votes_.dmy > 3 * votes_.mdy) return DateOrder::kDmy;
  if (votes_.mdy > 3 * votes_.dmy) return DateOrder::kMdy;
  return DateOrder::kAuto;
}

std::vector<std::optional<DateValue>> DateResolver::resolve(std::string_view text, std::optional<Day> reference) {
  text_ = text;
  const auto earlier = [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; };
  if (std::is_sorted(mentions_.begin(), mentions_.end(), earlier)) return resolve_in_order(reference);
  // Times come after the dates of their window.
  std::vector<std::size_t> order(mentions_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return earlier(mentions_[a], mentions_[b]); });
  std::vector<Mention> sorted;
  for (const std::size_t i : order) sorted.push_back(std::move(mentions_[i]));
  mentions_ = std::move(sorted);
  std::vector<std::optional<DateValue>> in_order = resolve_in_order(reference);
  std::vector<std::optional<DateValue>> values(in_order.size());
  for (std::size_t i = 0; i < order.size(); ++i) values[order[i]] = std::move(in_order[i]);
  return values;
}

std::vector<std::optional<DateValue>> DateResolver::resolve_in_order(std::optional<Day> reference) const {
  DateContext context;
  context.reference = reference;
  context.order = settled_order();
  context.words = &words_;
  Told told;
  std::vector<std::optional<DateValue>> values(mentions_.size());
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (mentions_[i].label != Label::kDate) continue;
    values[i] = resolve_date(i, told, context);
    if (values[i]) remember(mentions_[i], *values[i], told);
  }
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const std::vector<Capture>& captures = mentions_[i].captures;
    if (mentions_[i].label == Label::kTime) values[i] = resolve_time(i, values, context);
    if (mentions_[i].label == Label::kDuration) values[i] = duration_value(captures);
    if (mentions_[i].label == Label::kSet) values[i] = set_value(captures);
  }
  return values;
}

std::optional<DateValue> DateResolver::resolve_date(std::size_t index, const Told& told, DateContext context) const {
  const Mention& mention = mentions_[index];
  const std::vector<Capture>& captures = mention.captures;
  context.language = mention.language;
  if (needs_tense(captures)) context.tense = tense_around(text_, mention.span, words_);
  context.focus = told.focus;
  if (told.quarter && mention.span.begin - told.quarter_end < kQuarterReach) context.quarter = told.quarter;
  if (has(captures, "month") && !names_year(captures)) {
    const std::size_t reach = told.whole_year ? kYearReach : kStoryReach;
    // News mentions a day of long ago now and then; only a story dwells there.
    const bool other_time = told.story && (!context.reference ||
                                           (told.story_dates >= kDwells && std::abs(year_of(*told.story) -
                                                                                    year_of(*context.reference)) >= kOtherYears));
    if (other_time && mention.span.begin - told.story_end < reach) context.story = told.story;
    if (const auto year = year_of_next(index)) context.story = year;
  }
  std::optional<DateValue> value = date_value(captures, context);
  if (value && value->mod.empty() && !value->timex.empty() && is_approximate(text_, mention.span, words_)) {
    value->mod = "APPROX";
  }
  return value;
}

// "from June to August 2023", "3 May and 4 June 2024": the year stands once. As the first day of that year, or of the one
// before where the months say so.
std::optional<Day> DateResolver::year_of_next(std::size_t index) const {
  if (index + 1 >= mentions_.size() || mentions_[index + 1].label != Label::kDate) return std::nullopt;
  const Mention& mention = mentions_[index];
  const Mention& next = mentions_[index + 1];
  if (next.span.begin < mention.span.end ||
      !joins(text_.substr(mention.span.end, next.span.begin - mention.span.end), kOfRange)) {
    return std::nullopt;
  }
  const std::vector<Capture>& captures = next.captures;
  const int last_month = month_number(caught(captures, "month"));
  if (last_month == 0 || has(captures, "rel") || !names_year(captures)) return std::nullopt;
  const std::optional<DateValue> value = date_value(captures, {});
  const auto day = value ? parse_iso_day(value->from) : std::nullopt;
  if (!day) return std::nullopt;
  const bool year_before = month_number(caught(mention.captures, "month")) > last_month;
  return make_day(year_of(*day) - (year_before ? 1 : 0), 1, 1);
}

void DateResolver::remember(const Mention& mention, const DateValue& value, Told& told) const {
  const std::vector<Capture>& captures = mention.captures;
  const std::optional<Day> first = parse_iso_day(value.from);
  if (!first || compares(captures)) return;
  told.focus = Focus{*first, value.grain};
  if (value.grain == "quarter") told.quarter = told.focus, told.quarter_end = mention.span.end;
  const bool exact = value.grain == "day" || value.grain == "month";
  if (!has(captures, "rel") && !has(captures, "weekday") && (exact || value.grain == "year")) {
    const bool same_year = told.story && year_of(*told.story) == year_of(*first);
    told.story_dates = (same_year ? told.story_dates : 0) + (exact ? 1 : 0);
    told.story = first, told.story_end = mention.span.end, told.whole_year = !exact;
  }
}

std::optional<DateValue> DateResolver::resolve_time(std::size_t index, const std::vector<std::optional<DateValue>>& values,
                                                    const DateContext& context) const {
  const std::vector<Capture>& captures = mentions_[index].captures;
  return time_value(captures, day_beside(index, values, context));
}

// The day that a time of day is of: its own ("tonight"), or that of the date beside it.
std::string DateResolver::day_beside(std::size_t index, const std::vector<std::optional<DateValue>>& values,
                                     const DateContext& context) const {
  const Mention& mention = mentions_[index];
  const std::vector<Capture>& captures = mention.captures;
  if (has(captures, "rel")) {
    const std::optional<DateValue> day = date_value(captures, context);
    return day && day->grain == "day" ? day->timex : "";
  }
  const auto is_day = [&](std::size_t i) {
    return values[i] && mentions_[i].label == Label::kDate && values[i]->grain == "day" && parse_iso_day(values[i]->timex);
  };
  if (index > 0 && is_day(index - 1) && mentions_[index - 1].span.end <= mention.span.begin) {
    const std::size_t end = mentions_[index - 1].span.end;
    if (joins(text_.substr(end, mention.span.begin - end), kOfTime)) return values[index - 1]->timex;
  }
  if (index + 1 < mentions_.size() && is_day(index + 1) && mention.span.end <= mentions_[index + 1].span.begin) {
    const std::size_t end = mention.span.end;
    if (joins(text_.substr(end, mentions_[index + 1].span.begin - end), kOfTime)) return values[index + 1]->timex;
  }
  return "";
}

}  // namespace onoma::link
