#include "cli/journaled.hpp"

#include <iterator>
#include <utility>

namespace onoma::cli {

bool Journaled::can_resume() const {
  return plan_.resume && journal_.head() == plan_.head;
}

bool Journaled::is_of_another_run() const {
  const std::optional<json::JournalHead> head = journal_.head();
  return plan_.resume && head && *head != plan_.head;
}

TakenOver Journaled::begin_work() {
  if (!resume_) {
    failure_ = journal_.start(plan_.head);
    return {};
  }
  failure_ = journal_.cut(resume_->journal_end());
  return {tally_of(resume_->counts()), std::exchange(resume_->names(), {}),
          resume_->output_end() > plan_.head.head};
}

output::Tally Journaled::taken_over() const {
  return resume_ ? tally_of(resume_->counts()) : output::Tally();
}

void Journaled::add(const Report& report, std::uint64_t end) {
  if (!open_) open_.emplace();
  json::JournalEntry& entry = *open_;
  entry.path = report.file.path;
  entry.size = report.file.size;
  entry.mtime = report.file.mtime;
  entry.sha256 = report.file.sha256;
  entry.records = report.records;
  entry.end = end;
  entry.done = report.ends_file;
  open_tally_.add(report.tally);
  entry.names.insert(entry.names.end(), report.names.begin(), report.names.end());
  if (report.ends_file) close_entry();
}

void Journaled::forget_open() {
  open_.reset();
  open_tally_ = {};
}

void Journaled::close_entry() {
  if (!open_) return;
  open_->errors = open_tally_.failures;
  open_->counts = counts_of(open_tally_);
  json::write_journal_entry(*open_, lines_);
  forget_open();
}

std::optional<Error> Journaled::commit(const std::function<std::optional<Error>()>& sync, bool with_open) {
  clock_.begin();
  if (with_open) close_entry();
  if (!lines_.empty() && !failure_) {
    failure_ = sync();
    if (!failure_) failure_ = journal_.append(lines_);
    lines_.clear();
  }
  clock_.end();
  return failure_;
}

}  // namespace onoma::cli
