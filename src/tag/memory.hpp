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
#include <unordered_map>

#include "onoma/label.hpp"
#include "tag/window.hpp"

namespace onoma::tag {

// How often a name was seen under each label in a clear context.
using Counts = std::array<std::uint16_t, kLabelCount>;

class Memory {
 public:
  // Names beyond this many are no longer taken in.
  static constexpr std::size_t kCapacity = 50'000;

  // Adds a name that was decided clearly, with its parts and its acronym.
  void remember(const Window& window, const Tagged& name);
  void clear();
  bool empty() const noexcept { return names_.empty(); }

  // Whether a name or a part of one may have that key: no means no. Most runs of tokens are settled by this.
  bool may_know(std::uint64_t key) const noexcept { return seen_[key % kFilterBits]; }

  // How often exactly these tokens were seen as a name. Never null; all zero when unknown.
  const Counts& same(std::uint64_t key) const noexcept { return find(names_, key); }
  // … as the last or only telling part of a longer name (PERSON: any word of it; ORG, LOC: its first words).
  const Counts& part(std::uint64_t key) const noexcept { return find(parts_, key); }
  // … as the acronym of a longer name; the key is that of the acronym as one folded token.
  const Counts& acronym(std::uint64_t key) const noexcept { return find(acronyms_, key); }

  // The key of a run of tokens: hyphens and the # of a tag do not count.
  static std::uint64_t key_of(const Window& window, std::uint32_t first, std::uint32_t last) noexcept;

 private:
  static constexpr std::size_t kFilterBits = 1 << 16;
  using Table = std::unordered_map<std::uint64_t, Counts>;
  static const Counts& find(const Table& table, std::uint64_t key) noexcept;
  void count(Table& table, std::uint64_t key, Label label);
  void remember_parts(const Window& window, const Tagged& name);

  std::bitset<kFilterBits> seen_;  // all keys, by their last bits
  Table names_;
  Table parts_;
  Table acronyms_;
};

}  // namespace onoma::tag
