// What a user taught, as the pipeline asks it: where the names of lists stand in a window, and which of all that speaks of
// these places has the say.
//
//   Finder finder(additions);                        // one a thread
//   finder.find(analysis, folded_words, hits);       // every hit of every list; patterns and context rules add theirs
//   judge(hits, analysis.tokens.size(), verdict);    // what is in force
//
// Thread safety: Additions is immutable, a Finder keeps its buffers. Hits and Verdict hold numbers only.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "additions/table.hpp"
#include "onoma/label.hpp"
#include "text/token.hpp"

namespace onoma::additions {

// Where additions come from: a list, or a file of patterns or context rules. Their order is that of the command line.
struct Source {
  std::string_view file;
  std::string_view name;  // "WEAPON/rifles", "titles"; of a list
};

// All that was added but patterns, which are a PatternSet's, in the same order of sources. Views.
struct Additions {
  std::vector<Table> tables;
  std::vector<Source> sources;
  bool empty() const noexcept { return sources.empty(); }
};

enum class Origin : std::uint8_t { kList, kPattern, kContext };

// Something that speaks of tokens [first, last).
struct Hit {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Kind kind = Kind::kEntity;
  Origin origin = Origin::kList;
  bool labelled = false;         // of a block or an allow: it is about one label alone. Entities always are
  Label label = Label::kPerson;
  std::int32_t priority = 0;
  std::uint32_t source = 0;      // in Additions::sources
  std::uint32_t line = 0;
  std::uint32_t table = 0;       // of a list's hit: where its entry is
  std::uint32_t index = 0;       // of the entry in its table, or of the pattern's or rule's own hit

  bool overlaps(std::uint32_t begin, std::uint32_t end) const noexcept { return first < end && begin < last; }
};

// The entry that a list's hit is of.
const EntryRecord& entry_of(const Additions& additions, const Hit& hit);

// A total order of power: priority, then length in tokens, then order of the sources, then line, then place.
bool outranks(const Hit& a, const Hit& b) noexcept;

// Whether a block of tokens [hit.first, hit.last) forbids a reading of [first, last): one that lies inside or goes over an
// edge. A longer name around the blocked text is another text.
inline bool forbids(const Hit& block, std::uint32_t first, std::uint32_t last) noexcept {
  if (!block.overlaps(first, last)) return false;
  const bool around = first <= block.first && block.last <= last;
  return !around || (first == block.first && last == block.last);
}

class Finder {
 public:
  // Borrows the additions.
  explicit Finder(const Additions& additions) : additions_(additions) {}
  Finder(Additions&&) = delete;

  // Appends the hits of all lists in text order. `folded`: each token's look-up key (text::fold_key).
  void find(const text::Analysis& analysis, std::span<const std::string_view> folded, std::vector<Hit>& hits);

 private:
  void walk(const Table& table, std::uint32_t first, std::vector<Hit>& hits) const;
  void take_prefixes(const Table& table, std::uint64_t sequence, std::uint64_t lengths, std::uint32_t first,
                     std::uint32_t last, std::vector<Hit>& hits) const;
  void take(const Table& table, const NodeRecord& node, bool prefix, std::uint32_t first, std::uint32_t last,
            std::vector<Hit>& hits) const;
  bool is_written(const Table& table, const EntryRecord& entry, std::uint32_t first, std::uint32_t last) const;

  const Additions& additions_;
  const text::Analysis* analysis_ = nullptr;
  std::span<const std::string_view> folded_;
  std::vector<std::uint64_t> hashes_;
};

// A hit that has no say, and why.
struct Overruled {
  Hit hit;
  Hit by;  // a block, or a stronger hit
};

// What is in force in one window.
struct Verdict {
  std::vector<Hit> chosen;  // names, in text order, without overlap
  std::vector<Hit> blocks;  // in text order
  std::vector<Hit> allows;  // texts to keep where nothing is chosen, in text order, without overlap
  std::vector<Overruled> overruled;
  void clear() { chosen.clear(), blocks.clear(), allows.clear(), overruled.clear(); }
};

// Blocks overrule, but not inside what is allowed; of the others that overlap the one that outranks stays.
void judge(std::span<const Hit> hits, std::size_t tokens, Verdict& out);

}  // namespace onoma::additions
