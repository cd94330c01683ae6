#include "link/dates/relative.hpp"

#include "link/dates/numeric.hpp"
#include "link/dates/period.hpp"
#include "link/dates/resolve.hpp"
#include "link/dates/words.hpp"

namespace onoma::link {
namespace {

using Captures = std::vector<Capture>;

// "October last year", "the third quarter of next year".
std::optional<DateValue> part_of_year(const Captures& captures, int year) {
  if (const int quarter = caught_quarter(captures); quarter != 0) return quarter_value(year, quarter);
  if (const int half = caught_half(captures); half != 0) return half_value(year, half);
  if (const auto season = season_code(caught(captures, "season")); !season.empty())
    return season_value(year, season);
  const int month = month_number(caught(captures, "month"));
  if (month == 0) return year_value(year);
  const std::string_view day_text = caught(captures, "day");
  if (day_text.empty()) return month_value(year, month);
  const std::optional<Day> day = make_day(year, month, leading_number(day_text).value_or(0));
  return day ? std::optional(day_value(*day)) : std::nullopt;
}

std::optional<DateValue> pointed_value(const Captures& captures, Pointer pointer, Day reference) {
  const std::string_view unit = caught(captures, "unit");
  const std::string_view weekday = caught(captures, "weekday");
  const std::string_view month = caught(captures, "month");
  const std::string_view season = caught(captures, "season");
  if (same_word(unit, "year")) return part_of_year(captures, year_of(reference) + static_cast<int>(pointer));
  if (!unit.empty()) return near_period(pointer, unit, reference);
  if (!weekday.empty()) return day_value(near_weekday(pointer, weekday_number(weekday), reference));
  if (!month.empty()) {
    const int number = month_number(month);
    return month_value(near_month_year(pointer, number, reference), number);
  }
  if (!season.empty()) return season_value(near_season_year(pointer, season, reference), season_code(season));
  return DateValue{};
}

// "the latest quarter" of a report is the last one that is over; "the year-ago period" is the same a year
// before.
std::optional<DateValue> reported_value(std::string_view word, std::string_view unit, Day reference) {
  const bool year_before = same_word(word, "year-ago") || same_word(word, "year-earlier");
  if (unit.empty() || same_word(unit, "year")) return year_value(year_of(reference) - 1);
  const int months = same_word(word, "current") ? 0 : year_before ? -15 : -3;
  const Day in_it = add_months(reference, months);
  return quarter_value(year_of(in_it), (month_of(in_it) + 2) / 3);
}

bool is_report_word(std::string_view word) {
  return same_word(word, "latest") || same_word(word, "most recent") || same_word(word, "year-ago") ||
         same_word(word, "year-earlier");
}

// Nothing: not possible. Empty: not known.
std::optional<DateValue> told_from(const Captures& captures, Day reference) {
  if (const std::string_view the = caught(captures, "the"); !the.empty()) {
    if (same_word(the, "quarter")) return reported_value("latest", the, reference);
    const bool clear = same_word(the, "week") || same_word(the, "month") || same_word(the, "year");
    return clear ? near_period(Pointer::kThis, the, reference) : DateValue{};
  }
  const std::string_view word = caught(captures, "rel");
  if (word.empty()) return DateValue{};
  if (const std::optional<Day> day = near_day(word, reference)) return day_value(*day);
  if (is_report_word(word)) return reported_value(word, caught(captures, "unit"), reference);
  if (same_word(word, "ago") || same_word(word, "earlier")) {
    const std::optional<int> count = small_number(caught(captures, "n"));
    if (!count) return DateValue{};
    return ago(*count, caught(captures, "unit"), reference).value_or(DateValue{});
  }
  const std::optional<Pointer> pointer = pointer_of(word);
  // "the previous year" is told from the story, not from the day of writing.
  if (!pointer || same_word(word, "previous")) return DateValue{};
  return pointed_value(captures, *pointer, reference);
}

}  // namespace

std::optional<DateValue> relative_value(const Captures& captures, const DateContext& context) {
  std::optional<DateValue> value = DateValue{};
  if (context.reference) value = told_from(captures, *context.reference);
  if (!value) return std::nullopt;
  value->relative = true;
  if (context.reference && !value->timex.empty()) value->anchor = iso_day(*context.reference);
  return value;
}

}  // namespace onoma::link
