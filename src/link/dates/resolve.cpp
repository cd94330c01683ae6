#include "link/dates/resolve.hpp"

#include <algorithm>
#include <cstdlib>

#include "link/dates/period.hpp"
#include "link/dates/words.hpp"

namespace onoma::link {
namespace {

using std::chrono::days;

// A past narrative still announces things: a day this near ahead is meant rather than the one almost a year
// ago.
constexpr days kAnnounced{45};
constexpr int kFarthest = 999;  // units that a date is told from another

std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.find_last_of(" \t\n");
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return same_word(word, w); });
}

}  // namespace

std::optional<Pointer> pointer_of(std::string_view text) noexcept {
  const std::string_view word = last_word(text);
  if (one_of(word, {"last", "past", "previous"})) return Pointer::kLast;
  if (one_of(word, {"this", "current"})) return Pointer::kThis;
  if (one_of(word, {"next", "coming", "upcoming"})) return Pointer::kNext;
  return std::nullopt;
}

// A story goes on in its year; after its November, January is that of the next.
int story_year(int month, Day story) {
  return year_of(story) + (month_of(story) >= 11 && month <= 2 ? 1 : 0);
}

int year_for(int month, int day, int weekday, const DateContext& context) {
  if (context.story) return story_year(month, *context.story);
  const Day reference = *context.reference;
  const int this_year = year_of(reference);
  const auto day_in = [&](int year) { return make_day(year, month, std::max(day, 1)); };
  if (weekday != 0 && day != 0) {
    for (const int year : {this_year, this_year - 1, this_year + 1}) {
      const auto candidate = day_in(year);
      if (candidate && weekday_of(*candidate) == weekday) return year;
    }
  }
  const Day latest = context.tense == Tense::kFuture ? reference + days(320)
                     : context.tense == Tense::kPastOnly ? reference
                                                     : reference + kAnnounced;
  for (const int year : {this_year + 1, this_year, this_year - 1}) {
    const auto candidate = day_in(year);
    const bool same_month = day == 0 && year == this_year && month == month_of(reference);
    if (candidate && (*candidate <= latest || same_month)) return year;
  }
  return this_year;
}

Day day_for_weekday(int weekday, const DateContext& context) {
  const Day reference = *context.reference;
  const int today = weekday_of(reference);
  if (context.tense == Tense::kFuture) return reference + days((weekday - today + 7) % 7);
  return reference - days((today - weekday + 7) % 7);
}

std::optional<Day> near_day(std::string_view word, Day reference) {
  if (same_word(word, "today")) return reference;
  if (same_word(word, "yesterday")) return reference - days(1);
  if (same_word(word, "tomorrow")) return reference + days(1);
  if (same_word(last_word(word), "yesterday")) return reference - days(2);
  if (same_word(last_word(word), "tomorrow")) return reference + days(2);
  return std::nullopt;
}

Day near_weekday(Pointer pointer, int weekday, Day reference, Tense tense) {
  const int distance = (weekday - weekday_of(reference) + 7) % 7;  // to the next such day, 0 if it is today
  switch (pointer) {
    case Pointer::kLast:
      return reference - days(7 - distance);
    case Pointer::kNext:
      return reference + days(distance == 0 ? 7 : distance);
    default: {
      const Day of_this_week = monday_of(reference) + days(weekday - 1);
      if (tense == Tense::kFuture && of_this_week < reference) return of_this_week + days(7);
      return is_past(tense) && of_this_week > reference ? of_this_week - days(7) : of_this_week;
    }
  }
}

std::optional<DateValue> near_period(Pointer pointer, std::string_view unit, Day reference) {
  const int step = static_cast<int>(pointer);
  const int year = year_of(reference);
  if (same_word(unit, "day")) return day_value(reference + days(step));
  if (same_word(unit, "week")) return week_value(reference + days(7 * step));
  if (same_word(unit, "weekend")) return weekend_value(reference + days(7 * step));
  if (same_word(unit, "month")) {
    const Day in_it = add_months(reference, step);
    return month_value(year_of(in_it), month_of(in_it));
  }
  if (same_word(unit, "quarter")) {
    const Day in_it = add_months(reference, 3 * step);
    return quarter_value(year_of(in_it), (month_of(in_it) + 2) / 3);
  }
  if (same_word(unit, "decade")) return decade_value(year / 10 * 10 + 10 * step);
  if (same_word(unit, "century")) return century_value(year / 100 * 100 + 100 * step);
  if (same_word(last_word(unit), "year")) return year_value(year + step);
  return std::nullopt;
}

int near_month_year(Pointer pointer, int month, Day reference) {
  const int year = year_of(reference);
  if (pointer == Pointer::kLast) return month < month_of(reference) ? year : year - 1;
  if (pointer == Pointer::kNext) return month > month_of(reference) ? year : year + 1;
  return year;
}

int near_season_year(Pointer pointer, std::string_view season, Day reference) {
  const std::string_view code = season_code(season);
  // The northern months in which a season begins; winter is told by the year it begins in.
  const int begin = code == "SP" ? 3 : code == "SU" ? 6 : code == "FA" ? 9 : 12;
  const int year = year_of(reference);
  const int month = month_of(reference);
  if (pointer == Pointer::kLast) return month >= begin + 3 ? year : year - 1;
  if (pointer == Pointer::kNext) return month < begin ? year : year + 1;
  return code == "WI" && month <= 2 ? year - 1 : year;
}

std::optional<DateValue> moved(Day day, int count, std::string_view unit) {
  if (std::abs(count) > kFarthest) return std::nullopt;
  if (same_word(unit, "day")) return day_value(day + days(count));
  if (same_word(unit, "week")) return day_value(day + days(7 * count));
  if (same_word(unit, "fortnight")) return day_value(day + days(14 * count));
  if (same_word(unit, "month")) {
    const Day in_it = add_months(day, count);
    return month_value(year_of(in_it), month_of(in_it));
  }
  const bool decades = same_word(unit, "decade");
  const int year = year_of(day) + (decades ? 10 : same_word(unit, "century") ? 100 : 1) * count;
  if (year < 1 || year > 9999) return std::nullopt;
  return decades ? decade_value(year / 10 * 10) : year_value(year);
}

}  // namespace onoma::link
