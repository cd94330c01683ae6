// TableBuilder: makes a Table of names that are added one by one.
//
// Not thread-safe. Borrows the abbreviations. The table is a function of what was added and the order of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "additions/table.hpp"
#include "text/analyzer.hpp"

namespace onoma::additions {

// A Table with its memory. It may not move while a view is in use.
struct TableMemory {
  std::vector<std::uint32_t> slots;
  std::vector<NodeRecord> nodes;
  std::vector<EntryRecord> entries;
  std::vector<std::uint64_t> filter;
  std::vector<SourceRecord> sources;
  std::string strings;
  FactsRecord facts;

  Table view() const { return {slots, nodes, entries, filter, sources, strings, facts, {}, {}}; }
};

class TableBuilder {
 public:
  explicit TableBuilder(const text::Abbreviations& abbreviations);
  TableBuilder(text::Abbreviations&&) = delete;

  // The entries that follow are of this list.
  void begin_source(std::string_view file, std::string_view name, const std::vector<std::string>& columns);
  // The entries that follow have this id and these values, one for each column of the source.
  void begin_details(std::string_view id, const std::vector<std::string_view>& values);

  enum class Added : std::uint8_t {
    kYes,
    kNoWords,        // signs alone
    kTooManyWords,   // more than kMostWords
    kLongPrefix,     // a prefix of more than kLongestPrefix bytes
    kFull,           // more than 4 GiB of text, or 65,536 lists
  };
  // `entry` says what the name is; `written`, `details`, `source` and the flags but kPrefix are filled in.
  Added add(std::string_view name, EntryRecord entry);

  std::size_t size() const noexcept { return entries_.size(); }
  TableMemory finish();

 private:
  struct Step {  // a node that some name needs
    std::uint64_t hash;
    std::uint32_t entry;  // that ends there; kNone
    std::uint32_t flags;
  };
  static constexpr std::uint32_t kNone = UINT32_MAX;
  // Of entries that share all their words no more than this many of a kind are kept, the strongest: a list that says one word
  // a million times must not make that word a million times as dear.
  static constexpr std::size_t kMostAlike = 64;

  bool split(std::string_view name);
  void mark(std::string_view name, EntryRecord& entry) const;
  void add_steps(bool prefix, std::uint32_t entry);
  std::uint32_t put(std::string_view text);
  static void keep_strongest(std::vector<EntryRecord>& entries, std::size_t from);

  text::Analyzer analyzer_;
  text::Analysis analysis_;
  std::vector<std::string_view> words_;  // of one name, as they are written
  std::string folded_;
  std::vector<EntryRecord> entries_;
  std::vector<Step> steps_;
  std::vector<std::uint64_t> first_words_;
  std::vector<SourceRecord> sources_;
  std::string strings_;
  FactsRecord facts_;
  std::uint32_t details_ = 0;
  bool full_ = false;
};

}  // namespace onoma::additions
