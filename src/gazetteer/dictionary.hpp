// Dictionary: every known word and name, as read-only tables that the compiled model maps.
//
// A *term* is one folded token ("turkiye"). A *node* is a sequence of terms that begins some name; its *entries* are the
// lines of the lists that write exactly this name. Names of one token hang on their term; longer ones are reached from
// node to node by one hash probe a token. Hyphens inside a name are not terms: "Coca-Cola" and "Coca Cola" are one.
//
// Thread safety: immutable. Lifetime: a view; the memory belongs to the Model.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

#include "gazetteer/affixes.hpp"
#include "match.hpp"

namespace onoma::gazetteer {

// How a token is written decides what its term may mean: "us" is no country, "US" is, "Us" may begin a sentence.
enum class Written : std::uint8_t {
  kLower,    // us
  kCapital,  // Us, in running prose: the capital means something
  kUpper,    // US, in running prose: acronyms too
  kForced,   // a capital that had to be: sentence start, heading, capital line
};
inline constexpr std::size_t kWrittenCount = 4;

// Tables are small so that more of them stays in the caches: what many terms share is written once.
struct TermRecord {
  static constexpr std::uint32_t kKindBits = 23;
  static constexpr std::uint32_t kMostLength = 0xFF;

  std::uint32_t text = 0;  // offset of the folded term in the strings
  std::uint32_t node = 0;  // 0: no name begins with it
  std::uint32_t packed = 0;

  static std::uint32_t pack(std::uint32_t kind, bool begins_longer, std::uint32_t length) noexcept {
    return kind | std::uint32_t{begins_longer} << kKindBits | length << 24;
  }
  std::uint32_t kind() const noexcept { return packed & ((1u << kKindBits) - 1); }
  bool begins_longer() const noexcept { return (packed >> kKindBits & 1) != 0; }  // whether names of more tokens begin with it
  std::uint32_t length() const noexcept { return packed >> 24; }                  // bytes
};

// What a term may mean, of all that mean the same.
struct TermKind {
  std::array<ClassId, kWrittenCount> classes{};
  std::array<ClassId, 2> uses{};  // what words stand in its place: with a capital, in lower case
  std::uint16_t extra = 0;        // index into the extras, 0: none
  std::uint16_t flags = 0;        // TermFlag
  auto operator<=>(const TermKind&) const = default;
};

enum TermFlag : std::uint16_t { kOrdinaryWord = 1 };

// What few terms have.
struct ExtraRecord {
  std::uint64_t languages = 0;     // bit i: function word of the model's i-th language
  std::uint64_t abbreviation = 0;  // text::Abbreviations::Kind
};

struct NodeRecord {
  static constexpr std::uint32_t kMostEntries = 0xFF;

  std::uint32_t entries = 0;  // its first entry; the others follow
  std::uint32_t packed = 0;   // kind in the low 24 bits, then how many entries

  static std::uint32_t pack(std::uint32_t kind, std::uint32_t entry_count) noexcept { return kind | entry_count << 24; }
  std::uint32_t kind() const noexcept { return packed & 0xFFFFFF; }
  std::uint32_t entry_count() const noexcept { return packed >> 24; }
};

struct NodeKind {
  ClassId klass = 0;           // attributes of the whole name; 0 where no name ends here
  ClassId inside = 0;          // attributes of a token that such a name covers
  ClassId lower = 0;           // attributes of the whole name where it is written without capitals all the same
  std::uint16_t capitals = 0;  // bit i: token i is written with a capital in every entry
  std::uint16_t flags = 0;     // NodeFlag
  auto operator<=>(const NodeKind&) const = default;
};

enum NodeFlag : std::uint16_t { kContinues = 1, kUpperOnly = 2 };

struct EdgeRecord {
  std::uint32_t parent = 0;  // 0: an empty place of the table
  std::uint32_t term = 0;
  std::uint32_t child = 0;
};

struct EntryKind {
  std::uint16_t file = 0;
  std::uint16_t attribute = 0;  // the list's attribute in its strength ("list:LOC/countries")
  auto operator<=>(const EntryKind&) const = default;
};

struct Entry {
  std::uint32_t line = 0;
  EntryKind kind;
};

struct DictionaryTables {
  std::span<const std::uint32_t> slots;  // a term in as many low bits as the terms need, above it bits of its hash; 0: empty
  std::span<const TermRecord> terms;     // [0] is "no term"
  std::span<const TermKind> term_kinds;  // [0] is that of no term
  std::span<const ExtraRecord> extras;   // [0] is "nothing"
  std::span<const NodeRecord> nodes;     // [0] is "no node"
  std::span<const NodeKind> node_kinds;  // [0] is that of no node
  std::span<const EdgeRecord> edges;
  std::span<const std::uint64_t> edge_filter;  // a bit for each edge, by its hash; kEdgeFilterWords words, or none
  std::span<const std::uint32_t> entries;  // by node; a kind in as many low bits as the kinds need, above it the line
  std::span<const EntryKind> entry_kinds;
  std::string_view strings;
  std::span<const AffixRecord> affixes;
  std::span<const ClassId> looks;        // the class of each thing an unknown word can look like
};

using TermId = std::uint32_t;  // 0: not in the dictionary
using NodeId = std::uint32_t;  // 0: none

// 64-bit hash of a folded term; the same on every machine of the model's byte order.
std::uint64_t hash_term(std::string_view folded) noexcept;
// The same where at least 7 bytes after `folded` may be read.
std::uint64_t hash_padded_term(std::string_view folded) noexcept;
inline std::uint64_t hash_edge(NodeId parent, TermId term) noexcept {
  std::uint64_t hash = (static_cast<std::uint64_t>(parent) << 32 | term) * 0x9E3779B97F4A7C15ull;
  hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93ull;
  return hash ^ hash >> 32;
}

// Where the search for a hash begins in an open-addressing table of so many places (at most 2^32): any number will do (Lemire,
// "Fast random integer generation in an interval", 2019).
inline std::size_t first_place(std::uint64_t hash, std::size_t places) noexcept {
  return static_cast<std::size_t>((hash & 0xFFFFFFFF) * places >> 32);
}
inline std::size_t place_after(std::size_t place, std::size_t places) noexcept { return place + 1 == places ? 0 : place + 1; }
// Most pairs of words are no beginning of a name; a table small enough for the caches says so of most of them.
inline constexpr std::size_t kEdgeFilterWords = (std::size_t{1} << 20) / 64;
inline std::size_t edge_bit(std::uint64_t hash) noexcept { return hash >> 44; }
// How many bits the numbers below `count` need.
inline unsigned bits_for(std::size_t count) noexcept { return count < 2 ? 0 : static_cast<unsigned>(std::bit_width(count - 1)); }

class Dictionary {
 public:
  Dictionary() = default;
  explicit Dictionary(const DictionaryTables& tables)
      : tables_(tables),
        affixes_(tables.affixes, tables.looks),
        term_bits_(bits_for(tables.terms.size())),
        entry_kind_bits_(bits_for(tables.entry_kinds.size())) {}

  TermId find(std::string_view folded) const noexcept { return find(folded, hash_term(folded)); }
  TermId find(std::string_view folded, std::uint64_t hash) const noexcept;
  NodeId child(NodeId parent, TermId term) const noexcept {
    const std::uint64_t hash = hash_edge(parent, term);
    return passes_filter(hash) ? search_child(parent, term, hash) : 0;
  }
  // No means no; yes means that child() has to be asked.
  bool may_have_child(NodeId parent, TermId term) const noexcept { return passes_filter(hash_edge(parent, term)); }

  // The first steps of find() and child() for a token some way ahead, so that memory is there when it is needed: the slot, then
  // the term that stands in it, then its text; the edge to the next token.
  void expect_slot(std::uint64_t hash) const noexcept {
    if (!tables_.slots.empty()) __builtin_prefetch(&tables_.slots[first_place(hash, tables_.slots.size())]);
  }
  void expect_term(std::uint64_t hash) const noexcept {
    if (!tables_.slots.empty()) __builtin_prefetch(&tables_.terms[expected(hash)]);
  }
  void expect_text(std::uint64_t hash) const noexcept {
    if (tables_.slots.empty()) return;
    const TermRecord& term = tables_.terms[expected(hash)];
    __builtin_prefetch(tables_.strings.data() + term.text);
    __builtin_prefetch(&tables_.term_kinds[term.kind()]);
  }
  void expect_child(NodeId parent, TermId term) const noexcept {
    if (tables_.edges.empty()) return;
    __builtin_prefetch(&tables_.edges[first_place(hash_edge(parent, term), tables_.edges.size())]);
  }

  const TermRecord& term(TermId id) const noexcept { return tables_.terms[id]; }
  const TermKind& kind_of_term(TermId id) const noexcept { return tables_.term_kinds[tables_.terms[id].kind()]; }
  const NodeRecord& node(NodeId id) const noexcept { return tables_.nodes[id]; }
  const NodeKind& kind_of_node(NodeId id) const noexcept { return tables_.node_kinds[tables_.nodes[id].kind()]; }
  const ExtraRecord& extra(TermId id) const noexcept { return tables_.extras[kind_of_term(id).extra]; }
  std::string_view term_text(TermId id) const noexcept {
    return {tables_.strings.data() + tables_.terms[id].text, tables_.terms[id].length()};
  }
  // How many lines write the name that ends at this node, and the i-th of them in order of file and line.
  std::uint32_t entry_count(NodeId id) const noexcept { return tables_.nodes[id].entry_count(); }
  Entry entry(NodeId id, std::uint32_t i) const noexcept {
    const std::uint32_t packed = tables_.entries[tables_.nodes[id].entries + i];
    return {packed >> entry_kind_bits_, tables_.entry_kinds[packed & low_bits(entry_kind_bits_)]};
  }
  const DictionaryTables& tables() const noexcept { return tables_; }
  const Affixes& affixes() const noexcept { return affixes_; }

 private:
  bool passes_filter(std::uint64_t hash) const noexcept {
    if (tables_.edge_filter.empty()) return true;
    const std::size_t bit = edge_bit(hash);
    return (tables_.edge_filter[bit / 64] >> bit % 64 & 1) != 0;
  }
  NodeId search_child(NodeId parent, TermId term, std::uint64_t hash) const noexcept;
  // The term that stands where the search for it begins.
  TermId expected(std::uint64_t hash) const noexcept {
    return tables_.slots[first_place(hash, tables_.slots.size())] & low_bits(term_bits_);
  }
  static std::uint32_t low_bits(unsigned count) noexcept {
    return static_cast<std::uint32_t>((std::uint64_t{1} << count) - 1);
  }

  DictionaryTables tables_;
  Affixes affixes_;
  unsigned term_bits_ = 0;
  unsigned entry_kind_bits_ = 0;
};

}  // namespace onoma::gazetteer
