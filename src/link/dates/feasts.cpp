#include "link/dates/feasts.hpp"

#include <algorithm>
#include <array>

namespace onoma::link {
namespace {

struct FixedFeast {
  std::string_view name;
  int month, day;
};
struct EasterFeast {
  std::string_view name;
  int offset;  // days from Easter Sunday
};
struct WeekdayFeast {
  std::string_view name;
  int month, weekday, n;
};

// Names in lower case, without apostrophes and periods, "st" for "saint".
constexpr std::array kFixed{FixedFeast{"christmas", 12, 25},
                            FixedFeast{"christmas day", 12, 25},
                            FixedFeast{"christmas eve", 12, 24},
                            FixedFeast{"xmas", 12, 25},
                            FixedFeast{"boxing day", 12, 26},
                            FixedFeast{"new year", 1, 1},
                            FixedFeast{"new year day", 1, 1},
                            FixedFeast{"new years", 1, 1},
                            FixedFeast{"new years day", 1, 1},
                            FixedFeast{"new years eve", 12, 31},
                            FixedFeast{"new year eve", 12, 31},
                            FixedFeast{"hogmanay", 12, 31},
                            FixedFeast{"epiphany", 1, 6},
                            FixedFeast{"valentines day", 2, 14},
                            FixedFeast{"st valentines day", 2, 14},
                            FixedFeast{"st patricks day", 3, 17},
                            FixedFeast{"st georges day", 4, 23},
                            FixedFeast{"st andrews day", 11, 30},
                            FixedFeast{"st davids day", 3, 1},
                            FixedFeast{"april fools day", 4, 1},
                            FixedFeast{"april fools", 4, 1},
                            FixedFeast{"april fool", 4, 1},
                            FixedFeast{"may day", 5, 1},
                            FixedFeast{"halloween", 10, 31},
                            FixedFeast{"all saints day", 11, 1},
                            FixedFeast{"all souls day", 11, 2},
                            FixedFeast{"guy fawkes day", 11, 5},
                            FixedFeast{"guy fawkes night", 11, 5},
                            FixedFeast{"armistice day", 11, 11},
                            FixedFeast{"veterans day", 11, 11},
                            FixedFeast{"fourth of july", 7, 4},
                            FixedFeast{"juneteenth", 6, 19},
                            FixedFeast{"groundhog day", 2, 2},
                            FixedFeast{"bastille day", 7, 14},
                            FixedFeast{"canada day", 7, 1},
                            FixedFeast{"australia day", 1, 26},
                            FixedFeast{"anzac day", 4, 25},
                            FixedFeast{"waitangi day", 2, 6},
                            FixedFeast{"cinco de mayo", 5, 5},
                            FixedFeast{"d-day", 6, 6},
                            FixedFeast{"earth day", 4, 22},
                            FixedFeast{"world aids day", 12, 1},
                            FixedFeast{"international womens day", 3, 8},
                            FixedFeast{"womens day", 3, 8},
                            FixedFeast{"world water day", 3, 22},
                            FixedFeast{"world health day", 4, 7},
                            FixedFeast{"human rights day", 12, 10},
                            FixedFeast{"world environment day", 6, 5},
                            FixedFeast{"madaraka day", 6, 1},
                            FixedFeast{"jamhuri day", 12, 12},
                            FixedFeast{"mashujaa day", 10, 20},
                            FixedFeast{"nakba day", 5, 15},
                            FixedFeast{"ve day", 5, 8},
                            FixedFeast{"v-e day", 5, 8},
                            FixedFeast{"gandhi jayanti", 10, 2},
                            FixedFeast{"africa day", 5, 25},
                            FixedFeast{"europe day", 5, 9},
                            FixedFeast{"kwanzaa", 12, 26},
                            FixedFeast{"rizal day", 12, 30},
                            FixedFeast{"twelfth night", 1, 5}};

constexpr std::array kEaster{
    EasterFeast{"easter", 0},          EasterFeast{"easter sunday", 0},    EasterFeast{"easter monday", 1},
    EasterFeast{"good friday", -2},    EasterFeast{"holy thursday", -3},   EasterFeast{"maundy thursday", -3},
    EasterFeast{"holy saturday", -1},  EasterFeast{"easter saturday", -1}, EasterFeast{"palm sunday", -7},
    EasterFeast{"ash wednesday", -46}, EasterFeast{"shrove tuesday", -47}, EasterFeast{"mardi gras", -47},
    EasterFeast{"ascension day", 39},  EasterFeast{"pentecost", 49},       EasterFeast{"whit sunday", 49},
    EasterFeast{"whit monday", 50},    EasterFeast{"corpus christi", 60}};

constexpr std::array kWeekday{
    WeekdayFeast{"thanksgiving", 11, 4, 4},  WeekdayFeast{"thanksgiving day", 11, 4, 4},
    WeekdayFeast{"memorial day", 5, 1, -1},  WeekdayFeast{"labor day", 9, 1, 1},
    WeekdayFeast{"columbus day", 10, 1, 2},  WeekdayFeast{"indigenous peoples day", 10, 1, 2},
    WeekdayFeast{"presidents day", 2, 1, 3}, WeekdayFeast{"martin luther king day", 1, 1, 3},
    WeekdayFeast{"mlk day", 1, 1, 3},        WeekdayFeast{"martin luther king jr day", 1, 1, 3}};

std::string key_of(std::string_view name) {
  std::string key;
  for (const char c : name) {
    if (c == '\'' || c == '.' || c == ',') continue;
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (blank && !key.empty() && key.back() == ' ') continue;
    key += blank ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return key;
}

template <typename Table>
auto find_feast(const Table& table, std::string_view key) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const auto& feast) { return feast.name == key; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Day> feast_day(std::string_view name, int year) {
  const std::string key = key_of(name);
  if (const FixedFeast* feast = find_feast(kFixed, key)) return make_day(year, feast->month, feast->day);
  if (const EasterFeast* feast = find_feast(kEaster, key)) {
    return western_easter(year) + std::chrono::days(feast->offset);
  }
  if (const WeekdayFeast* feast = find_feast(kWeekday, key)) {
    return nth_weekday(year, feast->month, feast->weekday, feast->n);
  }
  return std::nullopt;
}

std::string fixed_feast(std::string_view name) {
  const FixedFeast* feast = find_feast(kFixed, key_of(name));
  return feast == nullptr ? ""
                          : iso_month(1, feast->month).substr(5) + "-" + iso_month(1, feast->day).substr(5);
}

}  // namespace onoma::link
