#include "link/dates/date_value.hpp"

#include <algorithm>
#include <string>

#include "link/dates/feasts.hpp"
#include "link/dates/numeric.hpp"
#include "link/dates/other_calendar.hpp"
#include "link/dates/period.hpp"
#include "link/dates/relative.hpp"
#include "link/dates/resolve.hpp"
#include "link/dates/words.hpp"

namespace onoma::link {
namespace {

using Captures = std::vector<Capture>;

bool has(const Captures& captures, std::string_view name) {
  return !caught(captures, name).empty();
}

// "2024", "'98" or nothing.
std::optional<int> caught_year(const Captures& captures, const DateContext& context) {
  if (const std::string_view year = caught(captures, "year"); !year.empty()) return full_year(year, context);
  if (const std::string_view year = caught(captures, "year_short"); !year.empty())
    return full_year(year.substr(1), context);
  if (const std::string_view year = caught(captures, "spelled"); !year.empty()) return spelled_year(year);
  return std::nullopt;
}

// Preparations are told of in the past tense before the feast has come.
constexpr std::chrono::days kFeastIsNear{60};

DateValue feast_days(const Feast& feast) {
  if (feast.first == feast.last) return day_value(feast.first);
  return interval_value(day_value(feast.first), day_value(feast.last));
}

// The feast of the year that "last", "this" or "next" tells from the day of writing.
std::optional<Feast> pointed_feast(std::string_view rule, Pointer pointer, Day reference) {
  std::optional<Feast> last, next;
  for (int year = year_of(reference) - 1; year <= year_of(reference) + 1; ++year) {
    for (const Feast& feast : feasts_in(rule, year)) {
      if (feast.last < reference) last = feast;
      if (feast.first > reference && !next) next = feast;
    }
  }
  if (pointer == Pointer::kLast) return last;
  if (pointer == Pointer::kNext) return next;
  const auto this_year = feasts_in(rule, year_of(reference));
  return this_year.empty() ? std::nullopt : std::optional(this_year.front());
}

// "visited before Nowruz" is the last one, "will open at Nowruz" the next; else the nearest.
std::optional<Feast> feast_by_tense(std::string_view rule, const DateContext& context) {
  const std::optional<Feast> nearest = nearest_feast(rule, *context.reference);
  const bool to_come = nearest && nearest->first > *context.reference + kFeastIsNear;
  const bool over = nearest && nearest->last < *context.reference;
  if (is_past(context.tense) && to_come) return pointed_feast(rule, Pointer::kLast, *context.reference);
  if (context.tense == Tense::kFuture && over) return pointed_feast(rule, Pointer::kNext, *context.reference);
  return nearest;
}

std::optional<DateValue> feast_value(const Captures& captures, const DateContext& context) {
  const std::string_view name = caught(captures, "feast");
  if (name == "9/11") return day_value(*make_day(2001, 9, 11));
  const auto rule = context.words != nullptr ? context.words->feast(name) : std::nullopt;
  // A pattern of feasts alone knows its names; beside "last" or "the day before" any name may stand.
  const bool may_be_any = has(captures, "rel") || context.shifted;
  if (!rule && may_be_any) return std::nullopt;
  if (!rule || rule->empty()) return DateValue{};
  const std::optional<Pointer> pointer = pointer_of(caught(captures, "rel"));
  std::optional<int> year = caught_year(captures, context);
  if (pointer && context.reference && same_word(caught(captures, "unit"), "year")) {
    year = year_of(*context.reference) + static_cast<int>(*pointer);
  }
  if (year) {
    const std::vector<Feast> feasts = feasts_in(*rule, *year);
    return feasts.empty() ? DateValue{} : feast_days(feasts.front());
  }
  if (context.reference) {
    const std::optional<Feast> feast = pointer ? pointed_feast(*rule, *pointer, *context.reference)
                                               : feast_by_tense(*rule, context);
    return feast ? anchored(feast_days(*feast), *context.reference) : DateValue{};
  }
  const std::string fixed = fixed_feast(*rule);
  return fixed.empty() ? DateValue{} : open_value("XXXX-" + fixed, "day");
}

// "15 Ramadan 1445", "Ramadan 1445 AH", "1445 AH": days of a calendar that is not the Gregorian one.
std::optional<DateValue> other_calendar_value(const Captures& captures, const DateContext& context) {
  CalendarMonth month{caught(captures, "calendar"), 0};
  for (const char* name : {"islamic_month", "persian_month", "hebrew_month"}) {
    const std::string_view text = caught(captures, name);
    if (text.empty()) continue;
    const auto known = context.words != nullptr ? context.words->month(text) : std::nullopt;
    if (!known) return DateValue{};
    month = *known;
  }
  const std::optional<int> year = leading_number(caught(captures, "calendar_year"));
  if (!year) return DateValue{};
  const auto day_of_year = [&](int y, int m, int d) { return other_calendar_day(month.calendar, y, m, d); };
  if (const std::string_view day = caught(captures, "day"); !day.empty()) {
    const auto found = day_of_year(*year, month.number, leading_number(day).value_or(0));
    return found ? std::optional(day_value(*found)) : std::nullopt;
  }
  const int first_month = month.number == 0 ? 1 : month.number;
  const auto first = day_of_year(*year, first_month, 1);
  const bool next_year = month.number == 0 || month.number >= 12;
  auto end = day_of_year(next_year ? *year + 1 : *year, next_year ? 1 : month.number + 1, 1);
  if (!end && !next_year) end = day_of_year(*year, month.number + 2, 1);  // a Hebrew year without Adar I
  if (!first || !end || *end <= *first) return std::nullopt;
  return interval_value(day_value(*first), day_value(*end - std::chrono::days(1)));
}

struct MonthDay {
  int month = 0;
  int day = 0;  // 0 where only the month is told
};

// What a date without a year was told from.
Day anchor_of(const DateContext& context) {
  return context.story ? *context.story : *context.reference;
}

// One end of a date: a month, perhaps with a day, in a year that is told, found out or unknown.
std::optional<DateValue> month_day_value(MonthDay at, std::optional<int> year, int weekday,
                                         const DateContext& context) {
  // 2000 is a leap year: what does not exist in it never exists.
  if (at.month == 0 || (at.day != 0 && !make_day(2000, at.month, at.day))) return std::nullopt;
  const bool resolve = !year && (context.reference || context.story);
  if (resolve) year = year_for(at.month, at.day, weekday, context);
  if (!year) {
    const std::string month = "XXXX" + iso_month(1, at.month).substr(4);
    return at.day == 0 ? open_value(month, "month")
                       : open_value(month + "-" + iso_month(1, at.day).substr(5), "day");
  }
  if (*year < 1) return std::nullopt;
  std::optional<DateValue> value;
  if (at.day == 0) value = month_value(*year, at.month);
  if (const std::optional<Day> day = make_day(*year, at.month, at.day)) value = day_value(*day);
  if (value && resolve) value->anchor = iso_day(anchor_of(context));
  return value;
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
  if (const std::string_view roman = caught(captures, "monthroman"); !roman.empty()) {
    first.month = roman_number(roman).value_or(0);
  }
  first.day =
      month_digits.empty()
          ? caught_day(captures, "day", caught(captures, "dayword").empty() ? "dayword_late" : "dayword")
          : leading_number(caught(captures, "daynum")).value_or(0);
  const std::optional<int> year = caught_year(captures, context);
  const int weekday = weekday_number(caught(captures, "weekday"));
  // The last of a list of days is where it ends ("May 3, 4 and 5").
  MonthDay last = first;
  const bool has_more_days = std::any_of(captures.begin(), captures.end(), [](const Capture& capture) {
    return capture.name.size() == 4 && capture.name.starts_with("day");
  });
  if (has_more_days) {
    for (const char* name : {"day2", "day3", "day4", "day5", "day6"}) {
      if (const int day = caught_day(captures, name, name); day != 0) last.day = day;
    }
  }
  if (const int month = month_number(caught(captures, "month2")); month != 0) last.month = month;
  const bool range = last.day != first.day || last.month != first.month;
  return range ? range_value(first, last, year, context) : month_day_value(first, year, weekday, context);
}

std::optional<DateValue> weekday_value(const Captures& captures, const DateContext& context) {
  const int weekday = weekday_number(caught(captures, "weekday"));
  if (!caught(captures, "weekday2").empty()) return DateValue{};
  if (context.reference) return anchored(day_value(day_for_weekday(weekday, context)), *context.reference);
  return open_value("XXXX-WXX-" + std::to_string(weekday), "day");
}

// A reference day far from any text's own time is a mistake, and the years around it must stay within four
// digits.
bool is_usable(Day reference) {
  return year_of(reference) >= 1000 && year_of(reference) <= 9000;
}

// "octobre" of fr becomes "october"; "hier" the capture rel "yesterday"; "l'an dernier" rel "last" and unit "year".
Captures translated(const Captures& captures, const DateContext& context) {
  Captures out;
  for (const Capture& capture : captures) {
    const bool near = capture.name == "near_day" || capture.name == "near_period";
    const auto meaning = near || capture.name.starts_with("month") || capture.name.starts_with("weekday")
                             ? context.words->meaning(context.language, capture.text)
                             : std::nullopt;
    if (capture.name == "near_period" && meaning) {
      const std::size_t blank = meaning->find(' ');
      out.push_back({"rel", meaning->substr(0, blank)});
      out.push_back({"unit", meaning->substr(blank + 1)});
    } else {
      out.push_back({near ? "rel" : capture.name, meaning.value_or(capture.text)});
    }
  }
  return out;
}

std::string_view modifier(const Captures& captures) {
  const std::string_view part = caught(captures, "part");
  const std::string_view word = part.empty() ? caught(captures, "mod") : part;
  if (word.empty()) return {};
  const auto is = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return same_word(word, w); });
  };
  if (is({"early", "beginning", "start", "opening", "dawn"})) return "START";
  if (is({"mid", "middle"})) return "MID";
  if (is({"late", "end", "close"})) return "END";
  return {};
}

// A day, month, weekday and year, or some of them: most dates.
bool is_of_common_parts(const Captures& captures) {
  return std::all_of(captures.begin(), captures.end(), [](const Capture& capture) {
    return capture.name == "day" || capture.name == "month" || capture.name == "weekday" || capture.name == "year";
  });
}

std::optional<DateValue> value_of_common_parts(const Captures& captures, const DateContext& context) {
  if (has(captures, "month")) return calendar_value(captures, context);
  if (has(captures, "weekday")) return weekday_value(captures, context);
  return has(captures, "year") ? year_or_range_value(captures, context) : DateValue{};
}

std::optional<DateValue> plain_value(const Captures& captures, const DateContext& context) {
  if (is_of_common_parts(captures)) return value_of_common_parts(captures, context);
  if (const std::string_view vague = caught(captures, "vague"); !vague.empty()) return vague_value(vague);
  if (has(captures, "feast")) return feast_value(captures, context);
  if (has(captures, "rel") || has(captures, "that") || has(captures, "the"))
    return relative_value(captures, context);
  if (has(captures, "num1")) return numeric_value(captures, context);
  if (has(captures, "week")) return week_of_year_value(captures);
  if (has(captures, "calendar_year")) return other_calendar_value(captures, context);
  if (has(captures, "quarter") || has(captures, "half") || has(captures, "season") ||
      has(captures, "decade") || has(captures, "decade_short") || has(captures, "decadeword") ||
      has(captures, "century") || has(captures, "fiscal") || has(captures, "eranum") ||
      has(captures, "oldyear")) {
    return period_value(captures, context);
  }
  if (has(captures, "month") || has(captures, "monthnum") || has(captures, "monthroman")) return calendar_value(captures, context);
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

// "two days before Christmas", "a week after 3 May 2024".
std::optional<DateValue> shifted_value(const Captures& captures, const DateContext& given) {
  Captures base;
  for (const Capture& capture : captures) {
    if (capture.name != "shift" && capture.name != "n" && capture.name != "unit") base.push_back(capture);
  }
  DateContext context = given;
  context.shifted = true;
  const std::optional<DateValue> from = plain_value(base, context);
  const std::string_view n = caught(captures, "n");
  const std::optional<int> count = n.empty() ? std::optional(1) : small_number(n);  // "the day before Christmas"
  if (!from) return std::nullopt;
  const bool before = same_word(caught(captures, "shift"), "before");
  const auto day = parse_iso_day(before ? from->from : from->to);
  if (!day || !count) return DateValue{};
  std::optional<DateValue> value = moved(*day, before ? -*count : *count, caught(captures, "unit"));
  if (value) value->anchor = from->anchor;
  return value ? value : DateValue{};
}

std::optional<DateValue> value_of(const Captures& captures, const DateContext& context) {
  std::optional<DateValue> value =
      has(captures, "shift") ? shifted_value(captures, context) : plain_value(captures, context);
  if (!value || value->timex.empty()) return value;
  // Told from the edge of what four digits hold: no year 10000.
  const bool whole = value->from.empty() || (parse_iso_day(value->from) && parse_iso_day(value->to));
  if (!whole) value.emplace();
  else if (const std::string_view mod = modifier(captures); !mod.empty() || !value->mod.empty()) value->mod = mod;
  return value;
}

}  // namespace

DateValue anchored(DateValue value, Day anchor) {
  value.anchor = iso_day(anchor);
  return value;
}

bool is_surely_date(const Captures& captures) noexcept {
  for (const auto& [name, text] : captures) {
    const std::optional<int> number = leading_number(text);
    const bool is_day = name == "day" && number && *number >= 1 && *number <= 28;  // that every month has
    const bool is_year = name == "year" && number && *number >= 1000 && *number <= 9999;
    const bool is_month = name == "month" && month_number(text) != 0;
    if (!is_day && !is_year && !is_month && !(name == "weekday" && !text.empty())) return false;
  }
  return !captures.empty();
}

std::optional<DateValue> date_value(const Captures& captures, const DateContext& context) {
  if (context.reference && !is_usable(*context.reference)) {
    DateContext usable = context;
    usable.reference.reset();
    return date_value(captures, usable);
  }
  const bool foreign = !context.language.empty() && context.words != nullptr;
  return foreign ? value_of(translated(captures, context), context) : value_of(captures, context);
}

}  // namespace onoma::link
