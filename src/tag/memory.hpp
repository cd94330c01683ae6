// Document memory: the names seen so far in clear contexts, which help their unclear mentions.
//
// The idea is that of Krishnan and Manning (2006) and of Ratinov and Roth (2009): a name keeps its label within a document,
// and short forms (a surname, the first words of an organization, an acronym) follow their long form. The memory is a
// bounded table that goes from window to window; docs/architecture.md says what a later window can no longer change.
//
// Not thread-safe: one belongs to one document in one thread.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <vector>

#include "onoma/label.hpp"
#include "tag/window.hpp"

namespace onoma::tag {

// How often a name was seen under each label in a clear context.
using Counts = std::array<std::uint16_t, kLabelCount>;

// Counts by key: open addressing that grows, since a document asks for names many times as often as it adds one.
class CountTable {
 public:
  // All zero for what was never counted.
  const Counts& find(std::uint64_t key) const noexcept;
  bool contains(std::uint64_t key) const noexcept;
  Counts& operator[](std::uint64_t key);
  std::size_t size() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  void clear();

 private:
  struct Slot {
    std::uint64_t key = 0;  // 0: free
    Counts counts{};
  };
  std::size_t place_of(std::uint64_t key) const noexcept;
  void grow();

  std::vector<Slot> slots_;  // 2^n, at most half of them taken; none at first
  std::size_t size_ = 0;
};

class Memory {
 public:
  // Names beyond this many are no longer taken in.
  static constexpr std::size_t kCapacity = 50'000;

  // Adds a name that was decided clearly, with its parts and its acronym.
  void remember(const Window& window, const Tagged& name);
  void clear();
  bool empty() const noexcept { return names_.empty(); }
  bool has_acronyms() const noexcept { return !acronyms_.empty(); }

  // Whether a name or a part of one may have that key: no means no. Most runs of tokens are settled by this.
  bool may_know(std::uint64_t key) const noexcept { return seen_[key % kFilterBits]; }

  // How often exactly these tokens were seen as a name. Never null; all zero when unknown.
  const Counts& same(std::uint64_t key) const noexcept { return names_.find(key); }
  // … as the last or only telling part of a longer name (PERSON: any word of it; ORG, LOC: its first words).
  const Counts& part(std::uint64_t key) const noexcept { return parts_.find(key); }
  // … as the acronym of a longer name; the key is that of the acronym as one folded token.
  const Counts& acronym(std::uint64_t key) const noexcept { return acronyms_.find(key); }

  // The key of a run of tokens: hyphens and the # of a tag do not count.
  static std::uint64_t key_of(const Window& window, std::uint32_t first, std::uint32_t last) noexcept {
    return longer_key(1, window, first, last);
  }
  // The key of a run that goes on with tokens [first, last), from its key without them (1: of no tokens).
  static std::uint64_t longer_key(std::uint64_t key, const Window& window, std::uint32_t first, std::uint32_t last) noexcept;

 private:
  static constexpr std::size_t kFilterBits = 1 << 19;
  void count(CountTable& table, std::uint64_t key, Label label);
  void remember_parts(const Window& window, const Tagged& name);

  std::bitset<kFilterBits> seen_;  // all keys, by their last bits
  CountTable names_;
  CountTable parts_;
  CountTable acronyms_;
};

}  // namespace onoma::tag
