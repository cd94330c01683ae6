// RecordPairs: the documents of two files of records, each with its counterpart of the same id.
//
// Both files are read side by side, so that of two runs over the same inputs no more than a record each is in memory; what
// has no counterpart yet waits for it. Of several records of one id, the first of one file goes with the first of the other, and
// so on. Not thread safe.
//
//   RecordPairs pairs;
//   if (const auto problem = pairs.open("old.jsonl", "new.jsonl")) return fail(*problem);
//   while (const std::optional<RecordPair> pair = pairs.next()) compare(*pair);
//   if (pairs.error()) return fail(*pairs.error());
#pragma once

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "io/line_reader.hpp"
#include "json/found.hpp"
#include "onoma/result.hpp"

namespace onoma::cli {

// A record and where it stands.
struct PlacedRecord {
  json::FoundRecord record;
  std::size_t line = 0;  // from 1
};

// At least one of them is there.
struct RecordPair {
  std::optional<PlacedRecord> a;
  std::optional<PlacedRecord> b;
};

class RecordPairs {
 public:
  // "-" is standard input; compressed files are expanded. The error's message begins with the path.
  std::optional<Error> open(const std::string& a, const std::string& b);

  // The next document: both records, in the order in which the second of them comes. Those that are in one file alone come once the
  // other file has ended, in the order of their lines. Nothing at the end, or after an error.
  std::optional<RecordPair> next();

  // Its message begins with PATH:LINE.
  const std::optional<Error>& error() const noexcept { return error_; }
  const std::string& path(std::size_t side) const noexcept { return sides_[side].path; }

 private:
  struct Side {
    std::string path;
    std::unique_ptr<io::LineReader> lines;  // none at the end
    std::size_t line = 0;
    std::unordered_map<std::string, std::deque<PlacedRecord>> waiting;  // by id
  };
  std::optional<Error> open(Side& side, const std::string& path);
  std::optional<PlacedRecord> read(Side& side);
  std::optional<RecordPair> take(std::size_t number, PlacedRecord record);
  static RecordPair alone(std::size_t number, PlacedRecord record);
  void release(std::size_t number);

  std::array<Side, 2> sides_;
  std::size_t turn_ = 0;  // which side is read next
  std::deque<RecordPair> released_;
  std::optional<Error> error_;
};

}  // namespace onoma::cli
