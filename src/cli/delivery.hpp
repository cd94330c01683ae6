// Delivery: takes what the workers made, in input order, to where results go, and keeps the counts of the run.
//
// One thread at a time.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cli/batch_progress.hpp"
#include "cli/document_worker.hpp"
#include "cli/extract_options.hpp"
#include "cli/results.hpp"
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
  // How what is not a document at a time is printed, and what an output begins with.
  struct Layout {
    output::NameOptions names;
    output::RedactedOptions redacted;
    std::string head;
  };

  // `stop`: called when the run must end before its inputs do. Borrows the settings, the writer, the results and
  // the progress.
  Delivery(const ExtractSettings& settings, Layout layout, const output::Writer& writer, Results& results,
           BatchProgress& progress, std::function<void()> stop)
      : settings_(settings),
        layout_(std::move(layout)),
        writer_(writer),
        results_(results),
        progress_(progress),
        stop_(std::move(stop)),
        redactor_(!settings.output.map.empty(), results.have_journal(), settings.output.names) {}

  // Before the first document, with what is taken over from an earlier run.
  void begin(TakenOver taken_over);
  // `idle`: nothing else is under way, so that what was printed can be passed on.
  void take(BatchResult result, bool idle);
  // After the last document. `ended`: the inputs were read to their end. `signal`: which broke the run off, or 0.
  // Returns the exit code.
  int finish(bool ended, int signal);

 private:
  void take(PartResult& part);
  void print(std::string_view bytes);
  void print_spooled(io::Spool& spool);
  void print_names();
  void print_redacted(const std::vector<output::Unredacted>& documents);
  void report(const PartResult& part);
  void check_errors();
  void close();
  void print_summary(bool complete, const output::Tally& tally);
  void tell_why_stopped(int signal);
  // False when it cannot be written, which is said.
  bool write_map();

  const ExtractSettings& settings_;
  Layout layout_;
  const output::Writer& writer_;
  Results& results_;
  BatchProgress& progress_;
  std::function<void()> stop_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  bool closed_ = false;         // nothing more is delivered
  bool has_too_many_ = false;   // errors
  bool printed_ = false;        // something of a document, in the output that is open
  std::shared_ptr<const batch::InputFile> file_;  // whose parts come
  output::Tally file_tally_;
  output::Tally tally_;
  output::NameTable names_;
  output::Redactor redactor_;
};

}  // namespace onoma::cli
