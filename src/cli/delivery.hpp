// Delivery: takes what the workers made, in input order, to the console, and keeps the counts of the run.
//
// One thread at a time.
#pragma once

#include <string>
#include <utility>

#include "cli/document_worker.hpp"
#include "cli/extract_options.hpp"
#include "cli/tally.hpp"
#include "output/name_table.hpp"
#include "output/name_writer.hpp"
#include "output/writer.hpp"

namespace onoma::cli {

class Console;

class Delivery {
 public:
  // Borrows the settings, the writer and the console. `names`: how a table of names is printed.
  Delivery(const ExtractSettings& settings, output::NameOptions names, const output::Writer& writer,
           Console& console)
      : settings_(settings), name_options_(std::move(names)), writer_(writer), console_(console) {}

  // What stands before the first document; `head` first of all.
  void begin(std::string head);
  // `idle`: nothing else is under way, so that what was printed can be passed on.
  void take(BatchResult result, bool idle);
  // What stands after the last document. Returns the exit code.
  int finish();

 private:
  void print_names();

  const ExtractSettings& settings_;
  output::NameOptions name_options_;
  const output::Writer& writer_;
  Console& console_;
  bool printed_ = false;  // something of a document
  Tally tally_;
  output::NameTable names_;
};

}  // namespace onoma::cli
