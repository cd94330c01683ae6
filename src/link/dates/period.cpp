#include "link/dates/period.hpp"

#include <algorithm>
#include <utility>

namespace onoma::link {
namespace {

DateValue value(std::string timex, const char* grain, std::string from, std::string to) {
  DateValue made;
  made.timex = std::move(timex);
  made.grain = grain;
  made.from = std::move(from);
  made.to = std::move(to);
  return made;
}

std::string first_of(int year, int month) {
  return iso_day(year, month, 1);
}
std::string last_of(int year, int month) {
  return iso_day(last_of_month(year, month));
}

}  // namespace

DateValue day_value(Day day) {
  const std::string iso = iso_day(day);
  return value(iso, "day", iso, iso);
}

DateValue week_value(Day any_day_in_it) {
  const Day monday = monday_of(any_day_in_it);
  return value(iso_week(monday), "week", iso_day(monday), iso_day(monday + std::chrono::days(6)));
}

DateValue weekend_value(Day any_day_in_its_week) {
  const Day monday = monday_of(any_day_in_its_week);
  return value(iso_week(monday) + "-WE", "day", iso_day(monday + std::chrono::days(5)),
               iso_day(monday + std::chrono::days(6)));
}

DateValue month_value(int year, int month) {
  return value(iso_month(year, month), "month", first_of(year, month), last_of(year, month));
}

DateValue quarter_value(int year, int quarter) {
  return value(iso_year(year) + "-Q" + std::to_string(quarter), "quarter", first_of(year, 3 * quarter - 2),
               last_of(year, 3 * quarter));
}

DateValue half_value(int year, int half) {
  return value(iso_year(year) + "-H" + std::to_string(half), "month", first_of(year, 6 * half - 5),
               last_of(year, 6 * half));
}

DateValue year_value(int year) {
  return value(iso_year(year), "year", first_of(year, 1), last_of(year, 12));
}

DateValue decade_value(int first_year) {
  return value(iso_year(first_year).substr(0, 3), "decade", first_of(std::max(first_year, 1), 1),
               last_of(first_year + 9, 12));
}

DateValue century_value(int first_year) {
  return value(iso_year(first_year).substr(0, 2), "century", first_of(std::max(first_year, 1), 1),
               last_of(first_year + 99, 12));
}

DateValue before_christ_value(int year) {
  return open_value("BC" + iso_year(year), "year");
}

DateValue season_value(int year, std::string_view code) {
  return open_value(iso_year(year) + "-" + std::string(code), "quarter");
}

DateValue interval_value(const DateValue& first, const DateValue& last) {
  DateValue made = first;
  made.timex = first.timex + "/" + last.timex;
  made.to = last.to;
  return made;
}

DateValue vague_value(std::string_view timex) {
  DateValue made;
  made.timex = timex;
  made.relative = true;
  return made;
}

DateValue open_value(std::string timex, std::string grain) {
  DateValue made;
  made.timex = std::move(timex);
  made.grain = std::move(grain);
  return made;
}

}  // namespace onoma::link
