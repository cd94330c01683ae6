// RecordWriter: the `document` and `run` records of the schema onoma/1 (docs/onoma-1.schema.json).
//
// Each call appends one record that ends in "\n". The bytes are a function of the arguments alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/writer.hpp"
#include "onoma/span.hpp"
#include "output/writer.hpp"
#include "text/units.hpp"

namespace onoma::output {

struct RecordOptions {
  OffsetUnit unit = OffsetUnit::kCodepoint;
  bool explain = false;
  bool with_text = false;
  std::size_t context = 0;  // code points on each side of a span
  json::Style style = json::Style::kCompact;
  std::string tool = {};  // the program's version
};

// "codepoint", "byte", "utf16".
std::string_view offset_unit_name(OffsetUnit unit) noexcept;

// The fields that every record begins with.
void write_record_head(json::Writer& writer, std::string_view type, std::string_view tool);

// The field `error`: null without a failure.
void write_error(json::Writer& writer, const Failure* failure);

// What a document's record has before its spans, with the bracket that opens it.
void write_document_head(json::Writer& writer, const Finding& finding, const RecordOptions& options);
// What it has after them, with the bracket that closes it. `length`: of the text.
void write_document_tail(json::Writer& writer, const Finding& finding, const text::UnitOffsets& length,
                         const RecordOptions& options);

class RecordWriter : public Writer {
 public:
  explicit RecordWriter(RecordOptions options) : options_(std::move(options)) {}

  void write(const Finding& finding, std::string& out) const override;
  void write(const Failure& failure, std::string& out) const override;
  std::unique_ptr<Pieces> pieces() const override;
  // What the run was asked to do, as names and values.
  void write_run(const std::vector<std::pair<std::string, std::string>>& run_options, std::string& out) const;

 private:
  RecordOptions options_;
};

}  // namespace onoma::output
