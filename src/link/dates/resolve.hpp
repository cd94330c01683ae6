// Resolves what is not complete against the reference day. Internal to link/dates.
#pragma once

#include <optional>
#include <string_view>

#include "link/dates/date_value.hpp"

namespace onoma::link {

constexpr bool is_past(Tense tense) noexcept { return tense == Tense::kPast || tense == Tense::kPastOnly; }

// How a relative word points: last and past -1, this and current 0, next and coming +1.
enum class Pointer : signed char { kLast = -1, kThis = 0, kNext = 1 };
std::optional<Pointer> pointer_of(std::string_view word) noexcept;

// The year that month (and day, if not 0) belong to; a weekday (if not 0) picks the year in which it fits.
int year_for(int month, int day, int weekday, const DateContext& context);
// The day that a bare weekday means.
Day day_for_weekday(int weekday, const DateContext& context);

// "last Friday", "next year", "two years ago", "yesterday": the parts of relative dates. `reference` is the
// day they are told from. Nothing where the words do not tell.
std::optional<Day> near_day(std::string_view word, Day reference);
Day near_weekday(Pointer pointer, int weekday, Day reference, Tense tense);
std::optional<DateValue> near_period(Pointer pointer, std::string_view unit, Day reference);
int near_month_year(Pointer pointer, int month, Day reference);
int near_season_year(Pointer pointer, std::string_view season, Day reference);
// So many units after the day (before it where negative): days and weeks give a day, months a month, years a year.
std::optional<DateValue> moved(Day day, int count, std::string_view unit);

}  // namespace onoma::link
