#include "io/csv_reader.hpp"

namespace onoma::io {
namespace {

constexpr std::size_t kBlock = 64 * 1024;

Error wrong(const char* what) {
  return Error{"E_CSV", what};
}

}  // namespace

// Makes sure that there is a byte at at_. False at the end and after an error, which the row then has.
bool CsvReader::fill(CsvRow& row) {
  if (at_ < buffer_.size()) return true;
  if (ended_) return false;
  buffer_.clear();
  at_ = 0;
  const Result<std::size_t> got = source_->read(buffer_, kBlock);
  if (!got) row.error = got.error();
  ended_ = !got || *got == 0;
  return !ended_;
}

void CsvReader::end_cell(CsvRow& row) {
  row.cells.push_back(std::move(cell_));
  cell_.clear();
}

// What can be copied without a look at each byte.
void CsvReader::append_run(State state) {
  const char stops[] = {'"', '\n', delimiter_};
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  const std::size_t size = std::min(state == State::kQuoted ? rest.find_first_of(std::string_view(stops, 2))
                                                            : rest.find_first_of(std::string_view(stops, 3)),
                                    rest.size());
  cell_ += rest.substr(0, size);
  row_bytes_ += size;
  at_ += size;
}

// True when the row ends here.
bool CsvReader::take(char c, CsvRow& row, State& state) {
  ++row_bytes_;
  line_ += c == '\n';
  if (state == State::kQuoted) {
    if (c == '"') {
      state = State::kAfterQuote;
    } else {
      cell_ += c;
    }
    return false;
  }
  if (c == '\n') return true;
  if (state == State::kBroken) return false;
  if (c == delimiter_) {
    if (state == State::kPlain || state == State::kCellStart || state == State::kAfterQuote) end_cell(row);
    state = State::kCellStart;
  } else if (state == State::kCellStart && c == '"') {
    state = State::kQuoted;
  } else if (state == State::kAfterQuote && c == '"') {
    cell_ += c;
    state = State::kQuoted;
  } else if (state == State::kAfterQuote) {
    if (c == '\r') return false;
    row.error = wrong("text behind a closing quote");
    state = State::kBroken;
  } else {
    cell_ += c;
    state = State::kPlain;
  }
  return false;
}

void CsvReader::end_row(CsvRow& row, State state) {
  if (state == State::kQuoted) row.error = wrong("a quote is not closed");
  if (row.error) return;
  if (state == State::kPlain && cell_.ends_with('\r')) cell_.pop_back();
  const bool empty = row.cells.empty() && cell_.empty() && state != State::kAfterQuote;
  if (!empty) end_cell(row);
}

std::optional<CsvRow> CsvReader::next() {
  while (true) {
    CsvRow row;
    row.line = line_;
    row_bytes_ = 0;
    cell_.clear();
    State state = State::kCellStart;
    bool any = false;
    while (fill(row)) {
      any = true;
      if (take(buffer_[at_++], row, state)) break;
      if (state == State::kPlain || state == State::kQuoted) append_run(state);
      if (row_bytes_ > kLongestRow) {
        ended_ = true;
        at_ = buffer_.size();
        row.error = wrong("a row of more than 256 MiB: a quote that is not closed?");
        return row;
      }
    }
    if (row.error && row.error->code != "E_CSV") return row;
    if (!any) return std::nullopt;
    end_row(row, state);
    if (row.error || !row.cells.empty()) return row;
  }
}

}  // namespace onoma::io
