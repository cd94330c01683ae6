// Journal: what of a batch is done, in a file that survives a crash.
//
// Lines are only appended, and only after what they tell of is on the disk. A last line without its end, or one
// that makes no sense, counts as if it and all after it were not there. While a Journal lives no other can
// open the same file. At any time one thread may append while another reads.
//
//   Result<Journal> journal = Journal::open("found/.onoma-journal", Journal::Readers::kByUmask);
//   if (journal->head() == expected) …
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "io/atomic_file.hpp"
#include "io/descriptor.hpp"
#include "json/journal.hpp"
#include "onoma/result.hpp"

namespace onoma::batch {

class Journal {
 public:
  // Opens it, or makes an empty one. Errors: E_IN_USE (by another process), E_PERMISSION, E_NOT_FOUND, E_WRITE.
  static Result<Journal> open(const std::string& path, io::Readers readers);

  // Only to look: without a lock. Nothing when there is none.
  static std::optional<Journal> peek(const std::string& path);

  // The head, if there is one.
  std::optional<json::JournalHead> head() const;

  // Where the first entry begins; 0 without a head.
  std::uint64_t begin() const;
  // Reads the entry that begins at `offset` and moves that to the next. Nothing at the end.
  std::optional<json::JournalEntry> read(std::uint64_t& offset) const;

  // An empty journal with this head.
  std::optional<Error> start(const json::JournalHead& head);
  // Forgets what begins at `offset`.
  std::optional<Error> cut(std::uint64_t offset);
  // Lines as json::write_journal_entry makes them. On the disk when this returns without an error.
  std::optional<Error> append(const std::string& lines);

  // Takes the file away.
  void remove() const;

 private:
  Journal(std::string path, io::Descriptor file) : path_(std::move(path)), file_(std::move(file)) {}
  std::optional<std::string> read_line(std::uint64_t offset) const;

  std::string path_;
  io::Descriptor file_;
};

}  // namespace onoma::batch
