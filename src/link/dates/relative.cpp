#include "link/dates/relative.hpp"

#include <algorithm>
#include <initializer_list>

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

std::optional<DateValue> pointed_value(const Captures& captures, Pointer pointer, const DateContext& context) {
  const Day reference = *context.reference;
  const std::string_view unit = caught(captures, "unit");
  const std::string_view weekday = caught(captures, "weekday");
  const std::string_view month = caught(captures, "month");
  const std::string_view season = caught(captures, "season");
  if (same_word(unit, "year")) return part_of_year(captures, year_of(reference) + static_cast<int>(pointer));
  // "Friday last week", "the 15th of next month"
  if (same_word(unit, "week") && !weekday.empty()) {
    const Day monday = monday_of(reference) + std::chrono::days(7 * static_cast<int>(pointer));
    return day_value(monday + std::chrono::days(weekday_number(weekday) - 1));
  }
  if (const std::string_view day = caught(captures, "day"); same_word(unit, "month") && !day.empty()) {
    const Day in_it = add_months(reference, static_cast<int>(pointer));
    const auto found = make_day(year_of(in_it), month_of(in_it), leading_number(day).value_or(0));
    return found ? std::optional(day_value(*found)) : std::nullopt;
  }
  if (!unit.empty()) return near_period(pointer, unit, reference);
  if (!weekday.empty()) return day_value(near_weekday(pointer, weekday_number(weekday), reference, context.tense));
  if (!month.empty()) {
    const int number = month_number(month);
    return month_value(near_month_year(pointer, number, reference), number);
  }
  if (!season.empty()) return season_value(near_season_year(pointer, season, reference), season_code(season));
  return DateValue{};
}

DateValue quarter_with(Day day) {
  return quarter_value(year_of(day), (month_of(day) + 2) / 3);
}

// What stands a year before the quarter that is being told of; without one, the year before.
DateValue year_before(const DateContext& context) {
  if (context.quarter) return quarter_with(add_months(context.quarter->first, -12));
  if (context.reference) return year_value(year_of(*context.reference) - 1);
  return {};
}

// "the latest quarter" of a report is the one told of, else the last that is over; "the year-ago period" is the same a
// year before, "the year-ago third quarter" tells which.
DateValue reported_value(const Captures& captures, const DateContext& context) {
  const std::string_view word = caught(captures, "rel");
  const std::string_view unit = caught(captures, "unit");
  const bool year_ago = same_word(word, "year-ago") || same_word(word, "year-earlier");
  if (year_ago && context.reference) {
    const Day reference = *context.reference;
    if (const int quarter = caught_quarter(captures); quarter != 0) {
      const int begun = 3 * quarter - 2 <= month_of(reference) ? 0 : 1;
      return quarter_value(year_of(reference) - begun - 1, quarter);
    }
    if (same_word(unit, "quarter") && !context.quarter) return quarter_with(add_months(reference, -15));
  }
  if (year_ago) return year_before(context);
  if (same_word(unit, "year")) return context.reference ? year_value(year_of(*context.reference) - 1) : DateValue{};
  if (context.quarter && !same_word(word, "current")) return quarter_with(context.quarter->first);
  if (!context.reference) return {};
  return quarter_with(add_months(*context.reference, same_word(word, "current") ? 0 : -3));
}

bool is_report_word(std::string_view word) {
  return same_word(word, "latest") || same_word(word, "most recent") || same_word(word, "year-ago") ||
         same_word(word, "year-earlier");
}

// "that year", "the following day": so many units from the last date told. Nothing is known where that date is less exact.
DateValue told_from_focus(int steps, std::string_view unit, const DateContext& context) {
  if (!context.focus) return {};
  const Focus& focus = *context.focus;
  const auto is_one_of = [&](std::initializer_list<std::string_view> grains) {
    return std::find(grains.begin(), grains.end(), focus.grain) != grains.end();
  };
  const Day first = focus.first;
  if (same_word(unit, "day")) return is_one_of({"day"}) ? day_value(first + std::chrono::days(steps)) : DateValue{};
  if (same_word(unit, "week")) {
    return is_one_of({"day", "week"}) ? week_value(first + std::chrono::days(7 * steps)) : DateValue{};
  }
  if (same_word(unit, "weekend")) {
    return is_one_of({"day", "week"}) ? weekend_value(first + std::chrono::days(7 * steps)) : DateValue{};
  }
  if (same_word(unit, "month")) {
    const Day in_it = add_months(first, steps);
    return is_one_of({"day", "week", "month"}) ? month_value(year_of(in_it), month_of(in_it)) : DateValue{};
  }
  if (same_word(unit, "quarter")) {
    const Day in_it = add_months(context.quarter ? context.quarter->first : first, 3 * steps);
    return context.quarter || is_one_of({"day", "month"}) ? quarter_with(in_it) : DateValue{};
  }
  if (same_word(unit, "year")) {
    return is_one_of({"decade", "century"}) ? DateValue{} : moved(first, steps, "year").value_or(DateValue{});
  }
  if (same_word(unit, "decade")) return moved(first, steps, "decade").value_or(DateValue{});
  return {};
}

int steps_of(std::string_view that) {
  const auto ends = [that](std::string_view word) {
    return that.size() >= word.size() && same_word(that.substr(that.size() - word.size()), word);
  };
  if (ends("following") || ends("next") || ends("after")) return 1;
  if (ends("previous") || ends("preceding") || ends("before")) return -1;
  return 0;
}

// The weekend that is over when the tense is past, else the one that comes; on a weekend that one itself.
DateValue the_weekend(const DateContext& context) {
  const bool is_on = weekday_of(*context.reference) >= 6;
  const int steps = is_on || context.tense == Tense::kFuture ? 0 : -1;
  return weekend_value(*context.reference + std::chrono::days(7 * steps));
}

std::optional<DateValue> the_value(std::string_view the, const DateContext& context) {
  if (same_word(the, "quarter") && context.quarter) return quarter_with(context.quarter->first);
  if (!context.reference) return DateValue{};
  const Day reference = *context.reference;
  if (same_word(the, "quarter")) return quarter_with(add_months(reference, -3));
  if (same_word(the, "weekend")) return the_weekend(context);
  const bool clear = same_word(the, "week") || same_word(the, "month") || same_word(the, "year") ||
                     same_word(the, "decade") || same_word(the, "century");
  return clear ? near_period(Pointer::kThis, the, reference) : DateValue{};
}

// "two years ago", "three days later", "in two weeks".
std::optional<DateValue> counted_value(const Captures& captures, std::string_view word, const DateContext& context) {
  const std::string_view unit = caught(captures, "unit");
  const std::optional<int> count = small_number(caught(captures, "n"));
  if (!count) return DateValue{};
  const bool earlier = same_word(word, "earlier"), later = same_word(word, "later");
  const bool ago = same_word(word, "ago");
  if (same_word(unit, "year") && (earlier || ago) && context.quarter) {
    return quarter_with(add_months(context.quarter->first, -12 * *count));
  }
  if (earlier || later) {
    // News tells "a year earlier" without a date to tell it from: then it is the day of writing.
    if (context.focus) {
      const std::string_view step = same_word(unit, "fortnight") ? "week" : unit;
      const int steps = (earlier ? -1 : 1) * *count * (same_word(unit, "fortnight") ? 2 : 1);
      if (!same_word(step, "week")) return told_from_focus(steps, step, context);
      return context.focus->grain == "day" ? moved(context.focus->first, steps, "week") : DateValue{};
    }
    if (later || !context.reference) return DateValue{};
  }
  if (!context.reference) return DateValue{};
  return moved(*context.reference, ago || earlier ? -*count : *count, unit);
}

bool counts(std::string_view word) {
  return same_word(word, "ago") || same_word(word, "earlier") || same_word(word, "later") || same_word(word, "hence");
}

bool is_story_word(std::string_view word) {
  return same_word(word, "that") || same_word(word, "the same") || same_word(word, "the following");
}

// Nothing: not possible. Empty: not known.
std::optional<DateValue> told_value(const Captures& captures, const DateContext& context) {
  if (const std::string_view that = caught(captures, "that"); !that.empty()) {
    return told_from_focus(steps_of(that), caught(captures, "unit"), context);
  }
  if (const std::string_view the = caught(captures, "the"); !the.empty()) return the_value(the, context);
  const std::string_view word = caught(captures, "rel");
  if (is_report_word(word)) return reported_value(captures, context);
  if (counts(word)) return counted_value(captures, word, context);
  if (is_story_word(word)) {  // "October of that year"
    if (!context.focus) return DateValue{};
    return part_of_year(captures, year_of(context.focus->first) + steps_of(word));
  }
  if (!context.reference) return DateValue{};
  const Day reference = *context.reference;
  if (const std::optional<Day> day = near_day(word, reference)) return day_value(*day);
  const std::optional<Pointer> pointer = pointer_of(word);
  // "the previous year" is told from the story, not from the day of writing.
  if (!pointer || same_word(word, "previous")) return told_from_focus(steps_of(word), caught(captures, "unit"), context);
  return pointed_value(captures, *pointer, context);
}

// The day that the value was told from: the one of writing, or that of the story.
std::string anchor_of(const Captures& captures, const DateContext& context) {
  const std::string_view word = caught(captures, "rel");
  const bool of_story = !caught(captures, "that").empty() || same_word(word, "later") || same_word(word, "earlier");
  if (of_story && context.focus) return iso_day(context.focus->first);
  if (context.reference) return iso_day(*context.reference);
  return context.focus ? iso_day(context.focus->first) : context.quarter ? iso_day(context.quarter->first) : "";
}

}  // namespace

std::optional<DateValue> relative_value(const Captures& captures, const DateContext& context) {
  std::optional<DateValue> value = told_value(captures, context);
  if (!value) return std::nullopt;
  value->relative = true;
  if (!value->timex.empty()) value->anchor = anchor_of(captures, context);
  return value;
}

}  // namespace onoma::link
