// Journaled: the part that results in a file and results in a folder have in common: a journal, what it says of
// an earlier run, and groups of entries that are written when what they tell of is on the disk.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "batch/commit_clock.hpp"
#include "batch/journal.hpp"
#include "batch/resume.hpp"
#include "cli/results.hpp"

namespace onoma::cli {

// How results are to be journaled.
struct JournalPlan {
  json::JournalHead head;
  io::Readers readers = io::Readers::kByUmask;
  bool resume = false;
  batch::Resume::Rules rules = {};
};

class Journaled {
 public:
  Journaled(batch::Journal journal, JournalPlan plan) : journal_(std::move(journal)), plan_(std::move(plan)) {}
  Journaled(const Journaled&) = delete;
  Journaled& operator=(const Journaled&) = delete;

  // Whether the journal tells of an earlier run that can be gone on with.
  bool can_resume() const;
  // There is a journal to resume from, but of another model or other options.
  bool is_of_another_run() const;
  // Reads what the journal tells. Only after can_resume().
  void begin_resuming() { resume_.emplace(journal_, plan_.rules); }
  // Size of the output that the entries taken over tell of.
  std::uint64_t output_end() const { return resume_ ? resume_->output_end() : plan_.head.head; }
  bool is_resuming() const noexcept { return resume_.has_value(); }

  batch::Standing look(const batch::InputFile& file) { return resume_ ? resume_->look(file) : batch::Standing{}; }
  // Cuts the journal to what is taken over, or starts it.
  TakenOver begin_work();
  output::Tally taken_over() const;

  // `end`: size of the output with these documents.
  void add(const Report& report, std::uint64_t end);
  // What was added of a file that has not ended counts for nothing.
  void forget_open();
  bool is_commit_due() const { return clock_.is_due(); }
  // `sync` brings the output to the disk; then the entries are written. `with_open`: also what is done of a file that has
  // not ended.
  std::optional<Error> commit(const std::function<std::optional<Error>()>& sync, bool with_open);

  void remove() const { journal_.remove(); }
  const std::optional<Error>& failure() const noexcept { return failure_; }

 private:
  void close_entry();

  batch::Journal journal_;
  JournalPlan plan_;
  std::optional<batch::Resume> resume_;
  batch::CommitClock clock_;
  std::optional<json::JournalEntry> open_;  // what is not yet in lines_
  output::Tally open_tally_;
  std::string lines_;
  std::optional<Error> failure_;
};

}  // namespace onoma::cli
