#include "model/entry_list.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "additions/table.hpp"
#include "model/list_reader.hpp"
#include "text/decoder.hpp"

namespace onoma::model {

namespace {

constexpr std::size_t kLongestLine = 1 << 20;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

std::vector<std::string> split_header(std::string_view line, char separator) {
  std::vector<std::string> names;
  for (std::string_view cell : split(line, separator)) {
    cell = trim(cell);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
    names.emplace_back(cell);
  }
  return names;
}

bool has_zero(const json::ListField& field) {
  const auto zero = [](const std::string& text) { return text.find('\0') != std::string::npos; };
  return zero(field.name) || zero(field.value) || std::any_of(field.items.begin(), field.items.end(), zero);
}

bool names_columns(const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [](const std::string& name) { return lower(name) == "name"; });
}

}  // namespace

EntryList::EntryList(std::string_view text, std::string file, std::vector<Diagnostic>& diagnostics)
    : text_(text), file_(std::move(file)), diagnostics_(diagnostics), known_problems_(diagnostics.size()) {
  if (text_.starts_with(kMark)) at_ = kMark.size();
  if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) {
    report(0, "encoding", "this looks like UTF-16; save it as UTF-8");
    at_ = text_.size();
    return;
  }
  const std::size_t first = text_.find_first_not_of(" \t\r\n", at_);
  if (first != std::string_view::npos && text_[first] == '{') {
    form_ = Form::kJsonLines;
    collect_json_columns();
    return;
  }
  set_columns({"name"});
  // Comments, then the first row: where that is no header it is read again.
  std::string_view line;
  while (take_line(line)) {
    if (!is_comment(line)) {
      if (form_ != Form::kBare || !take_first_row(line)) at_ = static_cast<std::size_t>(line.data() - text_.data()), --line_;
      return;
    }
    if (line.starts_with("#:")) take_header(line.substr(2));
  }
}

// A line without its end; lines with problems are passed over.
bool EntryList::take_line(std::string_view& line) {
  while (at_ < text_.size() && diagnostics_.size() - known_problems_ <= kMostProblems) {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    line = text_.substr(at_, end - at_);
    at_ = end + 1;
    ++line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (is_sound(line)) return true;
  }
  return false;
}

bool EntryList::is_sound(std::string_view line) {
  if (line.size() > kLongestLine) {
    report(0, "long-line", "the line is longer than 1 MiB");
  } else if (const std::size_t bad = text::find_invalid_utf8(line); bad != std::string_view::npos) {
    report(bad + 1, "encoding", "not valid UTF-8");
  } else if (const std::size_t zero = line.find('\0'); zero != std::string_view::npos) {
    report(zero + 1, "control", "a zero byte");
  } else {
    return true;
  }
  return false;
}

bool EntryList::is_comment(std::string_view line) const {
  return trim(line).empty() || (line.starts_with('#') && (form_ == Form::kBare || form_ == Form::kTsv));
}

void EntryList::take_header(std::string_view line) {
  line = trim(line);
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view key = line.substr(0, end);
  const std::string_view value = trim(line.substr(end));
  if (key == "label") label_ = value, label_line_ = line_;
  if (key != "columns") return;
  std::vector<std::string> names;
  for (const std::string_view name : split(value, ' ')) {
    if (!trim(name).empty()) names.emplace_back(trim(name));
  }
  form_ = Form::kTsv;
  set_columns(names);
}

// Whether it names the columns.
bool EntryList::take_first_row(std::string_view line) {
  const bool csv = file_.ends_with(".csv");
  for (const char separator : {'\t', ',', ';'}) {
    const std::vector<std::string> names = split_header(line, separator);
    if (!names_columns(names) || (names.size() == 1 && !csv)) continue;
    form_ = separator == '\t' && names.size() > 1 ? Form::kTsv : Form::kCsv;
    delimiter_ = names.size() > 1 ? separator : ',';
    set_columns(names);
    return true;
  }
  if (!csv) return false;
  report(1, "no-name-column", "the first row of a CSV list names the columns, one of them \"name\"");
  at_ = text_.size();
  return true;
}

EntryList::Field EntryList::field_of(std::string_view name) {
  static constexpr std::string_view kKnown[] = {"name", "aliases", "id", "label", "priority", "case", "match"};
  return static_cast<Field>(std::find(std::begin(kKnown), std::end(kKnown), name) - std::begin(kKnown));
}

std::size_t EntryList::data_column(std::string_view name) {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  if (found != columns_.end()) return static_cast<std::size_t>(found - columns_.begin());
  if (columns_.size() == additions::kMostColumns) {
    if (!std::exchange(told_columns_, true)) report(0, "too-many-columns", "more than 1,000 columns");
    return 0;
  }
  columns_.emplace_back(name);
  return columns_.size() - 1;
}

void EntryList::set_columns(const std::vector<std::string>& names) {
  layout_.clear(), columns_.clear();
  for (const std::string& name : names) {
    const Field field = field_of(lower(name));
    const Column column{field, field == Field::kData ? data_column(name) : 0};
    const bool again = std::any_of(layout_.begin(), layout_.end(), [&](const Column& other) {
      return other.field == column.field && other.value == column.value;
    });
    if (again) report(0, "duplicate-column", "a second column \"" + name + "\"");
    layout_.push_back(column);
  }
  if (!names_columns(names)) report(0, "no-name-column", "no column \"name\"");
}

// Which fields the objects have is known when all were seen.
void EntryList::collect_json_columns() {
  for (std::size_t at = at_; at < text_.size();) {
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    const std::string_view line = text_.substr(at, end - at);
    at = end + 1;
    if (line.size() > kLongestLine || text::find_invalid_utf8(line) != std::string_view::npos) continue;
    if (json::read_list_entry(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line, fields_)) continue;
    for (const json::ListField& field : fields_) {
      if (field_of(field.name) == Field::kData && !has_zero(field)) data_column(field.name);
    }
  }
}

// Cells into owned_; a quoted cell may go on in the lines that follow.
bool EntryList::split_csv(std::string_view line) {
  owned_.assign(1, "");
  const std::uint32_t first_line = line_;
  bool quoted = false, was_quoted = false;
  for (std::size_t i = 0;; ++i) {
    if (i == line.size()) {
      if (!quoted) return true;
      std::string_view more;
      if (owned_.back().size() > kLongestLine || !take_line(more)) {
        line_ = first_line;
        report(0, "csv", "a quote that is not closed");
        at_ = text_.size();
        return false;
      }
      owned_.back() += '\n';
      line = more;
      i = static_cast<std::size_t>(-1);
      continue;
    }
    const char c = line[i];
    if (quoted) {
      if (c != '"') owned_.back() += c;
      else if (i + 1 < line.size() && line[i + 1] == '"') owned_.back() += '"', ++i;
      else quoted = false, was_quoted = true;
    } else if (c == delimiter_) {
      owned_.emplace_back(), was_quoted = false;
    } else if (c == '"' && trim(owned_.back()).empty() && !was_quoted) {
      owned_.back().clear(), quoted = true;
    } else {
      owned_.back() += c;
    }
  }
}

void EntryList::put(EntryRow& row, Column column, std::string_view cell) const {
  switch (column.field) {
    case Field::kName: row.name = cell; return;
    case Field::kAliases:
      for (const std::string_view alias : split(cell, '|')) {
        if (!trim(alias).empty()) row.aliases.push_back(trim(alias));
      }
      return;
    case Field::kId: row.id = cell; return;
    case Field::kLabel: row.label = cell; return;
    case Field::kPriority: row.priority = cell; return;
    case Field::kCase: row.letter_case = cell; return;
    case Field::kMatch: row.match = cell; return;
    case Field::kData: row.values[column.value] = cell; return;
  }
}

bool EntryList::fill_from_cells(EntryRow& row) {
  if (cells_.size() > layout_.size()) {
    const bool bare = form_ == Form::kBare;
    report(0, bare ? "no-columns" : "too-many-columns",
           bare ? "tabs in a list that does not name its columns; begin it with a line such as \"#: columns name id\""
                : std::to_string(cells_.size()) + " columns where the list has " + std::to_string(layout_.size()));
    return false;
  }
  for (std::size_t i = 0; i < cells_.size(); ++i) put(row, layout_[i], trim(cells_[i]));
  return true;
}

bool EntryList::fill_from_json(std::string_view line, EntryRow& row) {
  if (const auto broken = json::read_list_entry(line, fields_)) {
    report(broken->column, "json", broken->message);
    return false;
  }
  for (const json::ListField& field : fields_) {
    if (has_zero(field)) {
      report(0, "control", "a zero byte in the field \"" + std::string(field.name.c_str()) + "\"");
      return false;
    }
    const Field known = field_of(field.name);
    if (known == Field::kAliases && field.is_list) {
      for (const std::string& item : field.items) row.aliases.push_back(trim(item));
    } else {
      put(row, {known, known == Field::kData ? data_column(field.name) : 0}, trim(field.value));
    }
  }
  return true;
}

bool EntryList::next(EntryRow& row) {
  std::string_view line;
  while (take_line(line)) {
    if (is_comment(line)) continue;
    row.line = line_;
    row.name = row.id = row.label = row.priority = row.letter_case = row.match = {};
    row.aliases.clear();
    row.values.assign(columns_.size(), {});
    cells_.clear();
    bool read = true;
    if (form_ == Form::kJsonLines) {
      read = fill_from_json(line, row);
    } else if (form_ == Form::kCsv) {
      read = split_csv(line);
      if (read) cells_.assign(owned_.begin(), owned_.end());
    } else {
      for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find('\t', at), line.size());
        cells_.push_back(line.substr(at, end - at));
        at = end + 1;
      }
    }
    if (form_ != Form::kJsonLines) read = read && fill_from_cells(row);
    if (!read) continue;
    if (!row.name.empty()) return true;
    report(1, "empty-name", form_ == Form::kJsonLines ? "no field \"name\"" : "an entry without a name");
  }
  return false;
}

void EntryList::report(std::size_t column, const char* code, std::string message) {
  diagnostics_.push_back({Severity::kError, file_, line_, column, code, std::move(message)});
}

}  // namespace onoma::model
