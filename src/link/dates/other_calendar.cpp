#include "link/dates/other_calendar.hpp"

#include <unicode/ucal.h>

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "text/icu_i18n.hpp"

namespace onoma::link {
namespace {

constexpr double kMillisecondsOfDay = 86'400'000.0;

const char* locale_of(std::string_view calendar) {
  if (calendar == "islamic") return "en@calendar=islamic-umalqura";
  if (calendar == "hebrew") return "en@calendar=hebrew";
  if (calendar == "chinese") return "en@calendar=chinese";
  if (calendar == "persian") return "en@calendar=persian";
  return nullptr;
}

// What of ICU's calendars is asked; null where they are not there.
struct Functions {
  decltype(&ucal_open) open = ONOMA_ICU_I18N(ucal_open);
  decltype(&ucal_close) close = ONOMA_ICU_I18N(ucal_close);
  decltype(&ucal_clear) clear = ONOMA_ICU_I18N(ucal_clear);
  decltype(&ucal_set) set = ONOMA_ICU_I18N(ucal_set);
  decltype(&ucal_get) get = ONOMA_ICU_I18N(ucal_get);
  decltype(&ucal_setMillis) set_time = ONOMA_ICU_I18N(ucal_setMillis);
  decltype(&ucal_getMillis) time = ONOMA_ICU_I18N(ucal_getMillis);
  bool all() const { return open && close && clear && set && get && set_time && time; }
};

const Functions& icu() {
  static const Functions functions;
  return functions;
}

struct Close {
  void operator()(UCalendar* calendar) const { icu().close(calendar); }
};
using Calendar = std::unique_ptr<UCalendar, Close>;

// Making one costs much more than asking it, so each thread keeps those it has needed.
UCalendar* calendar_of(std::string_view name) {
  thread_local std::vector<std::pair<std::string, Calendar>> known;
  for (const auto& entry : known) {
    if (entry.first == name) return entry.second.get();
  }
  const char* locale = locale_of(name);
  if (locale == nullptr || !icu().all()) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Calendar made(icu().open(u"GMT", -1, locale, UCAL_DEFAULT, &status));
  if (U_FAILURE(status)) made.reset();
  known.emplace_back(name, std::move(made));
  return known.back().second.get();
}

std::optional<Day> day_of_time(double milliseconds) {
  const Day day{std::chrono::days(static_cast<int>(std::floor(milliseconds / kMillisecondsOfDay)))};
  const bool usable = day >= *make_day(1, 1, 1) && day <= *make_day(9999, 12, 31);
  return usable ? std::optional(day) : std::nullopt;
}

}  // namespace

std::optional<Day> other_calendar_day(std::string_view name, int year, int month, int day) {
  UCalendar* calendar = calendar_of(name);
  if (calendar == nullptr || year < 1 || year > 20'000 || month < 1 || month > 13 || day < 0 || day > 31) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  icu().clear(calendar);
  icu().set(calendar, UCAL_EXTENDED_YEAR, year);
  icu().set(calendar, UCAL_MONTH, month - 1);
  icu().set(calendar, UCAL_DATE, day == 0 ? 1 : day);
  const double time = icu().time(calendar, &status);
  if (U_FAILURE(status)) return std::nullopt;
  // A lenient calendar turns the 31st of a short month into the first of the next.
  if (icu().get(calendar, UCAL_MONTH, &status) != month - 1 || (day != 0 && icu().get(calendar, UCAL_DATE, &status) != day)) {
    return std::nullopt;
  }
  std::optional<Day> found = day_of_time(time);
  if (found && day == 0) *found -= std::chrono::days(1);
  return U_SUCCESS(status) ? found : std::nullopt;
}

std::optional<int> other_calendar_year(std::string_view name, Day day) {
  UCalendar* calendar = calendar_of(name);
  if (calendar == nullptr) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  icu().set_time(calendar, static_cast<double>(day.time_since_epoch().count()) * kMillisecondsOfDay, &status);
  const int year = icu().get(calendar, UCAL_EXTENDED_YEAR, &status);
  return U_SUCCESS(status) ? std::optional(year) : std::nullopt;
}

}  // namespace onoma::link
