// Document memory: the names seen so far in clear contexts, which help their unclear mentions.
//
// The idea is that of Krishnan and Manning (2006) and of Ratinov and Roth (2009): a name keeps its label within a document,
// and short forms (a surname, the first words of an organization, an acronym) follow their long form. The memory is a
// bounded table that goes from window to window; docs/architecture.md says what a later window can no longer change.
//
// Not thread-safe: one belongs to one document in one thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "onoma/label.hpp"
#include "tag/window.hpp"

namespace onoma::tag {

// How often a name was seen under each label in a clear context.
using Counts = std::array<std::uint16_t, kLabelCount>;

// What is known of a name: how often it was seen itself, and as a part of a longer one.
struct NameCounts {
  Counts same{}, part{};
};

// Counts by key: open addressing that grows, since a document asks for names many times as often as it adds one.
template <typename Value>
class CountTable {
 public:
  // All zero for what was never counted.
  const Value& find(std::uint64_t key) const noexcept {
    static constexpr Value kNone{};
    return slots_.empty() ? kNone : slots_[place_of(key)].value;
  }
  // Asks for the memory that find() will look at.
  void expect(std::uint64_t key) const noexcept {
    if (!slots_.empty()) __builtin_prefetch(&slots_[first_place(key)]);
  }
  Value& operator[](std::uint64_t key);
  bool empty() const noexcept { return size_ == 0; }
  std::size_t size() const noexcept { return size_; }
  template <typename Take>
  void for_each_key(Take take) const {
    for (const Slot& slot : slots_) {
      if (slot.key != 0) take(slot.key);
    }
  }
  void clear();

 private:
  static constexpr std::size_t kKeptSlots = 4096;
  struct Slot {
    std::uint64_t key = 0;  // 0: free; a key of 0 counts as 1
    Value value{};
  };
  std::size_t first_place(std::uint64_t key) const noexcept { return (key ^ key >> 32) & (slots_.size() - 1); }
  // The place of the key, or the free place where it would stand.
  std::size_t place_of(std::uint64_t key) const noexcept {
    key = std::max<std::uint64_t>(key, 1);
    std::size_t place = first_place(key);
    while (slots_[place].key != 0 && slots_[place].key != key) place = (place + 1) & (slots_.size() - 1);
    return place;
  }
  void grow();

  std::vector<Slot> slots_;  // 2^n, at most half of them taken; none at first
  std::size_t size_ = 0;
};

// A bit for each key, by its last bits: small for a small document, which there are many of.
class KeyFilter {
 public:
  bool may_hold(std::uint64_t key) const noexcept { return (words_[(key & mask_) / 64] >> key % 64 & 1) != 0; }
  void add(std::uint64_t key) noexcept { words_[(key & mask_) / 64] |= std::uint64_t{1} << key % 64; }
  // Whether it should have more bits for so many keys.
  bool is_tight(std::size_t keys) const noexcept { return keys * kBitsForOne > mask_ && mask_ + 1 < kMostBits; }
  // Twice the bits, none of them set.
  void widen();
  void clear();

 private:
  static constexpr std::size_t kFirstBits = 1 << 14, kMostBits = 1 << 19;
  static constexpr std::size_t kBitsForOne = 16;

  std::uint64_t mask_ = kFirstBits - 1;
  std::vector<std::uint64_t> words_ = std::vector<std::uint64_t>(kFirstBits / 64);
};

class Memory {
 public:
  // Names beyond this many are no longer taken in.
  static constexpr std::size_t kCapacity = 50'000;

  // Adds a name that was decided clearly, with its parts and its acronym.
  void remember(const Window& window, const Tagged& name);
  void clear();
  bool empty() const noexcept { return names_kept_ == 0; }
  bool has_acronyms() const noexcept { return !acronyms_.empty(); }

  // Whether a name or a part of one may have that key: no means no. Most runs of tokens are settled by this.
  bool may_know(std::uint64_t key) const noexcept { return seen_.may_hold(std::max<std::uint64_t>(key, 1)); }

  // How often exactly these tokens were seen as a name, and as the last or only telling part of a longer one (PERSON: any word
  // of it; ORG, LOC: its first words). All zero when unknown.
  const NameCounts& find(std::uint64_t key) const noexcept { return names_.find(key); }
  // Asks for the memory that find() will look at.
  void expect(std::uint64_t key) const noexcept {
    if (may_know(key)) names_.expect(key);
  }
  // … as the acronym of a longer name; the key is that of the acronym as one folded token.
  const Counts& acronym(std::uint64_t key) const noexcept { return acronyms_.find(key); }

  // The key of a run of tokens: hyphens and the # of a tag do not count.
  static std::uint64_t key_of(const Window& window, std::uint32_t first, std::uint32_t last) noexcept {
    return longer_key(1, window, first, last);
  }
  // The key of a run that goes on with tokens [first, last), from its key without them (1: of no tokens).
  static std::uint64_t longer_key(std::uint64_t key, const Window& window, std::uint32_t first, std::uint32_t last) noexcept;

 private:
  // Which of the counts a name adds to.
  enum class As { kSame, kPart, kAcronym };
  void count(As as, std::uint64_t key, Label label);
  void note(std::uint64_t key);
  void remember_parts(const Window& window, const Tagged& name);

  KeyFilter seen_;  // all keys
  CountTable<NameCounts> names_;
  CountTable<Counts> acronyms_;
  std::size_t names_kept_ = 0, parts_kept_ = 0;  // how many keys have counts of either kind
  std::size_t acronyms_kept_ = 0;
};

}  // namespace onoma::tag
