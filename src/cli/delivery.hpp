// Delivery: takes what the workers made, in input order, to the console, and keeps the counts of the run.
//
// One thread at a time.
#pragma once

#include <string>

#include "cli/document_worker.hpp"
#include "cli/extract_options.hpp"
#include "cli/tally.hpp"
#include "output/writer.hpp"

namespace onoma::cli {

class Console;

class Delivery {
 public:
  // Borrows all three.
  Delivery(const ExtractSettings& settings, const output::Writer& writer, Console& console) noexcept
      : settings_(settings), writer_(writer), console_(console) {}

  // What stands before the first document; `head` first of all.
  void begin(std::string head);
  // `idle`: nothing else is under way, so that what was printed can be passed on.
  void take(BatchResult result, bool idle);
  // What stands after the last document. Returns the exit code.
  int finish();

 private:
  const ExtractSettings& settings_;
  const output::Writer& writer_;
  Console& console_;
  bool printed_ = false;  // something of a document
  Tally tally_;
};

}  // namespace onoma::cli
