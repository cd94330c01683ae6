#include "link/dates/time_value.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "link/dates/calendar.hpp"
#include "link/dates/period.hpp"
#include "link/dates/words.hpp"

namespace onoma::link {
namespace {

using Captures = std::vector<Capture>;

struct Unit {
  std::string_view name;
  char letter;
  bool of_clock;    // written after the T
  int times;        // how many of the letter's unit
  int half;         // half of one, in the unit below
  char half_letter;
  bool half_of_clock;
};

constexpr std::array<Unit, 13> kUnits{{{"second", 'S', true, 1, 0, 0, false},
                                       {"minute", 'M', true, 1, 30, 'S', true},
                                       {"hour", 'H', true, 1, 30, 'M', true},
                                       {"night", 'D', false, 1, 0, 0, false},
                                       {"day", 'D', false, 1, 12, 'H', true},
                                       {"week", 'W', false, 1, 0, 0, false},
                                       {"fortnight", 'W', false, 2, 1, 'W', false},
                                       {"month", 'M', false, 1, 0, 0, false},
                                       {"quarter", 'M', false, 3, 0, 0, false},
                                       {"season", 'M', false, 3, 0, 0, false},
                                       {"year", 'Y', false, 1, 6, 'M', false},
                                       {"decade", 'Y', false, 10, 5, 'Y', false},
                                       {"century", 'Y', false, 100, 50, 'Y', false}}};

const Unit* unit_named(std::string_view word) {
  const auto found = std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& u) { return same_word(u.name, word); });
  return found == kUnits.end() ? nullptr : &*found;
}

std::string period(std::string_view amount, bool of_clock, char letter) {
  std::string out = of_clock ? "PT" : "P";
  out += amount;
  out += letter;
  return out;
}

std::string two_digits(int number) { return iso_month(1, number).substr(5); }

bool has(const Captures& captures, std::string_view name) { return !caught(captures, name).empty(); }

// "2.5", "1,000", "three", "a hundred and ten" (its hundred alone is understood).
std::string amount_of(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos && point > 0 && point + 1 < text.size()) return std::string(text);
  std::optional<int> number = small_number(text);
  if (!number) {
    const std::size_t blank = text.find_last_of(" \t\n-");
    if (blank != std::string_view::npos && same_word(text.substr(blank + 1), "hundred")) {
      number = small_number(text.substr(0, blank));
      if (number) *number *= 100;
    }
  }
  return number ? std::to_string(*number) : "";
}

// "XXXX-10" for a month of every year, and the like.
std::string part_of_every_year(const Captures& captures) {
  if (const int month = month_number(caught(captures, "month")); month != 0) {
    const int day = leading_number(caught(captures, "day")).value_or(0);
    if (day != 0 && !make_day(2000, month, day)) return "";
    std::string value = "XXXX-";
    value += two_digits(month);
    if (day != 0) value.append("-").append(two_digits(day));
    return value;
  }
  const std::string_view season = season_code(caught(captures, "season"));
  return season.empty() ? std::string() : std::string("XXXX-").append(season);
}

}  // namespace

std::optional<DateValue> time_value(const Captures& captures, std::string_view day) {
  std::string clock(caught(captures, "clock"));
  std::string grain = "minute";
  if (const std::string_view part = caught(captures, "daypart"); !part.empty()) {
    clock = same_word(part, "morning")     ? "MO"
            : same_word(part, "afternoon") ? "AF"
            : same_word(part, "evening")   ? "EV"
            : same_word(part, "day")       ? "DT"
                                           : "NI";
    grain = "";
  } else if (clock.empty()) {
    const std::string_view together = caught(captures, "hhmm");
    if (!together.empty() && together.size() != 4) return std::nullopt;
    std::optional<int> hour = small_number(together.empty() ? caught(captures, "hour") : together.substr(0, 2));
    int minute = leading_number(together.empty() ? caught(captures, "minute") : together.substr(2)).value_or(0);
    if (!hour) return std::nullopt;
    const std::string_view ampm = caught(captures, "ampm");
    if (!ampm.empty() && (*hour > 12 || *hour == 0)) return std::nullopt;
    if (!ampm.empty()) *hour = *hour % 12 + (ampm.front() == 'p' || ampm.front() == 'P' ? 12 : 0);
    if (*hour > 24 || minute > 59 || (*hour == 24 && minute > 0)) return std::nullopt;
    clock = two_digits(*hour);
    clock.append(":").append(two_digits(minute));
    if (const auto second = leading_number(caught(captures, "second")); second) {
      if (*second > 59) return std::nullopt;
      clock.append(":").append(two_digits(*second));
      grain = "second";
    }
    if (has(captures, "zone")) clock += "Z";
  }
  DateValue value;
  value.timex.append(day).append("T").append(clock);
  value.grain = grain;
  return value;
}

std::optional<DateValue> duration_value(const Captures& captures) {
  const Unit* unit = unit_named(caught(captures, "unit"));
  if (unit == nullptr) return std::nullopt;
  DateValue value;
  const std::string_view n = caught(captures, "n");
  if (has(captures, "some")) {
    value.timex = period("X", unit->of_clock, unit->letter);
  } else if (n.empty() && has(captures, "half")) {
    if (unit->half == 0) return std::nullopt;
    value.timex = period(std::to_string(unit->half), unit->half_of_clock, unit->half_letter);
  } else {
    std::string amount = amount_of(n);
    if (amount.empty()) return std::nullopt;
    const bool whole = amount.find('.') == std::string::npos;
    if (whole && unit->times > 1) amount = std::to_string(std::stol(amount) * unit->times);
    if (whole && has(captures, "half")) amount += ".5";
    value.timex = period(amount, unit->of_clock, unit->letter);
  }
  return value;
}

std::optional<DateValue> set_value(const Captures& captures) {
  const std::string_view plural = caught(captures, "weekdays");
  if (const int day = weekday_number(plural.empty() ? caught(captures, "weekday") : plural); day != 0) {
    return open_value("XXXX-WXX-" + std::to_string(day), "day");
  }
  if (std::string part = part_of_every_year(captures); !part.empty()) {
    return open_value(std::move(part), has(captures, "day") ? "day" : has(captures, "month") ? "month" : "quarter");
  }
  const Unit* unit = unit_named(caught(captures, "unit"));
  if (unit == nullptr) return std::nullopt;
  const std::string_view n = caught(captures, "n");
  const std::optional<int> count = n.empty() ? std::optional(1) : small_number(same_word(n, "other") ? "second" : n);
  if (!count || *count < 1) return std::nullopt;
  DateValue value;
  value.timex = period(std::to_string(*count * unit->times), unit->of_clock, unit->letter);
  return value;
}

}  // namespace onoma::link
