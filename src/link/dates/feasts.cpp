#include "link/dates/feasts.hpp"

#include <algorithm>
#include <charconv>

#include "link/dates/other_calendar.hpp"

namespace onoma::link {
namespace {

using std::chrono::days;

struct Rule {
  std::string_view calendar;
  std::vector<int> numbers;  // of the day
  int days = 1;
  bool whole_month = false;
};

std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "11-4-4", "-2", "5-1--1": whole numbers that hyphens divide.
std::vector<int> numbers(std::string_view text) {
  std::vector<int> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('-', 1), text.size());
    out.push_back(number(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

Rule parse(std::string_view text) {
  Rule rule;
  rule.calendar = take_word(text);
  rule.numbers = numbers(take_word(text));
  if (text == "month") {
    rule.whole_month = true;
  } else if (!text.empty()) {
    rule.days = std::clamp(number(text), 1, 366);
  }
  return rule;
}

int at(const Rule& rule, std::size_t index) { return index < rule.numbers.size() ? rule.numbers[index] : 0; }

// The day in a year of the Gregorian calendar, for rules that know only that calendar.
std::optional<Day> gregorian_day(const Rule& rule, int year) {
  if (rule.calendar == "gregorian") return make_day(year, at(rule, 0), at(rule, 1));
  if (rule.calendar == "easter") return western_easter(year) + days(at(rule, 0));
  if (rule.calendar == "orthodox-easter") return orthodox_easter(year) + days(at(rule, 0));
  if (rule.calendar == "thanksgiving") return nth_weekday(year, 11, 4, 4) + days(at(rule, 0));
  const int month = at(rule, 0), weekday = at(rule, 1);
  if (rule.calendar != "weekday" || month < 1 || month > 12 || weekday < 1 || weekday > 7) return std::nullopt;
  return nth_weekday(year, month, weekday, at(rule, 2));
}

std::vector<Feast> other_feasts(const Rule& rule, int year) {
  std::vector<Feast> found;
  const std::optional<Day> new_year = make_day(year, 1, 1);
  const std::optional<int> begin = new_year ? other_calendar_year(rule.calendar, *new_year) : std::nullopt;
  if (!begin) return found;
  for (int own_year = *begin; own_year <= *begin + 2; ++own_year) {
    const auto first = other_calendar_day(rule.calendar, own_year, at(rule, 0), at(rule, 1));
    if (first && year_of(*first) > year) break;
    if (!first || year_of(*first) != year) continue;
    Day last = *first + days(rule.days - 1);
    if (rule.whole_month) {
      const bool full = other_calendar_day(rule.calendar, own_year, at(rule, 0), 30).has_value();
      last = *first + days(full ? 29 : 28);
    }
    found.push_back({*first, last});
  }
  return found;
}

}  // namespace

std::vector<Feast> feasts_in(std::string_view text, int year) {
  if (year < 2 || year > 9998) return {};
  const Rule rule = parse(text);
  if (rule.numbers.empty()) return {};
  if (const std::optional<Day> day = gregorian_day(rule, year)) return {{*day, *day + days(rule.days - 1)}};
  return other_feasts(rule, year);
}

std::optional<Feast> nearest_feast(std::string_view rule, Day reference) {
  std::optional<Feast> nearest;
  for (const int year : {year_of(reference), year_of(reference) - 1, year_of(reference) + 1}) {
    for (const Feast& feast : feasts_in(rule, year)) {
      const auto distance = [&](const Feast& f) { return std::chrono::abs(f.first - reference); };
      if (!nearest || distance(feast) < distance(*nearest)) nearest = feast;
    }
  }
  return nearest;
}

std::string fixed_feast(std::string_view text) {
  const Rule rule = parse(text);
  if (rule.calendar != "gregorian" || rule.days != 1 || !make_day(2000, at(rule, 0), at(rule, 1))) return "";
  return iso_month(1, at(rule, 0)).substr(5) + "-" + iso_month(1, at(rule, 1)).substr(5);
}

}  // namespace onoma::link
