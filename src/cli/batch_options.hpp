// Where results go and how a long run is kept in hand: its flags, each named once in batch_options.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "batch/shard.hpp"
#include "cli/output_options.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace onoma::cli {

struct BatchSettings {
  std::string output;   // one file for all results; empty: standard output
  std::string out_dir;  // a folder with a result for each input; empty: none
  bool resume = false;
  bool retry_errors = false;
  bool checksum = false;  // tell a changed input by its bytes, not by its time
  std::optional<batch::Shard> shard;
  std::optional<std::size_t> max_errors;  // more than so many end the run
  double timeout = 0;                     // seconds for a document; 0: no limit
  bool dry_run = false;
  bool zero_on_record_errors = false;
  std::string progress = "auto";
};

// As typed; complete_batch() turns them into settings.
struct BatchFlags {
  BatchSettings settings;
  std::string shard;
  std::string max_errors;
  std::string timeout;
};

// `flags` must outlive the app.
void add_batch_flags(CLI::App& app, BatchFlags& flags);

// Fills flags.settings. `reads_stdin`: standard input is among the inputs. Returns what is wrong beyond what CLI11
// sees; empty when nothing is.
std::string complete_batch(BatchFlags& flags, const OutputSettings& output, bool reads_stdin);

// Whether what is found goes to standard output.
bool prints_results(const BatchSettings& settings);

}  // namespace onoma::cli
