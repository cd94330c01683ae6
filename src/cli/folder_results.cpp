#include "cli/folder_results.hpp"

#include <filesystem>
#include <system_error>

#include "batch/result_path.hpp"

namespace onoma::cli {
namespace {

std::string tag_of(const std::optional<batch::Shard>& shard) {
  return shard ? std::to_string(shard->index) + "-of-" + std::to_string(shard->count) : "";
}

}  // namespace

std::string FolderResults::journal_name(const std::string& folder, const std::optional<batch::Shard>& shard) {
  return folder + (folder.ends_with('/') ? "" : "/") + ".onoma-journal" + (shard ? "-" + tag_of(shard) : "");
}

batch::Resume::Rules FolderResults::rules(const Options& options, bool retry_errors) {
  const std::filesystem::path root(options.path);
  const auto has_result = [root, extension = options.extension](const json::JournalEntry& entry) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(root / batch::result_path(entry.path, extension), missing);
    return missing ? entry.end == 0 : entry.end == size;
  };
  return {options.in_order ? batch::Resume::Order::kLeading : batch::Resume::Order::kEach, retry_errors, has_result};
}

Result<std::unique_ptr<Results>> FolderResults::open(Options options, JournalPlan plan, Console& console) {
  Result<io::StagedFolder> folder =
      io::StagedFolder::open(options.path, options.shard ? tag_of(options.shard) + '-' : "");
  if (!folder) return Unexpected{folder.error()};
  Result<batch::Journal> opened = batch::Journal::open(journal_name(options.path, options.shard), plan.readers);
  if (!opened) return Unexpected{opened.error()};
  folder->remove_strays();
  auto journal = std::make_unique<Journaled>(*std::move(opened), std::move(plan));
  if (journal->is_of_another_run())
    console.error(options.path + ": the journal is of another model or other options: starting afresh");
  if (journal->can_resume()) journal->begin_resuming();
  return std::unique_ptr<Results>(
      std::make_unique<FolderResults>(*std::move(folder), std::move(journal), std::move(options)));
}

void FolderResults::commit() {
  journal_->commit([this] { return folder_.sync(); }, false);
}

std::optional<Error> FolderResults::report(const Report& report) {
  if (failure()) return std::nullopt;
  if (!report.ends_file) {
    journal_->add(report, 0);
    return std::nullopt;
  }
  const std::string name = batch::result_path(report.file.path, options_.extension);
  const std::uint64_t size = report.printed ? folder_.size() : 0;
  std::optional<Error> error;
  if (report.printed) {
    error = folder_.keep(name);
  } else {
    folder_.drop(name);
  }
  if (error && !io::StagedFolder::is_about_name(*error)) {
    failure_ = Error{error->code, name + ": " + error->message};
    return std::nullopt;
  }
  if (error) {
    journal_->forget_open();
    return Error{error->code, "result " + name + ": " + error->message};
  }
  journal_->add(report, size);
  if (journal_->is_commit_due()) commit();
  return std::nullopt;
}

void FolderResults::finish(bool complete) {
  if (failure()) return;
  commit();
  if (complete && options_.in_order && !failure()) journal_->remove();
}

}  // namespace onoma::cli
