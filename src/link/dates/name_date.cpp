#include "link/dates/name_date.hpp"

namespace onoma::link {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_joint(char c) { return c == '-' || c == '_' || c == '.' || c == '/'; }

// So many digits at `at`, or -1.
int digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Day> day_at(std::string_view text, std::size_t at) {
  if (at > 0 && is_digit(text[at - 1])) return std::nullopt;
  const int year = digits_at(text, at, 4);
  if (year < 1900 || year > 2099 || at + 4 >= text.size()) return std::nullopt;
  const char joint = is_joint(text[at + 4]) ? text[at + 4] : '\0';
  const std::size_t step = joint == '\0' ? 0 : 1;
  const std::size_t month_at = at + 4 + step, day_at = month_at + 2 + step;
  if (step == 1 && (month_at + 2 >= text.size() || text[month_at + 2] != joint)) return std::nullopt;
  if (day_at + 2 < text.size() && is_digit(text[day_at + 2])) return std::nullopt;
  return make_day(year, digits_at(text, month_at, 2), digits_at(text, day_at, 2));
}

}  // namespace

std::optional<Day> day_in_name(std::string_view path) noexcept {
  for (std::size_t at = path.size(); at-- > 0;) {
    if (const std::optional<Day> day = day_at(path, at)) return day;
  }
  return std::nullopt;
}

}  // namespace onoma::link
