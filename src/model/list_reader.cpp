#include "model/list_reader.hpp"

#include <algorithm>

#include "text/decoder.hpp"

namespace onoma::model {

namespace {

constexpr std::size_t kLongestLine = 1 << 20;

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

class Reader {
 public:
  Reader(const std::string& file, const ListRules& rules, List& list, std::vector<Diagnostic>& diagnostics)
      : file_(file), rules_(rules), list_(list), diagnostics_(diagnostics) {}

  void run() {
    const std::string_view text = list_.text;
    if (text.starts_with("\xEF\xBB\xBF")) report(1, 1, "byte-order-mark", "the file begins with a byte order mark");
    if (!text.empty() && text.back() != '\n') warn(0, 0, "no-final-newline", "the last line has no line end");
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      ++line_;
      take_line(text.substr(at, end - at));
      at = end + 1;
    }
    if (rules_.header) check_header();
  }

 private:
  void take_line(std::string_view line) {
    if (line.ends_with('\r')) {
      report(line_, line.size(), "carriage-return", "the line ends in CR LF; LF alone is wanted");
      line.remove_suffix(1);
    }
    if (line.size() > kLongestLine) return report(line_, 0, "long-line", "the line is longer than 1 MiB");
    if (const std::size_t bad = text::find_invalid_utf8(line); bad != std::string_view::npos) {
      return report(line_, bad + 1, "encoding", "not valid UTF-8");
    }
    if (line.starts_with("#:")) return take_header(line.substr(2));
    if (line.starts_with('#')) return;
    if (trim(line).empty()) return warn(line_, 1, "empty-line", "an empty line between entries");
    take_row(line);
  }

  void take_header(std::string_view line) {
    line = trim(line);
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    const std::string_view key = line.substr(0, end);
    const std::string_view value = trim(line.substr(end));
    if (key == "title") list_.title = value;
    else if (key == "about") list_.about += (list_.about.empty() ? "" : " ") + std::string(value);
    else if (key == "source") list_.source += (list_.source.empty() ? "" : " ") + std::string(value);
    else if (key == "licence") list_.licence = value;
    else if (key == "columns") take_columns(value);
    else warn(line_, 4, "unknown-header", "unknown header '" + std::string(key) + "'");
  }

  void take_columns(std::string_view value) {
    for (const std::string_view name : split(value, ' ')) {
      if (name.empty()) continue;
      const auto& known = rules_.known_columns;
      if (!known.empty() && std::find(known.begin(), known.end(), name) == known.end()) {
        report(line_, 0, "unknown-column", "unknown column '" + std::string(name) + "'");
      }
      list_.columns.emplace_back(name);
    }
  }

  void take_row(std::string_view line) {
    Row row{line_, split(line, '\t')};
    std::size_t column = 1;
    for (const std::string_view cell : row.cells) {
      if (trim(cell).size() != cell.size()) report(line_, column, "blank", "a cell begins or ends with a blank");
      column += cell.size() + 1;
    }
    if (row.cells[0].empty()) return report(line_, 1, "empty-name", "the first column is empty");
    const std::size_t wanted = std::max<std::size_t>(list_.columns.size(), 1);
    if (row.cells.size() > wanted && !list_.columns.empty()) {
      report(line_, 0, "too-many-columns",
             std::to_string(row.cells.size()) + " columns where the list has " + std::to_string(wanted));
    }
    if (line == previous_) {
      report(line_, 1, "duplicate", "the entry stands twice: '" + std::string(row.cells[0]) + "'");
    } else if (rules_.sorted && line < previous_) {
      report(line_, 1, "unsorted", "not sorted by bytes: '" + std::string(row.cells[0]) + "'");
    }
    previous_ = line;
    list_.rows.push_back(std::move(row));
  }

  void check_header() {
    const auto need = [&](const std::string& value, const char* name) {
      if (value.empty()) warn(1, 1, "missing-header", std::string("no header line '#: ") + name + "'");
    };
    need(list_.title, "title"), need(list_.about, "about"), need(list_.source, "source");
    need(list_.licence, "licence");
    if (list_.columns.empty()) warn(1, 1, "missing-header", "no header line '#: columns'");
  }

  void report(std::size_t line, std::size_t column, const char* code, std::string message) {
    diagnostics_.push_back({Severity::kError, file_, line, column, code, std::move(message)});
  }
  void warn(std::size_t line, std::size_t column, const char* code, std::string message) {
    diagnostics_.push_back({Severity::kWarning, file_, line, column, code, std::move(message)});
  }

  const std::string& file_;
  const ListRules& rules_;
  List& list_;
  std::vector<Diagnostic>& diagnostics_;
  std::size_t line_ = 0;
  std::string_view previous_;
};

}  // namespace

std::string_view List::cell(const Row& row, std::string_view column) const noexcept {
  for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
    if (columns[i] == column) return row.cells[i];
  }
  return columns.empty() && column == "name" ? row.cells[0] : std::string_view{};
}

void read_list(std::string text, const std::string& file, const ListRules& rules, List& list,
               std::vector<Diagnostic>& diagnostics) {
  list.text = std::move(text);
  Reader(file, rules, list, diagnostics).run();
  if (list.columns.empty()) list.columns.emplace_back("name");
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  if (text.empty()) return pieces;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(separator, at);
    pieces.push_back(text.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return pieces;
    at = end + 1;
  }
}

}  // namespace onoma::model
