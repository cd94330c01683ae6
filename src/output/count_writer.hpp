// CountWriter: for each document how many spans it has, in all and of each label, as grep -c does.
//
// Text: "id:24:PERSON=3:ORG=6:LOC=11:DATE=4". CSV and TSV: a row of headings, then a row each. JSON: records
// of type "count"; an input that failed has one with its error, and is left out of the other formats.
#pragma once

#include <string>
#include <vector>

#include "onoma/label.hpp"
#include "output/cells.hpp"
#include "output/format.hpp"
#include "output/writer.hpp"

namespace onoma::output {

struct CountOptions {
  Format format = Format::kText;  // or csv, tsv, jsonl, json
  std::vector<Label> labels;      // those to be counted apart
  bool colour = false;
  bool csv_safe = false;
  bool for_terminal = false;
  std::string tool = {};
  LabelNames names = {};          // of all labels
};

class CountWriter : public Writer {
 public:
  explicit CountWriter(CountOptions options) : options_(std::move(options)) {}

  void begin(std::string& out) const override;
  void write(const Finding& finding, std::string& out) const override;
  void write(const Failure& failure, std::string& out) const override;

 private:
  bool is_table() const noexcept {
    return options_.format == Format::kCsv || options_.format == Format::kTsv;
  }
  bool is_json() const noexcept {
    return options_.format == Format::kJsonl || options_.format == Format::kJson;
  }
  Cells cells() const noexcept {
    return {options_.format == Format::kCsv ? Cells::Kind::kCsv : Cells::Kind::kTsv, options_.csv_safe,
            options_.for_terminal};
  }
  std::vector<std::size_t> count(const Finding& finding) const;
  void write_record(const std::string& id, std::size_t total, const std::vector<std::size_t>& counts,
                    const Failure* failure, std::string& out) const;

  CountOptions options_;
};

}  // namespace onoma::output
