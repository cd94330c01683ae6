#include "cli/file_results.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "io/system_error.hpp"
#include "io/walk.hpp"

namespace onoma::cli {
namespace {

bool has_part(const std::string& path) {
  std::error_code unknown;
  return std::filesystem::exists(io::PartFile::part_name(path), unknown);
}

std::uint64_t size_of_part(const std::string& path) {
  std::error_code missing;
  const auto size = std::filesystem::file_size(io::PartFile::part_name(path), missing);
  return missing ? 0 : size;
}

}  // namespace

batch::Resume::Rules FileResults::rules(const std::string& path, bool retry_errors) {
  const std::uint64_t there = size_of_part(path);
  return {batch::Resume::Order::kLeading, retry_errors,
          [there](const json::JournalEntry& entry) { return entry.end <= there; }};
}

std::string FileResults::journal_name(const std::string& path) {
  return io::resolve_links(path) + ".onoma-journal";
}

// The journal first: it keeps a second run off the file.
Result<std::unique_ptr<Results>> FileResults::open(const std::string& path, JournalPlan plan, std::string head,
                                                   bool can_go_on, Console& console) {
  if (io::is_folder(path)) return Unexpected{io::system_error(EISDIR, "cannot write", "E_WRITE")};
  Result<batch::Journal> opened = batch::Journal::open(journal_name(path), plan.readers);
  if (!opened) return Unexpected{opened.error()};
  auto journal = std::make_unique<Journaled>(*std::move(opened), std::move(plan));
  if (journal->is_of_another_run())
    console.error(path + ": the journal is of another model or other options: starting afresh");
  // A run that ended between the new name of its file and the end of its journal leaves no part to go on with.
  const bool resuming = journal->can_resume() && has_part(path) && size_of_part(path) >= head.size();
  Result<io::PartFile> part =
      io::PartFile::open(path, resuming ? io::PartFile::Start::kContinue : io::PartFile::Start::kAfresh);
  if (!part) return Unexpected{part.error()};
  if (resuming) journal->begin_resuming();
  return std::unique_ptr<Results>(
      std::make_unique<FileResults>(*std::move(part), std::move(journal), std::move(head), can_go_on));
}

TakenOver FileResults::begin_work() {
  if (journal_->is_resuming()) {
    part_.cut(journal_->output_end());
  } else {
    part_.write(head_);
  }
  return journal_->begin_work();
}

void FileResults::commit() {
  journal_->commit([this] { return part_.sync(); }, true);
}

std::optional<Error> FileResults::report(const Report& report) {
  if (failure()) return std::nullopt;
  journal_->add(report, part_.size());
  if (journal_->is_commit_due()) commit();
  return std::nullopt;
}

void FileResults::finish(bool complete) {
  if (failure()) return;
  if (!complete && can_go_on_) return commit();
  if (!complete) {
    part_.remove();
    journal_->remove();
    return;
  }
  if (!part_.finish()) journal_->remove();
}

std::optional<Error> FileResults::failure() const {
  if (broken_) return broken_;
  return part_.failure() ? part_.failure() : journal_->failure();
}

}  // namespace onoma::cli
