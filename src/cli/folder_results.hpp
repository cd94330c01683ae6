// FolderResults: a result for each input, in a folder (--out-dir DIR) that has the journal, too.
#pragma once

#include <memory>

#include "batch/shard.hpp"
#include "cli/console.hpp"
#include "cli/journaled.hpp"
#include "cli/results.hpp"
#include "io/staged_folder.hpp"

namespace onoma::cli {

class FolderResults : public Results {
 public:
  struct Options {
    std::string path;
    std::string extension;  // of the results, with its period
    std::optional<batch::Shard> shard;
    // Results depend on those before them, and the journal is not to outlive the run: it has names in it.
    bool in_order = false;
  };
  // Says on the console when an earlier run cannot be gone on with.
  static Result<std::unique_ptr<Results>> open(Options options, JournalPlan plan, Console& console);
  // Which entries of a journal can be taken over: those whose result is there.
  static batch::Resume::Rules rules(const Options& options, bool retry_errors);
  static std::string journal_name(const std::string& folder, const std::optional<batch::Shard>& shard);

  FolderResults(io::StagedFolder folder, std::unique_ptr<Journaled> journal, Options options)
      : folder_(std::move(folder)), journal_(std::move(journal)), options_(std::move(options)) {}

  bool are_apart() const noexcept override { return true; }
  bool depend_on_order() const noexcept override { return options_.in_order; }
  bool have_journal() const noexcept override { return true; }
  batch::Standing look(const batch::InputFile& file) override { return journal_->look(file); }
  TakenOver begin_work() override { return journal_->begin_work(); }
  output::Tally taken_over() const override { return journal_->taken_over(); }
  void begin_file() override { folder_.begin(); }
  void write(std::string_view bytes) override { folder_.write(bytes); }
  std::optional<Error> report(const Report& report) override;
  void break_off(const Error& error) override { failure_ = error; }
  void finish(bool complete) override;
  std::optional<Error> failure() const override { return failure_ ? failure_ : journal_->failure(); }

 private:
  void commit();

  io::StagedFolder folder_;
  std::unique_ptr<Journaled> journal_;
  Options options_;
  std::optional<Error> failure_;
};

}  // namespace onoma::cli
