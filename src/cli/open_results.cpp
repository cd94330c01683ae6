#include "cli/open_results.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "cli/console_results.hpp"
#include "cli/device_results.hpp"
#include "cli/file_results.hpp"
#include "cli/folder_results.hpp"
#include "cli/version.hpp"

namespace onoma::cli {
namespace {

bool is_redacted(const ExtractSettings& settings) {
  return settings.output.view == View::kRedacted;
}

bool is_special(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

FolderResults::Options folder_options(const ExtractSettings& settings, const OutputSetup& setup) {
  return {settings.batch.out_dir, setup.extension, settings.batch.shard, is_redacted(settings)};
}

// A journal of redacted texts has the names that they hide.
JournalPlan plan_of(const ExtractSettings& settings, const OutputSetup& setup, const Model& model) {
  const BatchSettings& batch = settings.batch;
  JournalPlan plan;
  plan.head = {std::string(kVersion), model.digest(), setup.key, batch.output.empty() ? 0 : setup.layout.head.size()};
  plan.readers = is_redacted(settings) ? io::Readers::kOwnerOnly : io::Readers::kByUmask;
  plan.resume = batch.resume;
  plan.rules = batch.output.empty() ? FolderResults::rules(folder_options(settings, setup), batch.retry_errors)
                                    : FileResults::rules(batch.output, batch.retry_errors);
  return plan;
}

// An earlier run as it lies there.
class EarlierResults : public Results {
 public:
  EarlierResults(std::optional<batch::Journal> journal, const JournalPlan& plan, bool in_order)
      : journal_(std::move(journal)), in_order_(in_order) {
    if (journal_ && journal_->head() == plan.head) resume_.emplace(*journal_, plan.rules);
  }
  bool depend_on_order() const noexcept override { return in_order_; }
  batch::Standing look(const batch::InputFile& file) override {
    return resume_ ? resume_->look(file) : batch::Standing{};
  }
  void write(std::string_view) override {}
  void break_off(const Error&) override {}
  void finish(bool) override {}

 private:
  std::optional<batch::Journal> journal_;
  std::optional<batch::Resume> resume_;
  bool in_order_;
};

}  // namespace

Result<std::unique_ptr<Results>> open_results(const ExtractSettings& settings, const OutputSetup& setup,
                                              const Model& model, Console& console) {
  const BatchSettings& batch = settings.batch;
  if (prints_results(batch)) {
    return std::unique_ptr<Results>(std::make_unique<ConsoleResults>(console, setup.layout.head));
  }
  if (is_special(batch.output)) return DeviceResults::open(batch.output, setup.layout.head);
  const JournalPlan plan = plan_of(settings, setup, model);
  if (batch.output.empty()) return FolderResults::open(folder_options(settings, setup), plan, console);
  const bool can_go_on = settings.output.view != View::kNames && !reads_standard_input(settings);
  return FileResults::open(batch.output, plan, setup.layout.head, can_go_on, console);
}

std::unique_ptr<Results> look_at_results(const ExtractSettings& settings, const OutputSetup& setup,
                                         const Model& model) {
  const BatchSettings& batch = settings.batch;
  std::optional<batch::Journal> journal;
  if (batch.resume && !batch.output.empty()) journal = batch::Journal::peek(FileResults::journal_name(batch.output));
  if (batch.resume && !batch.out_dir.empty())
    journal = batch::Journal::peek(FolderResults::journal_name(batch.out_dir, batch.shard));
  return std::make_unique<EarlierResults>(std::move(journal), plan_of(settings, setup, model),
                                          !batch.output.empty() || is_redacted(settings));
}

}  // namespace onoma::cli
