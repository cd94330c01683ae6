#include "link/dates/date_value.hpp"

#include <algorithm>
#include <string>

#include "link/dates/feasts.hpp"
#include "link/dates/numeric.hpp"
#include "link/dates/period.hpp"
#include "link/dates/relative.hpp"
#include "link/dates/resolve.hpp"
#include "link/dates/words.hpp"

namespace onoma::link {
namespace {

using Captures = std::vector<Capture>;

// "2024", "'98" or nothing.
std::optional<int> caught_year(const Captures& captures, const DateContext& context) {
  if (const std::string_view year = caught(captures, "year"); !year.empty()) return full_year(year, context);
  if (const std::string_view year = caught(captures, "year_short"); !year.empty())
    return full_year(year.substr(1), context);
  if (const std::string_view year = caught(captures, "spelled"); !year.empty()) return spelled_year(year);
  return std::nullopt;
}

// Marks a value that was resolved against the reference day.
DateValue anchored(DateValue value, const DateContext& context) {
  value.anchor = iso_day(*context.reference);
  return value;
}

// Feasts are talked about before and after they come.
std::optional<Day> nearest_feast(std::string_view feast, Day reference) {
  std::optional<Day> nearest = feast_day(feast, year_of(reference));
  if (!nearest) return std::nullopt;
  for (const int year : {year_of(reference) - 1, year_of(reference) + 1}) {
    const Day other = *feast_day(feast, year);
    if (std::chrono::abs(other - reference) < std::chrono::abs(*nearest - reference)) nearest = other;
  }
  return nearest;
}

std::optional<DateValue> feast_value(const Captures& captures, const DateContext& context) {
  const std::string_view feast = caught(captures, "feast");
  if (feast == "9/11") return day_value(*make_day(2001, 9, 11));
  if (const std::optional<int> year = caught_year(captures, context)) {
    const std::optional<Day> day = feast_day(feast, *year);
    return day ? day_value(*day) : DateValue{};
  }
  if (context.reference) {
    const std::optional<Day> nearest = nearest_feast(feast, *context.reference);
    return nearest ? anchored(day_value(*nearest), context) : DateValue{};
  }
  const std::string fixed = fixed_feast(feast);
  return fixed.empty() ? DateValue{} : open_value("XXXX-" + fixed, "day");
}

struct MonthDay {
  int month = 0;
  int day = 0;  // 0 where only the month is told
};

// One end of a date: a month, perhaps with a day, in a year that is told, found out or unknown.
std::optional<DateValue> month_day_value(MonthDay at, std::optional<int> year, int weekday,
                                         const DateContext& context) {
  // 2000 is a leap year: what does not exist in it never exists.
  if (at.month == 0 || (at.day != 0 && !make_day(2000, at.month, at.day))) return std::nullopt;
  const bool resolve = !year && context.reference;
  if (resolve) year = year_for(at.month, at.day, weekday, context);
  if (!year) {
    const std::string month = "XXXX" + iso_month(1, at.month).substr(4);
    return at.day == 0 ? open_value(month, "month")
                       : open_value(month + "-" + iso_month(1, at.day).substr(5), "day");
  }
  if (*year < 1) return std::nullopt;
  if (at.day == 0) {
    DateValue value = month_value(*year, at.month);
    return resolve ? anchored(value, context) : value;
  }
  const std::optional<Day> day = make_day(*year, at.month, at.day);
  if (!day) return std::nullopt;
  return resolve ? anchored(day_value(*day), context) : day_value(*day);
}

int caught_day(const Captures& captures, std::string_view name, std::string_view word_name) {
  const std::string_view day = caught(captures, name);
  return small_number(day.empty() ? caught(captures, word_name) : day).value_or(0);
}

// Whether value a ends before b ends; open values are in order only where both are.
bool in_order(const DateValue& a, const DateValue& b) {
  return a.timex < b.timex;
}

std::optional<DateValue> range_value(MonthDay first, MonthDay last, std::optional<int> year,
                                     const DateContext& context) {
  const std::optional<DateValue> end = month_day_value(last, year, 0, context);
  if (!end) return std::nullopt;
  std::optional<int> begin_year = year;
  if (!end->from.empty()) {
    begin_year = year_of(*parse_iso_day(end->from));
    // "December-February 2024" begins in the year before.
    if (first.month > last.month) begin_year = *begin_year - 1;
  }
  const std::optional<DateValue> begin =
      month_day_value(first, begin_year, 0, end->from.empty() ? DateContext{} : context);
  if (!begin) return std::nullopt;
  if (!end->from.empty() && !in_order(*begin, *end)) return DateValue{};
  DateValue value = interval_value(*begin, *end);
  value.anchor = end->anchor;
  return value;
}

std::optional<DateValue> calendar_value(const Captures& captures, const DateContext& context) {
  const std::string_view month_text = caught(captures, "month");
  const std::string_view month_digits = caught(captures, "monthnum");
  MonthDay first;
  first.month = month_digits.empty() ? month_number(month_text) : leading_number(month_digits).value_or(0);
  first.day =
      month_digits.empty()
          ? caught_day(captures, "day", caught(captures, "dayword").empty() ? "dayword_late" : "dayword")
          : leading_number(caught(captures, "daynum")).value_or(0);
  const std::optional<int> year = caught_year(captures, context);
  const int weekday = weekday_number(caught(captures, "weekday"));
  // The last of a list of days is where it ends ("May 3, 4 and 5").
  MonthDay last = first;
  for (const char* name : {"day2", "day3", "day4", "day5", "day6"}) {
    if (const int day = caught_day(captures, name, name); day != 0) last.day = day;
  }
  if (const int month = month_number(caught(captures, "month2")); month != 0) last.month = month;
  const bool range = last.day != first.day || last.month != first.month;
  return range ? range_value(first, last, year, context) : month_day_value(first, year, weekday, context);
}

std::optional<DateValue> weekday_value(const Captures& captures, const DateContext& context) {
  const int weekday = weekday_number(caught(captures, "weekday"));
  if (!caught(captures, "weekday2").empty()) return DateValue{};
  if (context.reference) return anchored(day_value(day_for_weekday(weekday, context)), context);
  return open_value("XXXX-WXX-" + std::to_string(weekday), "day");
}

bool has(const Captures& captures, std::string_view name) {
  return !caught(captures, name).empty();
}

// A reference day far from any text's own time is a mistake, and the years around it must stay within four
// digits.
DateContext usable(DateContext context) {
  if (context.reference && (year_of(*context.reference) < 1000 || year_of(*context.reference) > 9000)) {
    context.reference.reset();
  }
  return context;
}

}  // namespace

std::optional<DateValue> date_value(const Captures& captures, const DateContext& given) {
  const DateContext context = usable(given);
  if (has(captures, "rel") || has(captures, "that") || has(captures, "the"))
    return relative_value(captures, context);
  if (has(captures, "feast")) return feast_value(captures, context);
  if (has(captures, "num1")) return numeric_value(captures, context);
  if (has(captures, "quarter") || has(captures, "half") || has(captures, "season") ||
      has(captures, "decade") || has(captures, "decade_short") || has(captures, "decadeword") ||
      has(captures, "century") || has(captures, "fiscal") || has(captures, "eranum") ||
      has(captures, "oldyear")) {
    return period_value(captures, context);
  }
  if (has(captures, "month") || has(captures, "monthnum")) return calendar_value(captures, context);
  if (has(captures, "weekdays")) {
    return open_value("XXXX-WXX-" + std::to_string(weekday_number(caught(captures, "weekdays"))), "day");
  }
  if (has(captures, "weekday")) return weekday_value(captures, context);
  if (has(captures, "spelled")) {
    const std::optional<int> year = spelled_year(caught(captures, "spelled"));
    return year && *year >= 1 && *year <= 9999 ? year_value(*year) : DateValue{};
  }
  if (has(captures, "year") || has(captures, "year_short")) return year_or_range_value(captures, context);
  return DateValue{};
}

}  // namespace onoma::link
