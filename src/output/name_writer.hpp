// NameWriter: the table of distinct names that --entities prints.
//
// Text: aligned columns for eyes. CSV and TSV: columns label, name, count, documents. JSON: records of type
// "name", one a line (jsonl) or in one array (json).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "output/cells.hpp"
#include "output/format.hpp"
#include "output/name_table.hpp"

namespace onoma::output {

struct NameOptions {
  Format format = Format::kText;  // or csv, tsv, jsonl, json
  bool colour = false;
  bool csv_safe = false;
  bool for_terminal = false;
  std::string tool = {};
  LabelNames labels = {};
};

class NameWriter {
 public:
  // Borrows the names.
  NameWriter(NameOptions options, const std::vector<Name>& names);
  NameWriter(NameOptions, std::vector<Name>&&) = delete;

  // Appends what stands before the first name, the i-th name, what stands after the last.
  void begin(std::string& out) const;
  void write(std::size_t i, std::string& out) const;
  void end(std::string& out) const;

 private:
  void write_columns(const std::string& count, const std::string& documents, std::string_view label,
                     std::string_view name, std::string& out) const;
  void write_record(const Name& name, std::string& out) const;
  Cells cells() const noexcept {
    return {options_.format == Format::kCsv ? Cells::Kind::kCsv : Cells::Kind::kTsv, options_.csv_safe,
            options_.for_terminal};
  }

  NameOptions options_;
  const std::vector<Name>& names_;
  std::size_t label_width_;
};

}  // namespace onoma::output
