#include "cli/place.hpp"

#include <algorithm>
#include <charconv>

#include "text/unit_edges.hpp"
#include "text/utf8.hpp"

namespace onoma::cli {
namespace {

constexpr std::size_t kBetweenMarks = 4096;

// The number behind the last colon, which is then taken off; from 1.
std::optional<std::size_t> take_number(std::string& argument) {
  const std::size_t colon = argument.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  std::size_t number = 0;
  const char* const end = argument.data() + argument.size();
  const auto [read, failed] = std::from_chars(argument.data() + colon + 1, end, number);
  if (failed != std::errc() || read != end || number == 0) return std::nullopt;
  argument.resize(colon);
  return number;
}

Unexpected no_place(const std::string& message) {
  return Unexpected{Error{"E_PLACE", message}};
}

std::string counted(std::size_t number, const std::string& what) {
  std::string out = std::to_string(number);
  out += ' ';
  out += what;
  return number == 1 ? out : out + 's';
}

}  // namespace

NamedPlace read_place(const std::string& argument, bool (*exists)(const std::string& path)) {
  NamedPlace place{argument, {}, {}};
  if (exists(argument)) return place;
  const std::optional<std::size_t> last = take_number(place.path);
  if (!last) return place;
  if (!exists(place.path)) {
    std::string path = place.path;
    if (const std::optional<std::size_t> line = take_number(path)) return {path, line, last};
  }
  place.line = last;
  return place;
}

std::optional<NamedPlace> read_line_and_column(const std::string& argument) {
  // As if behind a name.
  NamedPlace place = read_place("-:" + argument, [](const std::string& path) { return path == "-"; });
  if (place.path != "-" || !place.line || !place.column) return std::nullopt;
  return place;
}

Result<Span> find_place(std::string_view text, const NamedPlace& place) {
  if (!place.line) return Span{0, text.size()};
  std::size_t begin = 0;
  for (std::size_t line = 1; line < *place.line; ++line) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos || end + 1 == text.size())
      return no_place("the text has " + counted(line, "line"));
    begin = end + 1;
  }
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  if (!place.column) return Span{begin, end};
  std::size_t at = begin;
  for (std::size_t column = 1; column < *place.column; ++column) {
    if (at >= end) return no_place("line " + std::to_string(*place.line) + " has " + counted(column - 1, "character"));
    at += text::decode(text.data() + at).size;
  }
  return Span{at, at};
}

Result<Span> find_offset(std::string_view text, std::size_t offset, OffsetUnit unit) {
  const text::UnitEdges edges(text, unit);
  const std::optional<std::size_t> byte = edges.byte(offset);
  if (byte) return Span{*byte, *byte};
  if (offset <= edges.size()) return no_place("offset " + std::to_string(offset) + " is inside a character");
  return no_place("the text ends at offset " + std::to_string(edges.size()));
}

PlaceIndex::PlaceIndex(std::string_view text) : text_(text) {
  text::LineCounter lines(text);
  text::UnitCounter units(text);
  for (std::size_t multiple = 0; multiple <= text.size(); multiple += kBetweenMarks) {
    std::size_t byte = multiple;
    while (byte < text.size() && text::is_continuation(text[byte])) ++byte;
    marks_.push_back({lines.at(byte), units.at(byte)});
  }
}

// The marks stand a little behind the multiples, never before them.
text::LinePlace PlaceIndex::line_place(std::size_t byte) const {
  std::size_t number = byte / kBetweenMarks;
  while (number >= marks_.size() || marks_[number].offsets.byte > byte) --number;
  const Mark& mark = marks_[number];
  return text::LineCounter(text_.substr(mark.offsets.byte), mark.place).at(byte - mark.offsets.byte);
}

text::UnitOffsets PlaceIndex::offsets(std::size_t byte) const {
  std::size_t number = byte / kBetweenMarks;
  while (number >= marks_.size() || marks_[number].offsets.byte > byte) --number;
  const Mark& mark = marks_[number];
  return mark.offsets + text::UnitCounter(text_.substr(mark.offsets.byte)).at(byte - mark.offsets.byte);
}

}  // namespace onoma::cli
