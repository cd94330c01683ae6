// Table: the names that a user added, as read-only records that a compiled file maps and that reading a list builds.
//
// A name is a sequence of words: its tokens, folded, a period at the end and hyphens between words left out. A *node* is the
// beginning of some name, found by the hash of its words in one probe; where names end, it knows their *entries*.
//
// Thread safety: immutable. Lifetime: a view; whoever made it keeps the memory. Records need not be trusted: what points
// outside is taken for nothing, and no search goes on for more than kMostProbes places.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onoma/label.hpp"

namespace onoma::additions {

// What an entry is for.
enum class Kind : std::uint8_t {
  kEntity,  // what it matches is a name
  kBlock,   // what it matches is none, nor is a part of it
  kAllow,   // what it matches is to be kept: no block inside counts, and the model's reading of it is taken
  kCue,     // what it matches is of use to context rules alone
};

// How an entry must be written in the text.
enum class CaseRule : std::uint8_t {
  kSmart,  // a word with a capital wants one; an acronym wants capitals alone; what has no capital may be written in any way
  kExact,
  kAny,
};

inline constexpr std::uint8_t kNoLabel = 0xFF;

enum EntryFlag : std::uint8_t {
  kPrefix = 1,       // the last word need only begin so
  kCapitalised = 2,  // has a word with a capital
  kAcronym = 4,      // one word, all in capitals
};

struct EntryRecord {
  std::uint32_t written = 0;  // in the strings: its words as they are written, blanks between them
  std::uint32_t details = 0;  // in the strings: its id, then its values for the columns of its source; 0: none
  std::uint32_t line = 0;
  std::int32_t priority = 0;
  std::uint16_t source = 0;
  std::uint8_t label = kNoLabel;  // number in the table's labels
  Kind kind = Kind::kEntity;
  CaseRule letter_case = CaseRule::kSmart;
  std::uint8_t flags = 0;
  std::uint16_t reserved = 0;
};

struct NodeRecord {
  std::uint64_t hash = 0;
  std::uint32_t entries = 0;  // the first of them
  std::uint32_t count = 0;    // how many, times 4, and NodeFlag
};

enum NodeFlag : std::uint32_t { kContinues = 1, kHasPrefixes = 2 };

// A list. All in the strings.
struct SourceRecord {
  std::uint32_t file = 0;
  std::uint32_t name = 0;
  std::uint32_t columns = 0;  // as many texts, one after the other
  std::uint32_t column_count = 0;
};

struct FactsRecord {
  std::uint64_t first_prefixes = 0;  // bit n: some entry of one word is a prefix of n bytes
  std::uint64_t later_prefixes = 0;  // bit n: some longer entry ends in one
  std::uint64_t names = 0;           // how many names were added
};

struct Table {
  std::span<const std::uint32_t> slots;   // index of a node + 1; 0: free; 2^n places
  std::span<const NodeRecord> nodes;
  std::span<const EntryRecord> entries;
  std::span<const std::uint64_t> filter;  // a bit for each first word; 2^n
  std::span<const SourceRecord> sources;
  std::string_view strings;               // zero-terminated texts
  FactsRecord facts;
  std::vector<Label> labels;              // what the numbers of its labels are in this run
  std::vector<std::uint32_t> source_numbers;  // what the numbers of its sources are in this run

  static constexpr std::size_t kMostProbes = 4096;

  bool may_begin(std::uint64_t first) const noexcept {
    const std::uint64_t bit = first & (filter.size() * 64 - 1);
    return !filter.empty() && (filter[bit / 64] >> bit % 64 & 1) != 0;
  }
  const NodeRecord* find(std::uint64_t hash) const noexcept;
  std::span<const EntryRecord> entries_of(const NodeRecord& node) const noexcept;
  // The text at that place; empty where there is none.
  std::string_view text(std::uint32_t offset) const noexcept;
  // The n texts at that place, fewer where the strings end.
  std::vector<std::string_view> texts(std::uint32_t offset, std::size_t n) const;

  // Whether the sizes of the tables can be: those of a hash table are powers of two, the strings end.
  bool sound() const noexcept;
};

// The texts of an entry.
struct EntryDetails {
  std::string_view id;
  std::vector<std::pair<std::string_view, std::string_view>> data;  // column and value, without those that are empty
};
EntryDetails details_of(const Table& table, const EntryRecord& entry);

// Hashes of words and of sequences of words.
inline constexpr std::uint64_t kWordStart = 0xCBF29CE484222325ull;
constexpr std::uint64_t mix(std::uint64_t hash) noexcept {
  hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93ull;
  return hash ^ hash >> 32;
}
constexpr std::uint64_t add_byte(std::uint64_t state, char byte) noexcept {
  return (state ^ static_cast<unsigned char>(byte)) * 0x100000001B3ull;
}
constexpr std::uint64_t hash_word(std::string_view folded) noexcept {
  std::uint64_t state = kWordStart;
  for (const char c : folded) state = add_byte(state, c);
  return mix(state);
}
inline constexpr std::uint64_t kSequenceStart = 0;
constexpr std::uint64_t next_word(std::uint64_t sequence, std::uint64_t word) noexcept {
  return mix(sequence * 0x9E3779B97F4A7C15ull + word);
}
constexpr std::uint64_t next_prefix(std::uint64_t sequence, std::uint64_t prefix) noexcept {
  return mix(sequence * 0xC2B2AE3D27D4EB4Full + prefix);
}

// Columns of a list.
inline constexpr std::size_t kMostColumns = 1000;

// The longest name in words, and the longest prefix in bytes.
inline constexpr std::size_t kMostWords = 64;
inline constexpr std::size_t kLongestPrefix = 63;

// A word without the period of an abbreviation: "inc." and "inc" are one.
constexpr std::string_view without_period(std::string_view word) noexcept {
  if (word.size() > 1 && word.ends_with('.')) word.remove_suffix(1);
  return word;
}

}  // namespace onoma::additions
