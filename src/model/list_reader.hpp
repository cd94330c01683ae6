// Reads one list (names, cues, words, weights): UTF-8 TSV with `#:` header lines. gazetteers/README.md is the format.
//
// Pure functions of the text; every problem is reported, none stops the reading. A bare list of names is valid.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/result.hpp"

namespace onoma::model {

struct Row {
  std::size_t line = 0;                  // counts from 1
  std::vector<std::string_view> cells;   // views into List::text; as many as the line has
};

struct List {
  std::string text;   // the file's bytes; rows point into it
  std::string title;
  std::string about;
  std::string source;
  std::string licence;
  std::vector<std::string> columns;
  std::vector<Row> rows;

  // The cell of that column, empty where the row or the list has none.
  std::string_view cell(const Row& row, std::string_view column) const noexcept;

  List() = default;
  List(const List&) = delete;
  List& operator=(const List&) = delete;
};

// What a list must obey beyond being readable.
struct ListRules {
  bool sorted = true;           // by bytes of the whole line, each line once
  bool header = true;           // title, about, source, licence and columns must be there
  std::vector<std::string_view> known_columns;
};

// Fills `list` (which keeps `text`) and appends every problem to `diagnostics`, with `file` as their file.
void read_list(std::string text, const std::string& file, const ListRules& rules, List& list,
               std::vector<Diagnostic>& diagnostics);

// Splits at each `separator`; an empty text gives no pieces.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace onoma::model
