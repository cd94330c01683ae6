// Dictionary: every known word and name, as read-only tables that the compiled model maps.
//
// A *term* is one folded token ("turkiye"). A *node* is a sequence of terms that begins some name; its *entries* are the
// lines of the lists that write exactly this name. Names of one token hang on their term; longer ones are reached from
// node to node by one hash probe a token. Hyphens inside a name are not terms: "Coca-Cola" and "Coca Cola" are one.
//
// Thread safety: immutable. Lifetime: a view; the memory belongs to the Model.
#pragma once

#include <array>
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

struct TermRecord {
  std::uint32_t text = 0;  // offset of the folded term in the strings
  std::uint32_t node = 0;  // 0: no name begins with it
  std::array<ClassId, kWrittenCount> classes{};
  std::array<ClassId, 2> uses{};  // what words stand in its place: with a capital, in lower case
  std::uint16_t length = 0;  // bytes
  std::uint16_t extra = 0;   // index into the extras, 0: none
  std::uint16_t flags = 0;   // TermFlag
  std::uint16_t reserved = 0;
};

enum TermFlag : std::uint16_t {
  kOrdinaryWord = 1,
  kBeginsLonger = 2,  // names of more tokens begin with it
};

// What few terms have.
struct ExtraRecord {
  std::uint64_t languages = 0;     // bit i: function word of the model's i-th language
  std::uint64_t abbreviation = 0;  // text::Abbreviations::Kind
};

struct NodeRecord {
  std::uint32_t entries = 0;        // first of its entries in the node-entry table
  std::uint16_t entry_count = 0;
  ClassId klass = 0;                // attributes of the whole name; 0 where no name ends here
  ClassId inside = 0;               // attributes of a token that such a name covers
  std::uint16_t capitals = 0;       // bit i: token i is written with a capital in every entry
  std::uint16_t flags = 0;          // NodeFlag
  ClassId lower = 0;                // attributes of the whole name where it is written without capitals all the same
};

enum NodeFlag : std::uint16_t { kContinues = 1, kUpperOnly = 2 };

struct EdgeRecord {
  std::uint32_t parent = 0;  // 0: an empty place of the table
  std::uint32_t term = 0;
  std::uint32_t child = 0;
};

struct EntryRecord {
  std::uint32_t line = 0;
  std::uint16_t file = 0;
  std::uint16_t attribute = 0;  // the list's attribute in its strength ("list:LOC/countries")
};

struct DictionaryTables {
  std::span<const std::uint64_t> slots;  // term + 1 in the low half, 32 bits of the hash in the high half; 2^n places
  std::span<const TermRecord> terms;     // [0] is "no term"
  std::span<const ExtraRecord> extras;   // [0] is "nothing"
  std::span<const NodeRecord> nodes;     // [0] is "no node"
  std::span<const EdgeRecord> edges;     // 2^n places
  std::span<const std::uint32_t> node_entries;
  std::span<const EntryRecord> entries;
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
std::uint64_t hash_edge(NodeId parent, TermId term) noexcept;

class Dictionary {
 public:
  Dictionary() = default;
  explicit Dictionary(const DictionaryTables& tables) : tables_(tables), affixes_(tables.affixes, tables.looks) {}

  TermId find(std::string_view folded) const noexcept { return find(folded, hash_term(folded)); }
  TermId find(std::string_view folded, std::uint64_t hash) const noexcept;
  NodeId child(NodeId parent, TermId term) const noexcept;

  // The first steps of find() and child() for a token some way ahead, so that memory is there when it is needed: the slot, then
  // the term that stands in it, then its text; the edge to the next token.
  void expect_slot(std::uint64_t hash) const noexcept {
    if (!tables_.slots.empty()) __builtin_prefetch(&tables_.slots[hash & (tables_.slots.size() - 1)]);
  }
  void expect_term(std::uint64_t hash) const noexcept {
    if (tables_.slots.empty()) return;
    const auto id = static_cast<TermId>(tables_.slots[hash & (tables_.slots.size() - 1)]);
    __builtin_prefetch(&tables_.terms[id]);
  }
  void expect_text(std::uint64_t hash) const noexcept {
    if (tables_.slots.empty()) return;
    const auto id = static_cast<TermId>(tables_.slots[hash & (tables_.slots.size() - 1)]);
    __builtin_prefetch(tables_.strings.data() + tables_.terms[id].text);
  }
  void expect_child(NodeId parent, TermId term) const noexcept {
    if (!tables_.edges.empty()) __builtin_prefetch(&tables_.edges[hash_edge(parent, term) & (tables_.edges.size() - 1)]);
  }

  const TermRecord& term(TermId id) const noexcept { return tables_.terms[id]; }
  const NodeRecord& node(NodeId id) const noexcept { return tables_.nodes[id]; }
  const ExtraRecord& extra(TermId id) const noexcept { return tables_.extras[tables_.terms[id].extra]; }
  std::string_view term_text(TermId id) const noexcept {
    return tables_.strings.substr(tables_.terms[id].text, tables_.terms[id].length);
  }
  // The entries whose name ends at this node, in order of file and line; indexes of tables().entries.
  std::span<const std::uint32_t> entries_of(NodeId id) const noexcept {
    return tables_.node_entries.subspan(tables_.nodes[id].entries, tables_.nodes[id].entry_count);
  }
  const DictionaryTables& tables() const noexcept { return tables_; }
  const Affixes& affixes() const noexcept { return affixes_; }

 private:
  DictionaryTables tables_;
  Affixes affixes_;
};

}  // namespace onoma::gazetteer
