// What a user taught, as the pipeline asks it: where the names of lists stand in a window, and which of all that speaks of
// these places has the say.
//
//   Finder finder(additions);                              // one a thread
//   finder.look(analysis, folded_words);
//   finder.find_strongest(hits);                           // patterns and context rules add theirs
//   judge(hits, analysis.tokens.size(), &finder, verdict); // what is in force
//
// Or, where every hit must be told of: finder.find_all(hits), and judge() without the finder.
//
// Thread safety: Additions is immutable, a Finder keeps its buffers. Hits and Verdict hold numbers only.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
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

  // Sets up for a window, which must stay until the last question. `folded`: each token's look-up key (text::fold_key).
  void look(const text::Analysis& analysis, std::span<const std::string_view> folded);

  // Appends the hits of all lists in text order: as many for a token as names begin there.
  void find_all(std::vector<Hit>& hits);
  // Appends of the hits that begin at each token those that a judge needs first: the strongest name, the strongest and the longest
  // allow, and of each label the longest block, as what a shorter one of the same beginning forbids it forbids too. No cues.
  void find_strongest(std::vector<Hit>& hits);
  // The strongest hit of a kind in [first, end) that begins at `first` and that `may_be` holds for, if there is one.
  std::optional<Hit> strongest(Kind kind, std::uint32_t first, std::uint32_t end, const std::function<bool(const Hit&)>& may_be);

 private:
  void gather(std::uint32_t first);
  void walk(const Table& table, std::uint32_t first);
  void take_prefixes(const Table& table, std::uint64_t sequence, std::uint64_t lengths, std::uint32_t first, std::uint32_t last);
  void take(const Table& table, const NodeRecord& node, bool prefix, std::uint32_t first, std::uint32_t last);
  template <typename IsBetter>
  const Hit* best(Kind kind, IsBetter is_better) const;
  void add_blocks(std::vector<Hit>& hits) const;
  bool is_written(const Hit& hit) const;

  const Additions& additions_;
  const text::Analysis* analysis_ = nullptr;
  std::span<const std::string_view> folded_;
  std::vector<std::uint64_t> hashes_;
  std::vector<Hit> gathered_;  // that begin at one token, if they are written as their entries want it; mostly the shorter first
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
  std::vector<Overruled> overruled;  // empty where the judge asked for more: it does not see all of them
  void clear() { chosen.clear(), blocks.clear(), allows.clear(), overruled.clear(); }
};

// Blocks overrule, but not inside what is allowed; of the others that overlap the one that outranks stays.
// `more`: null where the hits are all there are; else those of lists are of its find_strongest(), and it is asked for the next one of a
// token only where the first has no say, so that memory grows with the text, not with the names in it.
void judge(std::span<const Hit> hits, std::size_t tokens, Finder* more, Verdict& out);

}  // namespace onoma::additions
