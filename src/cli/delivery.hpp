// Delivery: takes what the workers made, in input order, to the console, and keeps the counts of the run.
//
// One thread at a time.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "cli/document_worker.hpp"
#include "cli/extract_options.hpp"
#include "output/name_table.hpp"
#include "output/name_writer.hpp"
#include "output/redacted_writer.hpp"
#include "output/redactor.hpp"
#include "output/tally.hpp"
#include "output/writer.hpp"

namespace onoma::cli {

class Console;

class Delivery {
 public:
  // How what is not a document at a time is printed.
  struct Layout {
    output::NameOptions names;
    output::RedactedOptions redacted;
  };

  // Borrows the settings, the writer and the console.
  Delivery(const ExtractSettings& settings, Layout layout, const output::Writer& writer, Console& console)
      : settings_(settings),
        layout_(std::move(layout)),
        writer_(writer),
        console_(console),
        redactor_(!settings.output.map.empty()) {}

  // What stands before the first document; `head` first of all.
  void begin(std::string head);
  // `idle`: nothing else is under way, so that what was printed can be passed on.
  void take(BatchResult result, bool idle);
  // What stands after the last document. Returns the exit code.
  int finish();

 private:
  void print_names();
  void print_redacted(const std::vector<output::Unredacted>& documents);
  void print_summary(bool complete);
  // False when it cannot be written, which is said.
  bool write_map();

  const ExtractSettings& settings_;
  Layout layout_;
  const output::Writer& writer_;
  Console& console_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  bool printed_ = false;  // something of a document
  output::Tally tally_;
  output::NameTable names_;
  output::Redactor redactor_;
};

}  // namespace onoma::cli
