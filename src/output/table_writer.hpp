// TableWriter: CSV and TSV, a span a row under one row of headings.
//
// Columns: document, start, end, byte_start, byte_end, label, text, value, confidence; with `context` also
// prefix and suffix.
#pragma once

#include <cstddef>
#include <string>

#include "onoma/span.hpp"
#include "output/cells.hpp"
#include "output/writer.hpp"

namespace onoma::output {

class TableWriter : public Writer {
 public:
  // `context`: how many code points before and after each span to print.
  TableWriter(Cells cells, OffsetUnit unit, std::size_t context) noexcept
      : cells_(cells), unit_(unit), context_(context) {}

  void begin(std::string& out) const override;
  void write(const Finding& finding, std::string& out) const override;
  void write(const Failure&, std::string&) const override {}

 private:
  Cells cells_;
  OffsetUnit unit_;
  std::size_t context_;
};

}  // namespace onoma::output
