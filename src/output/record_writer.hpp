// RecordWriter: the `document` and `run` records of the schema onoma/1 (docs/onoma-1.schema.json).
//
// Each call appends one record that ends in "\n". The bytes are a function of the arguments alone.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/writer.hpp"
#include "onoma/span.hpp"
#include "output/writer.hpp"

namespace onoma::output {

struct RecordOptions {
  OffsetUnit unit = OffsetUnit::kCodepoint;
  bool explain = false;
  json::Style style = json::Style::kCompact;
  std::string tool = {};  // the program's version
};

// "codepoint", "byte", "utf16".
std::string_view offset_unit_name(OffsetUnit unit) noexcept;

class RecordWriter : public Writer {
 public:
  explicit RecordWriter(RecordOptions options) : options_(std::move(options)) {}

  void write(const Finding& finding, std::string& out) const override;
  void write(const Failure& failure, std::string& out) const override;
  // What the run was asked to do, as names and values.
  void write_run(const std::vector<std::pair<std::string, std::string>>& run_options, std::string& out) const;

 private:
  RecordOptions options_;
};

}  // namespace onoma::output
