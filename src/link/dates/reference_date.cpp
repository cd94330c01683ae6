#include "link/dates/reference_date.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "link/dates/calendar.hpp"
#include "link/dates/date_value.hpp"
#include "link/dates/words.hpp"

namespace onoma::link {
namespace {

constexpr std::size_t kLongestPlace = 60;  // bytes before the date of a dateline
constexpr std::size_t kFirstLines = 4;     // where a line that is just a date counts as a header

constexpr std::array<std::string_view, 19> kHeaderWords{
    "date",           "dated",      "published",    "published on", "posted",           "posted on",
    "updated",        "updated on", "last updated", "issued",       "issued on",        "created",
    "sent",           "filed",      "released",     "release date", "publication date", "date published",
    "first published"};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

std::string_view trimmed(std::string_view text, std::string_view also = {}) {
  const auto drop = [also](char c) { return is_space(c) || also.find(c) != std::string_view::npos; };
  while (!text.empty() && drop(text.front())) text.remove_prefix(1);
  while (!text.empty() && drop(text.back())) text.remove_suffix(1);
  return text;
}

// The line that a span stands in, cut into what is before and after it.
struct LineParts {
  std::string_view before;
  std::string_view after;
  std::size_t number = 0;  // counts lines that are not blank, from 0
};

LineParts line_around(std::string_view text, Span span) {
  const std::size_t newline = text.rfind('\n', span.begin);
  const std::size_t begin = newline == std::string_view::npos || span.begin == 0 ? 0 : newline + 1;
  const std::size_t end = std::min(text.find('\n', span.end), text.size());
  LineParts parts{text.substr(begin, span.begin - begin), text.substr(span.end, end - span.end), 0};
  for (std::size_t at = 0; at < begin;) {
    const std::size_t stop = std::min(text.find('\n', at), begin);
    parts.number += trimmed(text.substr(at, stop - at)).empty() ? 0 : 1;
    at = stop + 1;
  }
  return parts;
}

bool is_header_label(std::string_view before) {
  const std::string_view label = trimmed(before, ":*#|-[(");
  return std::any_of(kHeaderWords.begin(), kHeaderWords.end(),
                     [&](std::string_view word) { return same_word(label, word); });
}

// A dash of any length, a colon or an opening bracket: what stands between a dateline and its story.
bool begins_story(std::string_view after) {
  if (after.empty()) return true;
  const std::string_view rest = trimmed(after);
  if (rest.empty()) return true;
  return rest.front() == ':' || rest.front() == '(' || (rest.front() == '-' && is_space(after.front())) ||
         rest.substr(0, 3) == "\xE2\x80\x93" || rest.substr(0, 3) == "\xE2\x80\x94";
}

// "ISLAMABAD:" or "NEW DELHI -" directly after the date.
bool place_and_story(std::string_view after) {
  const std::string_view rest = trimmed(after);
  std::size_t capitals = 0;
  std::size_t i = 0;
  for (; i < rest.size() && i < kLongestPlace; ++i) {
    const char c = rest[i];
    if (is_lower(c)) return false;
    if (!is_upper(c) && !is_space(c) && c != ',' && c != '.' && c != '\'') break;
    capitals += is_upper(c) ? 1 : 0;
  }
  return capitals >= 3 && begins_story(rest.substr(i));
}

// Only capitalized words before the date, one of them all in capitals or the last followed by a comma: a
// place.
bool is_place(std::string_view before) {
  const std::string_view place = trimmed(before);
  if (place.empty() || place.size() > kLongestPlace || !is_upper(place.front())) return false;
  if (std::count(place.begin(), place.end(), '(') != std::count(place.begin(), place.end(), ')'))
    return false;
  bool capitals = false;
  std::size_t words = 0;
  for (std::size_t at = 0; at < place.size();) {
    const std::size_t end = std::min(place.find_first_of(" \t", at), place.size());
    const std::string_view word = trimmed(place.substr(at, end - at), ",:()/");
    at = end + 1;
    if (word.empty()) continue;
    if (is_lower(word.front()) && word.size() > 3) return false;
    const bool all_capitals = std::count_if(word.begin(), word.end(), is_upper) >= 3 &&
                              std::none_of(word.begin(), word.end(), is_lower);
    capitals = capitals || all_capitals;
    ++words;
  }
  return words > 0 && words <= 6 && (capitals || place.back() == ',');
}

// What may follow a date on a line of its own: nothing, or a time of day and its zone.
bool ends_header_line(std::string_view after) {
  const std::string_view rest = trimmed(after, ",.|-");
  return rest.size() <= 32 && std::count_if(rest.begin(), rest.end(), is_lower) <= 4 &&
         (rest.empty() || rest.find(':') != std::string_view::npos);
}

// The value of a mention that says which day it is by itself: "2025-10-26", or "XXXX-10-26" where it leaves out the year.
std::string day_told(const DateMention& mention) {
  const std::optional<DateValue> value = date_value(mention.captures, {});
  if (!value || value->ambiguous || value->relative || value->grain != "day") return "";
  return parse_iso_day(value->timex) || value->timex.starts_with("XXXX-") ? value->timex : "";
}

// The year that most of the text's days and months tell, of equally many the latest: that of a dateline without one. Empty
// where none is told.
std::string usual_year(const std::vector<DateMention>& mentions) {
  std::map<std::string, int> counts;
  for (const DateMention& mention : mentions) {
    const std::optional<DateValue> value = date_value(mention.captures, {});
    const bool exact = value && !value->ambiguous && (value->grain == "day" || value->grain == "month");
    if (exact && parse_iso_day(value->from)) ++counts[value->from.substr(0, 4)];
  }
  std::string usual;
  int most = 0;
  for (const auto& [year, count] : counts) {
    if (count >= most) usual = year, most = count;
  }
  return usual;
}

const char* where_it_stands(const LineParts& line) {
  const bool labelled = is_header_label(line.before);
  if ((labelled || trimmed(line.before).empty()) && place_and_story(line.after)) return "dateline";
  if (labelled) return "header";
  if (is_place(line.before) && begins_story(line.after)) return "dateline";
  if (line.number < kFirstLines && trimmed(line.before).empty() && ends_header_line(line.after))
    return "header";
  return nullptr;
}

}  // namespace

ReferenceDate find_reference_date(std::string_view text, const std::vector<DateMention>& mentions,
                                  std::string_view name_date) {
  for (const DateMention& mention : mentions) {
    if (mention.span.begin >= kHeaderReach || mention.span.end > text.size()) break;
    std::string day = day_told(mention);
    if (day.empty()) continue;
    const LineParts line = line_around(text, mention.span);
    const char* from = where_it_stands(line);
    if (from == nullptr) continue;
    if (day.starts_with("XXXX")) {
      const bool sure = std::string_view(from) == "dateline" || is_header_label(line.before);
      const std::string year = name_date.empty() ? usual_year(mentions) : std::string(name_date.substr(0, 4));
      if (!sure || year.empty()) continue;
      day.replace(0, 4, year);
      if (!parse_iso_day(day)) continue;
    }
    return {day, from, mention.span};
  }
  return {};
}

}  // namespace onoma::link
