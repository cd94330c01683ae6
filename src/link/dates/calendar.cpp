#include "link/dates/calendar.hpp"

#include <array>
#include <charconv>

namespace onoma::link {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

// Every date of a text is written several times: without strings in between. The longest text is "-32767-12-31".
using Text = std::array<char, 40>;

char* put(char* to, char c) {
  *to = c;
  return to + 1;
}

char* put_two(char* to, unsigned number) {
  return put(put(to, static_cast<char>('0' + number / 10)), static_cast<char>('0' + number % 10));
}

// At least four digits; years that have more, or a sign, are those that no text has.
char* put_year(char* to, int year) {
  if (year >= 0 && year <= 9999) {
    const auto number = static_cast<unsigned>(year);
    return put_two(put_two(to, number / 100), number % 100);
  }
  std::array<char, 12> digits;
  const std::string_view text(digits.data(), static_cast<std::size_t>(
      std::to_chars(digits.data(), digits.data() + digits.size(), year).ptr - digits.data()));
  for (std::size_t size = text.size(); size < 4; ++size) to = put(to, '0');
  return to + text.copy(to, text.size());
}

std::optional<int> digits(std::string_view text) noexcept {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) noexcept {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<Day> parse_iso_day(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_day(*year, *month, *day);
}

int year_of(Day day) noexcept {
  return static_cast<int>(year_month_day(day).year());
}
int month_of(Day day) noexcept {
  return static_cast<int>(static_cast<unsigned>(year_month_day(day).month()));
}
int day_of(Day day) noexcept {
  return static_cast<int>(static_cast<unsigned>(year_month_day(day).day()));
}
int weekday_of(Day day) noexcept {
  return static_cast<int>(std::chrono::weekday(day).iso_encoding());
}
Day monday_of(Day day) noexcept {
  return day - days(weekday_of(day) - 1);
}

std::string iso_year(int year) {
  Text text;
  return {text.data(), put_year(text.data(), year)};
}
std::string iso_month(int year, int month) {
  Text text;
  return {text.data(), put_two(put(put_year(text.data(), year), '-'), static_cast<unsigned>(month))};
}
std::string iso_day(int year, int month, int day) {
  Text text;
  char* end = put_two(put(put_year(text.data(), year), '-'), static_cast<unsigned>(month));
  end = put_two(put(end, '-'), static_cast<unsigned>(day));
  return {text.data(), end};
}
std::string iso_day(Day day) {
  const year_month_day date(day);
  return iso_day(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                 static_cast<int>(static_cast<unsigned>(date.day())));
}

std::string iso_week(Day day) {
  // A week belongs to the year that its Thursday is in.
  const Day thursday = monday_of(day) + days(3);
  const int year = year_of(thursday);
  const Day new_year = *make_day(year, 1, 1);
  const int week = static_cast<int>((thursday - new_year).count() / 7 + 1);
  Text text;
  char* end = put(put(put_year(text.data(), year), '-'), 'W');
  return {text.data(), put_two(end, static_cast<unsigned>(week))};
}

Day last_of_month(int year, int month) noexcept {
  const std::chrono::year_month_day_last last{
      std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month)))};
  return Day(last);
}

Day add_months(Day day, int months) noexcept {
  const int count = year_of(day) * 12 + month_of(day) - 1 + months;
  const int year = count / 12;
  const int month = count % 12 + 1;
  const std::optional<Day> same = make_day(year, month, day_of(day));
  return same ? *same : last_of_month(year, month);
}

Day western_easter(int year) noexcept {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int g = (8 * b + 13) / 25;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return *make_day(year, n / 31, n % 31 + 1);
}

Day orthodox_easter(int year) noexcept {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int n = d + e + 114;
  const int julian_lag = year / 100 - year / 400 - 2;  // days that the Julian calendar is behind
  return *make_day(year, n / 31, n % 31 + 1) + days(julian_lag);
}

Day nth_weekday(int year, int month, int weekday, int n) noexcept {
  if (n < 0) {
    const Day last = last_of_month(year, month);
    return last - days((weekday_of(last) - weekday + 7) % 7);
  }
  const Day first = *make_day(year, month, 1);
  return first + days((weekday - weekday_of(first) + 7) % 7 + 7 * (n - 1));
}

}  // namespace onoma::link
