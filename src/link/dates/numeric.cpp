#include "link/dates/numeric.hpp"

#include <chrono>
#include <string>

#include "link/dates/period.hpp"
#include "link/dates/resolve.hpp"
#include "link/dates/words.hpp"

namespace onoma::link {
namespace {

using Captures = std::vector<Capture>;

int number(const Captures& captures, std::string_view name) {
  return leading_number(caught(captures, name)).value_or(0);
}

bool is_before_christ(std::string_view era) {
  return !era.empty() && (era.front() == 'B' || era.front() == 'b');
}

// The second year of "2019-20" or "2010-2015"; nothing when it does not come after the first.
std::optional<int> second_year(int first, std::string_view digits) {
  std::optional<int> second = leading_number(digits);
  if (second && digits.size() == 2)
    second = first / 100 * 100 + *second + (first % 100 == 99 && *second == 0 ? 100 : 0);
  return second && *second > first ? second : std::nullopt;
}

std::optional<DateValue> decade(const Captures& captures, const DateContext& context) {
  if (const std::string_view full = caught(captures, "decade"); !full.empty()) {
    const int first = *leading_number(full);
    // "the 1600s" are a century; "the 2000s" are mostly a decade so far.
    return first % 100 == 0 && first < 2000 ? century_value(first) : decade_value(first);
  }
  if (const std::string_view head = caught(captures, "decade_century"); !head.empty()) {
    return decade_value(small_number(head).value_or(19) * 100 + decade_number(caught(captures, "decadeword")));
  }
  const std::string_view digits = caught(captures, "decade_short");
  const int tens = digits.empty() ? decade_number(caught(captures, "decadeword")) : *leading_number(digits);
  const int latest = context.reference ? year_of(*context.reference) : 2029;
  const int first = latest / 100 * 100 + tens;
  // The twenties before the 2030s are, in most texts, those of a hundred years ago.
  return decade_value(first + 10 > latest ? first - 100 : first);
}

std::optional<DateValue> century(const Captures& captures) {
  const std::string_view text = caught(captures, "century");
  const std::optional<int> arabic = small_number(text);
  const std::optional<int> ordinal = arabic ? arabic : roman_number(text);
  if (!ordinal || *ordinal < 1 || *ordinal > 99) return DateValue{};
  if (const std::string_view last = caught(captures, "century2"); !last.empty()) {
    const int end = small_number(last).value_or(0);
    if (end <= *ordinal || end > 99 || !caught(captures, "era").empty()) return DateValue{};
    return interval_value(century_value(*ordinal * 100 - 100), century_value(end * 100 - 100));
  }
  if (is_before_christ(caught(captures, "era"))) {
    return open_value("BC" + iso_month(1, *ordinal - 1).substr(5), "century");
  }
  return century_value(*ordinal * 100 - 100);
}

std::optional<DateValue> fiscal(const Captures& captures, const DateContext& context) {
  const std::optional<int> year = full_year(caught(captures, "fiscal"), context);
  if (!year) return DateValue{};
  const std::string_view next = caught(captures, "year2");
  if (next.empty()) return open_value(iso_year(*year), "year");  // its first day depends on the country
  const std::optional<int> last = second_year(*year, next);
  return last ? std::optional(open_value(iso_year(*year) + "/" + iso_year(*last), "year")) : std::nullopt;
}

DateValue read_as(const char* order, Day day) {
  DateValue value = day_value(day);
  value.order = order;
  return value;
}

std::optional<DateValue> era_year(const Captures& captures) {
  const int year = number(captures, "eranum");
  if (year < 1 || year > 9999) return DateValue{};
  // The years of a Japanese emperor count from the year after this one.
  if (const int base = number(captures, "era_base"); base != 0) {
    return base + year <= 9999 ? year_value(base + year) : DateValue{};
  }
  const bool before_christ = is_before_christ(caught(captures, "era"));
  if (const int month = month_number(caught(captures, "month")); month != 0) {
    const int day = number(captures, "day");
    if (!make_day(before_christ ? 2000 : year, month, day)) return std::nullopt;
    if (!before_christ) return day_value(*make_day(year, month, day));
    return open_value("BC" + iso_year(year) + iso_day(*make_day(2000, month, day)).substr(4), "day");
  }
  return before_christ ? before_christ_value(year) : year_value(year);
}

}  // namespace

std::optional<int> full_year(std::string_view digits, const DateContext& context) {
  const std::optional<int> year = leading_number(digits);
  if (!year || digits.size() != 2) return year;
  const int latest = context.reference ? year_of(*context.reference) + 20 : 2029;
  const int candidate = latest / 100 * 100 + *year;
  return candidate > latest ? candidate - 100 : candidate;
}

std::optional<DateValue> numeric_value(const Captures& captures, const DateContext& context) {
  const int first = number(captures, "num1");
  const int second = number(captures, "num2");
  const std::string_view year_text = caught(captures, "year");
  if (context.order == DateOrder::kYmd && year_text.size() == 2) {
    const std::optional<int> year = full_year(caught(captures, "num1"), context);
    const auto day = year ? make_day(*year, second, leading_number(year_text).value_or(0)) : std::nullopt;
    if (day) return read_as("ymd", *day);
  }
  const std::optional<int> year = full_year(year_text, context);
  if (!year) return std::nullopt;
  const std::optional<Day> day_first = make_day(*year, second, first);
  const std::optional<Day> month_first = make_day(*year, first, second);
  if (!day_first && !month_first) return std::nullopt;
  if (!day_first || !month_first || *day_first == *month_first) return day_value(day_first ? *day_first : *month_first);
  if (caught(captures, "order") == "dmy") return day_value(*day_first);  // written with periods
  if (context.order == DateOrder::kDmy) return read_as("dmy", *day_first);
  if (context.order == DateOrder::kMdy) return read_as("mdy", *month_first);
  // Texts speak of days near their own; else day first, as most of the world writes.
  const auto distance = [&](Day day) { return std::chrono::abs(day - *context.reference); };
  const bool month_is_nearer = context.reference && distance(*month_first) < distance(*day_first);
  DateValue value = day_value(month_is_nearer ? *month_first : *day_first);
  value.ambiguous = true;
  value.readings = {iso_day(*day_first), iso_day(*month_first)};
  return value;
}

DateOrder told_order(const Captures& captures) {
  const int first = number(captures, "num1");
  const int second = number(captures, "num2");
  if (first > 12 && second >= 1 && second <= 12) return DateOrder::kDmy;
  if (second > 12 && first >= 1 && first <= 12) return DateOrder::kMdy;
  return DateOrder::kAuto;
}

std::optional<DateValue> year_or_range_value(const Captures& captures, const DateContext& context) {
  const std::string_view short_year = caught(captures, "year_short");
  const std::optional<int> year =
      full_year(short_year.empty() ? caught(captures, "year") : short_year.substr(1), context);
  if (!year || *year < 1 || *year > 9999) return std::nullopt;
  const std::string_view next = caught(captures, "year2");
  if (next.empty()) return year_value(*year);
  // Text that ran from right to left keeps the later year first.
  if (const std::optional<int> other = leading_number(next); next.size() == 4 && other && *other < *year) {
    return interval_value(year_value(*other), year_value(*year));
  }
  if (const std::optional<int> last = second_year(*year, next)) {
    return interval_value(year_value(*year), year_value(*last));
  }
  // "2025-10" cannot be two years, so it is a month.
  const int month = leading_number(next).value_or(0);
  return next.size() == 2 && month >= 1 && month <= 12 ? std::optional(month_value(*year, month)) : std::nullopt;
}

std::optional<DateValue> week_of_year_value(const Captures& captures) {
  const int year = number(captures, "year"), week = number(captures, "week");
  const std::optional<Day> in_first = make_day(year, 1, 4);  // always in week 1
  if (!in_first || week < 1) return std::nullopt;
  const Day monday = monday_of(*in_first) + std::chrono::days(7 * (week - 1));
  // The Thursday of a week says which year it is of: week 53 of a short year is none.
  if (year_of(monday + std::chrono::days(3)) != year) return std::nullopt;
  const int weekday = number(captures, "weekday_number");
  return weekday == 0 ? week_value(monday) : day_value(monday + std::chrono::days(weekday - 1));
}

int caught_quarter(const Captures& captures) {
  const std::string_view text = caught(captures, "quarter");
  if (text.empty()) return 0;
  const bool code = text.front() == 'Q' || text.front() == 'q';
  const int quarter = small_number(code ? text.substr(1) : text).value_or(0);
  return quarter <= 4 ? quarter : 0;
}

int caught_half(const Captures& captures) {
  const std::string_view text = caught(captures, "half");
  if (text.empty()) return 0;
  if (text.front() == 'H' || text.front() == 'h') return text[1] - '0';
  return same_word(text, "first") || same_word(text, "1st") ? 1 : 2;
}

std::optional<DateValue> period_value(const Captures& captures, const DateContext& context) {
  if (!caught(captures, "fiscal").empty()) return fiscal(captures, context);
  if (!caught(captures, "eranum").empty()) return era_year(captures);
  if (!caught(captures, "century").empty()) return century(captures);
  if (const int year = number(captures, "oldyear"); year != 0) {
    return month_value(year, month_number(caught(captures, "month")));
  }
  std::optional<int> year = leading_number(caught(captures, "year"));
  if (const std::string_view digits = caught(captures, "year_short"); !digits.empty()) {
    year = full_year(digits.substr(1), context);
  }
  if (const int quarter = caught_quarter(captures); quarter != 0) {
    if (year) return quarter_value(*year, quarter);
    if (!context.reference) return open_value("XXXX-Q" + std::to_string(quarter), "quarter");
    const int begun = 3 * quarter - 2 <= month_of(*context.reference) ? 0 : 1;
    DateValue value = quarter_value(year_of(*context.reference) - begun, quarter);
    value.anchor = iso_day(*context.reference);
    return value;
  }
  if (const int half = caught_half(captures); half != 0 && year) return half_value(*year, half);
  if (const std::string_view season = season_code(caught(captures, "season")); !season.empty()) {
    return year ? season_value(*year, season) : open_value("XXXX-" + std::string(season), "quarter");
  }
  return decade(captures, context);
}

}  // namespace onoma::link
