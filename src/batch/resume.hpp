// Resume: tells of each file of a run whether a journal says that it was done before.
//
// Where every file has a result of its own, files are taken over one by one, in any order (kEach). Where all go
// into one output, or a result depends on those before it, only what the journal and the run begin with alike is
// taken over (kLeading): at the first difference the journal is cut, and all that follows is new.
//
// Memory: a few numbers for each file in the journal with kEach, none with kLeading. Borrows the journal. One
// thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "batch/input_file.hpp"
#include "batch/journal.hpp"
#include "json/journal.hpp"

namespace onoma::batch {

enum class State : unsigned char {
  kNew,      // the journal does not have it
  kDone,     // nothing is left to do
  kPartly,   // its first documents are done
  kChanged,  // done, but the file was another then, or its result is gone; with kLeading also: another file was
             // next
  kRetry,    // done, but with errors, and these are to be tried again
};

struct Standing {
  State state = State::kNew;
  std::uint64_t records = 0;  // with kPartly: how many documents are done
};

class Resume {
 public:
  enum class Order : unsigned char { kEach, kLeading };
  struct Rules {
    Order order = Order::kEach;
    bool retry_errors = false;
    // Whether the result is there that the entry tells of.
    std::function<bool(const json::JournalEntry&)> has_result;
  };

  Resume(const Journal& journal, Rules rules);

  // With kLeading: called for each file in the order of the run.
  Standing look(const InputFile& file);

  // What is taken over so far, added up.
  const std::vector<std::uint64_t>& counts() const noexcept { return counts_; }
  // With kLeading: what the entries say that are taken over, in order; for the caller to use up.
  std::vector<json::NameChange>& names() noexcept { return names_; }

  // With kLeading: where in the journal, and in the output, the part that is taken over ends.
  std::uint64_t journal_end() const noexcept { return next_; }
  std::uint64_t output_end() const noexcept { return output_end_; }

 private:
  Standing look_up(const InputFile& file);
  Standing follow(const InputFile& file);
  // Whether these entries, all of the file, can be taken over.
  State judge(const InputFile& file, const std::vector<json::JournalEntry>& entries) const;
  void take_over(json::JournalEntry entry);

  const Journal& journal_;
  Rules rules_;
  std::unordered_map<std::uint64_t, std::uint64_t> places_;  // from the hash of a path to its last entry
  std::uint64_t next_ = 0;
  std::uint64_t output_end_ = 0;
  bool ended_ = false;  // with kLeading: look() has met a file that is not wholly done
  std::vector<std::uint64_t> counts_;
  std::vector<json::NameChange> names_;
};

}  // namespace onoma::batch
