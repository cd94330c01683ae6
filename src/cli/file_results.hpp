// FileResults: all results in one file (-o FILE), which has its name when it is whole. Until then there are
// FILE.part and FILE.onoma-journal.
#pragma once

#include <memory>

#include "cli/console.hpp"
#include "cli/journaled.hpp"
#include "cli/results.hpp"
#include "io/part_file.hpp"

namespace onoma::cli {

class FileResults : public Results {
 public:
  // `can_go_on`: what is done before a run is broken off is of use to another one; else it goes away.
  // `head`: what the file begins with. Says on the console when an earlier run
  // cannot be gone on with.
  static Result<std::unique_ptr<Results>> open(const std::string& path, JournalPlan plan, std::string head,
                                               bool can_go_on, Console& console);
  // Which entries of a journal can be taken over: those whose bytes FILE.part has.
  static batch::Resume::Rules rules(const std::string& path, bool retry_errors);
  static std::string journal_name(const std::string& path);

  FileResults(io::PartFile part, std::unique_ptr<Journaled> journal, std::string head, bool can_go_on)
      : part_(std::move(part)), journal_(std::move(journal)), head_(std::move(head)), can_go_on_(can_go_on) {}

  bool depend_on_order() const noexcept override { return true; }
  bool have_journal() const noexcept override { return can_go_on_; }
  batch::Standing look(const batch::InputFile& file) override { return journal_->look(file); }
  TakenOver begin_work() override;
  output::Tally taken_over() const override { return journal_->taken_over(); }
  void write(std::string_view bytes) override { part_.write(bytes); }
  std::optional<Error> report(const Report& report) override;
  void break_off(const Error& error) override { broken_ = error; }
  void finish(bool complete) override;
  std::optional<Error> failure() const override;

 private:
  void commit();

  io::PartFile part_;
  std::unique_ptr<Journaled> journal_;
  std::string head_;
  bool can_go_on_;
  std::optional<Error> broken_;
};

}  // namespace onoma::cli
