// BatchProgress: tells on standard error how far a run is: a bar, JSON lines, or only a line on request.
//
// Any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>

#include "cli/console.hpp"
#include "cli/progress_bar.hpp"
#include "cli/terminal.hpp"
#include "output/progress.hpp"

namespace onoma::cli {

class BatchProgress {
 public:
  enum class Kind : unsigned char { kNone, kBar, kJson };

  // `how` is the option; `prints_results`: to standard output.
  static Kind kind_of(std::string_view how, const Terminal& terminal, bool prints_results, bool quiet);

  BatchProgress(Kind kind, Console& console) : kind_(kind), console_(console), bar_(console) {}

  bool is_shown() const noexcept { return kind_ != Kind::kNone; }

  // All files were counted: how many there are and how large they are, as they lie.
  void set_total(std::uint64_t files, std::uint64_t bytes);
  // A file that an earlier run has done.
  void passed(std::uint64_t file_bytes);
  // Some documents of a file that is so large as it lies.
  void worked(std::uint64_t bytes_read, std::uint64_t errors, std::uint64_t file_bytes);
  void file_ended(std::uint64_t file_bytes);

  // Messages for standard error, between two drawings.
  void complain(std::string_view lines);
  // A line, for SIGUSR1.
  void tell();
  // The last word. `complete`: all inputs are done, so that their number is known.
  void finish(bool complete);

 private:
  output::Progress look() const;
  void show();
  void print_json();

  Kind kind_;
  Console& console_;
  std::mutex mutex_;
  ProgressBar bar_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_json_ = started_;
  std::uint64_t files_ = 0, read_ = 0, errors_ = 0;
  std::uint64_t ended_ = 0, passed_ = 0, under_way_ = 0;  // bytes as they lie: of files that ended, …
  std::uint64_t files_total_ = 0, bytes_total_ = 0;
  bool counted_ = false;
};

}  // namespace onoma::cli
