// Results: where what is found goes: standard output, a file, or a folder with a file for each input.
//
// The reader's thread calls look() for each file in order, and begin_work() before the first that is not done;
// the delivery's thread calls the rest, after that. What goes wrong is remembered in failure(); then nothing more
// is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/input_file.hpp"
#include "batch/resume.hpp"
#include "json/journal.hpp"
#include "onoma/result.hpp"
#include "output/tally.hpp"

namespace onoma::cli {

// What a run takes over from one before it.
struct TakenOver {
  output::Tally tally;
  std::vector<json::NameChange> names;  // in order
  bool printed = false;                 // some document has printed something
};

// Some documents of a file are done.
struct Report {
  const batch::InputFile& file;
  std::uint64_t records = 0;  // of the file, with those of reports and runs before
  bool ends_file = false;
  bool printed = true;  // with a result for each file: there is something to keep
  const output::Tally& tally;
  std::vector<json::NameChange> names = {};
};

class Results {
 public:
  virtual ~Results() = default;

  // Each file has a result of its own, with its own begin and end.
  virtual bool are_apart() const noexcept { return false; }
  // What is done depends on what was done before it, so that one change means to do all that follows anew.
  virtual bool depend_on_order() const noexcept { return false; }
  // Reports are put to use.
  virtual bool have_journal() const noexcept { return false; }

  virtual batch::Standing look(const batch::InputFile&) { return {}; }
  // Returns what the files that look() found done, or done in part, have given. Once.
  virtual TakenOver begin_work() { return {}; }
  // The same at the end, when more may have been taken over.
  virtual output::Tally taken_over() const { return {}; }

  virtual void begin_file() {}
  virtual void write(std::string_view bytes) = 0;
  // An error is of this file alone.
  virtual std::optional<Error> report(const Report&) { return std::nullopt; }
  // Nothing else is under way: what was written is to be seen.
  virtual void flush() {}
  // What was written last is not whole, and cannot be made so.
  virtual void break_off(const Error& error) = 0;

  // The last call. `complete`: all inputs are done.
  virtual void finish(bool complete) = 0;

  virtual std::optional<Error> failure() const { return std::nullopt; }
};

// Between what a run counts and the numbers of a journal.
std::vector<std::uint64_t> counts_of(const output::Tally& tally);
output::Tally tally_of(const std::vector<std::uint64_t>& counts);

}  // namespace onoma::cli
