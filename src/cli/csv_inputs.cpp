#include "cli/csv_inputs.hpp"

#include <algorithm>

#include "io/decoded_source.hpp"

namespace onoma::cli {
namespace {

// UTF-8 stays as it is, so that what is broken in a text is counted there.
std::unique_ptr<io::Source> decoded(std::unique_ptr<io::Source> source, const text::Encoding& encoding) {
  if (encoding.name == "UTF-8" && encoding.mark == 0) return source;
  return std::make_unique<io::DecodedSource>(std::move(source), encoding);
}

}  // namespace

CsvInputs::CsvInputs(const InputSettings& settings, std::string name, std::unique_ptr<io::Source> source,
                     const text::Encoding& encoding)
    : settings_(settings),
      name_(std::move(name)),
      encoding_(encoding),
      rows_(decoded(std::move(source), encoding), settings.csv_delimiter) {}

std::optional<Error> CsvInputs::find_column(const std::string& name, std::size_t& column) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found == header_.end()) {
    std::string names;
    for (const std::string& one : header_) names.append(names.empty() ? "" : ", ").append(one);
    return Error{"E_FIELD", "no column \"" + name + "\"; the columns are " + names};
  }
  if (std::find(found + 1, header_.end(), name) != header_.end()) {
    return Error{"E_FIELD", "two columns \"" + name + '"'};
  }
  column = static_cast<std::size_t>(found - header_.begin());
  return std::nullopt;
}

std::optional<Error> CsvInputs::read_header(const io::CsvRow& header) {
  if (header.error) return header.error;
  header_ = header.cells;
  const json::RecordFields& fields = settings_.fields;
  if (auto error = find_column(settings_.csv_column, text_)) return error;
  if (!settings_.id_field.empty()) {
    if (auto error = find_column(fields.id, id_)) return error;
  }
  if (!settings_.date_field.empty()) {
    if (auto error = find_column(fields.reference_date, date_)) return error;
  }
  for (const std::string& name : fields.meta.names) {
    if (auto error = find_column(name, meta_.emplace_back())) return error;
  }
  for (std::size_t i = 0; fields.meta.all && i < header_.size(); ++i) {
    if (i != text_ && i != id_ && i != date_) meta_.push_back(i);
  }
  return std::nullopt;
}

Input CsvInputs::document(io::CsvRow row) {
  const FailedPart part{row.line, count_++};
  if (row.error) return failed_input(name_, *std::move(row.error), part);
  if (row.cells.size() != header_.size()) {
    return failed_input(name_,
                        Error{"E_CSV", std::to_string(row.cells.size()) + " cells, where the header has " +
                                           std::to_string(header_.size())},
                        part);
  }
  Input input;
  input.place = name_ + ':' + std::to_string(row.line);
  input.origin.id = id_ == kNone || row.cells[id_].empty() ? input.place : row.cells[id_];
  input.origin.path = name_;
  input.origin.record = part.record;
  input.origin.bytes = row.cells[text_].size();
  input.origin.compression = io::compression_name(rows_.compression());
  input.encoding = encoding_;
  json::Record record;
  if (date_ != kNone) record.reference_date = row.cells[date_];
  if (settings_.fields.meta.any()) {
    json::Meta meta;
    for (const std::size_t column : meta_) meta.add_string(header_[column], row.cells[column]);
    record.meta = meta.object();
  }
  record.text = std::move(row.cells[text_]);
  input.record = std::move(record);
  return input;
}

std::optional<Input> CsvInputs::next() {
  if (ended_) return std::nullopt;
  std::optional<io::CsvRow> row = rows_.next();
  if (!has_header_ && row) {
    has_header_ = true;
    if (std::optional<Error> error = read_header(*row)) {
      ended_ = true;
      return failed_input(name_, *std::move(error));
    }
    row = rows_.next();
  }
  ended_ = !row || (row->error && row->error->code != "E_CSV");
  if (!row) return std::nullopt;
  return document(*std::move(row));
}

}  // namespace onoma::cli
