// CsvReader: the rows of a CSV file (RFC 4180), one at a time, in memory bounded by the longest row.
//
// A cell may stand in double quotes; then it may hold the delimiter, line ends, and quotes as two of them. A
// row ends at "\n" or "\r\n". Lines with nothing on them are passed over. Not thread safe.
//
//   CsvReader rows(std::move(source), ',');
//   while (std::optional<CsvRow> row = rows.next()) {
//     if (row->error) report(row->line, *row->error); else use(row->cells);
//   }
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/source.hpp"
#include "onoma/result.hpp"

namespace onoma::io {

struct CsvRow {
  std::vector<std::string> cells;
  std::uint64_t line = 1;  // on which it begins, from 1
  std::optional<Error>
      error;  // E_CSV: no row of cells; the next one can be read. Errors of the source: the last.
};

class CsvReader {
 public:
  CsvReader(std::unique_ptr<Source> source, char delimiter) noexcept
      : source_(std::move(source)), delimiter_(delimiter) {}

  // Nothing at the end, and after an error of the source.
  std::optional<CsvRow> next();

  // True when next() would wait for whoever writes the input.
  bool idle() { return at_ == buffer_.size() && !ended_ && source_->idle(); }

  Compression compression() const noexcept { return source_->compression(); }

  // Bytes of a row beyond which it is taken for a quote that somebody forgot to close.
  static constexpr std::size_t kLongestRow = std::size_t{256} * 1024 * 1024;

 private:
  enum class State : unsigned char { kCellStart, kPlain, kQuoted, kAfterQuote, kBroken };

  bool fill(CsvRow& row);
  bool take(char c, CsvRow& row, State& state);
  void end_cell(CsvRow& row);
  void end_row(CsvRow& row, State state);
  void append_run(State state);

  std::unique_ptr<Source> source_;
  char delimiter_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;
  std::uint64_t line_ = 1;
  std::string cell_;
  std::size_t row_bytes_ = 0;
};

}  // namespace onoma::io
