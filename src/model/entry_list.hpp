// EntryList: a list of names as users write it. Four forms, told apart by content:
//
//   a bare list     one name a line
//   TSV             "#: columns name id …", or a first row that names the columns
//   CSV             a first row that names the columns, parted by , or ;
//   JSON Lines      {"name": "AK-47", "aliases": ["AKM"], "label": "WEAPON", …}
//
// Columns known: name, aliases (parted by |), id, label, priority, case, match; all others are data. Lines of # are comments
// in a bare list and in TSV, "#: label WEAPON" says what all entries are. A byte order mark, CR LF and blanks around a cell are
// passed over. docs/additions.md is the format.
//
//   EntryList list(text, "weapons.tsv", diagnostics);
//   EntryRow row;
//   while (list.next(row)) use(row);                // rows that have no problem
//
// Any bytes are safe. Not thread-safe. Borrows the text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json/list_entry.hpp"
#include "onoma/result.hpp"

namespace onoma::model {

// Views that hold until the next row.
struct EntryRow {
  std::uint32_t line = 0;
  std::string_view name;
  std::string_view id;
  std::string_view label;
  std::string_view priority;
  std::string_view letter_case;
  std::string_view match;
  std::vector<std::string_view> aliases;
  std::vector<std::string_view> values;  // one for each of columns()
};

class EntryList {
 public:
  enum class Form : std::uint8_t { kBare, kTsv, kCsv, kJsonLines };
  // A list with more problems than this is not read on.
  static constexpr std::size_t kMostProblems = 1000;

  // Reads what stands before the entries. Problems go to `diagnostics`, which must outlive the list.
  EntryList(std::string_view text, std::string file, std::vector<Diagnostic>& diagnostics);

  Form form() const noexcept { return form_; }
  // What "#: label" says, and where; empty where nothing does.
  const std::string& label() const noexcept { return label_; }
  std::uint32_t label_line() const noexcept { return label_line_; }
  // The columns that are data, in their order.
  const std::vector<std::string>& columns() const noexcept { return columns_; }

  bool next(EntryRow& row);

 private:
  enum class Field : std::uint8_t { kName, kAliases, kId, kLabel, kPriority, kCase, kMatch, kData };
  struct Column {
    Field field = Field::kName;
    std::size_t value = 0;  // which of the values
  };

  bool take_line(std::string_view& line);
  bool is_sound(std::string_view line);
  bool is_comment(std::string_view line) const;
  void take_header(std::string_view line);
  bool take_first_row(std::string_view line);
  void set_columns(const std::vector<std::string>& names);
  static Field field_of(std::string_view name);
  std::size_t data_column(std::string_view name);
  void collect_json_columns();
  bool split_csv(std::string_view line);
  void put(EntryRow& row, Column column, std::string_view cell) const;
  bool fill_from_cells(EntryRow& row);
  bool fill_from_json(std::string_view line, EntryRow& row);
  void report(std::size_t column, const char* code, std::string message);

  std::string_view text_;
  std::string file_;
  std::vector<Diagnostic>& diagnostics_;
  std::size_t known_problems_ = 0;
  Form form_ = Form::kBare;
  char delimiter_ = ',';
  std::size_t at_ = 0;
  std::uint32_t line_ = 0;
  std::string label_;
  std::uint32_t label_line_ = 0;
  std::vector<std::string> columns_;
  bool told_columns_ = false;
  std::vector<Column> layout_;               // of the cells
  std::vector<std::string> owned_;           // cells of a CSV row
  std::vector<std::string_view> cells_;
  std::vector<json::ListField> fields_;
};

}  // namespace onoma::model
