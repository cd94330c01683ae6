// Cells: rows of CSV and TSV.
//
//   Cells cells{Cells::Kind::kCsv};
//   cells.append_row({"a.txt", "Kabul, east"}, out);   // a.txt,"Kabul, east"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onoma::output {

struct Cells {
  // CSV as RFC 4180 quotes it, but with a line end of "\n" alone. TSV without quotes: tab, new line, carriage
  // return, NUL and backslash are \t, \n, \r, \0 and \\, as jq's @tsv writes them.
  enum class Kind : unsigned char { kCsv, kTsv };
  Kind kind = Kind::kCsv;
  // Put a ' before texts that a spreadsheet would take for a formula: those that begin with = + - @, a tab or
  // a carriage return.
  bool safe = false;
  bool for_terminal = false;  // leave out control characters, which could command the terminal

  void append(std::string_view text, std::string& out) const;
  // The same for a text that is not ours, such as a name: the guard holds for these alone.
  void append_foreign(std::string_view text, std::string& out) const;
  char separator() const noexcept { return kind == Kind::kCsv ? ',' : '\t'; }
  // A row of our own words, with its line end.
  void append_row(const std::vector<std::string>& cells, std::string& out) const;
};

}  // namespace onoma::output
