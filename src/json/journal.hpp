// The lines of a batch's journal, which --resume goes by: JSON Lines, a head and then what was done, in order.
//
//   {"journal":"onoma","version":1,"tool":"0.1.0","model":"0123…","options":"89ab…","head":0}
//   {"path":"in/a.txt","size":2048,"mtime":1700000000000000000,"records":1,"end":4096,"done":true,"errors":0,
//    "counts":[1,2048,3,0,1]}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/label.hpp"
#include "onoma/result.hpp"

namespace onoma::json {

// What must be the same for a result to be taken over.
struct JournalHead {
  std::string tool;
  std::string model;    // digest
  std::string options;  // digest of those that the result depends on
  std::uint64_t head = 0;  // bytes before the first document

  bool operator==(const JournalHead&) const = default;
};

// Something that a redacted text taught the run about a name.
struct NameChange {
  enum class Kind : unsigned char {
    kNumber,     // the name got this number
    kShortForm,  // the short form goes by this number; 0: by more than one
    kForm,       // a spelling of what has this number
  };
  Kind kind = Kind::kNumber;
  Label label = Label::kPerson;
  std::string text;
  std::uint64_t number = 0;

  bool operator==(const NameChange&) const = default;
};

// Some documents of one file that are done, after those of the entry before. Paths may hold any bytes.
struct JournalEntry {
  std::string path;
  std::uint64_t size = 0;
  std::int64_t mtime = -1;     // nanoseconds since 1970; -1: there was no such file
  std::string sha256;          // of the file; empty: not asked for
  std::uint64_t records = 0;   // how many documents of the file are done, with those of entries before
  std::uint64_t end = 0;       // size of the output with them
  bool done = true;            // nothing of the file is left
  std::uint64_t errors = 0;    // how many of the documents of this entry failed
  std::vector<std::uint64_t> counts;  // what the run counts, in an order that is its own
  std::vector<NameChange> names;

  bool operator==(const JournalEntry&) const = default;
};

// Append a line each.
void write_journal_head(const JournalHead& head, std::string& out);
void write_journal_entry(const JournalEntry& entry, std::string& out);

// Nothing when the line is no such line.
std::optional<JournalHead> read_journal_head(std::string_view line);
std::optional<JournalEntry> read_journal_entry(std::string_view line);

}  // namespace onoma::json
