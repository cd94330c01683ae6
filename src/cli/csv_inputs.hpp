// CsvInputs: the rows of one CSV file as documents: the first row names the columns. Not thread safe.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/input.hpp"
#include "cli/input_options.hpp"
#include "io/csv_reader.hpp"

namespace onoma::cli {

class CsvInputs {
 public:
  // Borrows the settings. `name` is the file's, for ids and messages.
  CsvInputs(const InputSettings& settings, std::string name, std::unique_ptr<io::Source> source,
            const text::Encoding& encoding);

  // Nothing at the end. A row that is none is one Input with an error, and so is a header without the columns
  // that were asked for, after which nothing follows.
  std::optional<Input> next();

  bool idle() { return rows_.idle(); }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::optional<Error> read_header(const io::CsvRow& header);
  std::optional<Error> find_column(const std::string& name, std::size_t& column) const;
  Input document(io::CsvRow row);

  const InputSettings& settings_;
  std::string name_;
  text::Encoding encoding_;
  io::CsvReader rows_;
  std::vector<std::string> header_;
  std::size_t text_ = kNone, id_ = kNone, date_ = kNone;
  std::vector<std::size_t> meta_;
  bool has_header_ = false;
  bool ended_ = false;
  std::uint64_t count_ = 0;
};

}  // namespace onoma::cli
