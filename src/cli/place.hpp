// Places in a text as people name them: FILE:LINE:COL, as grep prints them, or an offset.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/result.hpp"
#include "onoma/span.hpp"
#include "text/line_counter.hpp"
#include "text/units.hpp"

namespace onoma::cli {

// A file and perhaps a place in it.
struct NamedPlace {
  std::string path;  // "-": standard input
  std::optional<std::size_t> line;    // both from 1; the column in code points
  std::optional<std::size_t> column;
};

// FILE, FILE:LINE or FILE:LINE:COL; `exists` says whether a path is there: one that ends in numbers itself is taken whole.
NamedPlace read_place(const std::string& argument, bool (*exists)(const std::string& path));

// LINE:COL, both from 1; nothing for what is none.
std::optional<NamedPlace> read_line_and_column(const std::string& argument);

// The bytes that are meant: an empty span for a place, that of the line for a line, all without either. What is wrong when
// the text has no such place, as E_PLACE.
Result<Span> find_place(std::string_view text, const NamedPlace& place);
Result<Span> find_offset(std::string_view text, std::size_t offset, OffsetUnit unit);

// Line and column, and the offset in any unit, of any byte of a text that is a code-point edge. In bounded time.
class PlaceIndex {
 public:
  // Borrows the text.
  explicit PlaceIndex(std::string_view text);

  text::LinePlace line_place(std::size_t byte) const;
  text::UnitOffsets offsets(std::size_t byte) const;

 private:
  struct Mark {
    text::LinePlace place;
    text::UnitOffsets offsets;
  };
  std::string_view text_;
  std::vector<Mark> marks_;  // one every so many bytes
};

}  // namespace onoma::cli
