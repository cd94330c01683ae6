// TriggerTable: which rules can match at a place, told from the first few bytes there.
//
// Built once from each rule's literal prefixes; asked for every token, so a miss has to cost a few
// nanoseconds: a small table of hashed three-byte beginnings says how long the prefixes are that begin so,
// then a hash table is asked for each of these lengths. Immutable; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/prefixes.hpp"

namespace onoma::pattern {

class TriggerTable {
 public:
  TriggerTable() : TriggerTable(std::vector<std::vector<std::string>>()) {}
  // For each rule its prefixes; a rule without prefixes is tried everywhere.
  explicit TriggerTable(const std::vector<std::vector<std::string>>& prefixes);

  // Appends the rules that may match where `text` begins, in rising order, each once.
  void candidates(std::string_view text, std::vector<std::uint32_t>& rules) const {
    if (may_begin(text)) collect(text, rules);
  }

 private:
  static constexpr std::size_t kHeadLength = 5;
  static constexpr unsigned kLengthBits = 16;
  // A set of beginnings of one length, by hash: it may say yes to others, never no to its own.
  class Beginnings {
   public:
    void add(std::uint64_t head) noexcept { bits_[bit(head) / 64] |= std::uint64_t{1} << bit(head) % 64; }
    bool has(std::uint64_t head) const noexcept { return (bits_[bit(head) / 64] >> bit(head) % 64 & 1) != 0; }

   private:
    static std::size_t bit(std::uint64_t head) noexcept { return (head * 0x9E3779B97F4A7C15u) >> 49; }
    std::array<std::uint64_t, 512> bits_{};
  };

  struct Slot {
    std::uint64_t key = 0;  // the hash of a prefix; 0 is an empty slot
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
  };

  // Two prefixes of one hash would only make a rule be tried in vain.
  static constexpr std::uint64_t kHashStart = 0x51ED270B;
  static constexpr std::uint64_t hash_more(std::uint64_t hash, char byte) noexcept {
    return ((hash ^ static_cast<unsigned char>(byte)) * 0x9E3779B97F4A7C15u) | 1;
  }
  static constexpr std::uint64_t hash_of(std::string_view prefix) noexcept {
    std::uint64_t hash = kHashStart;
    for (const char c : prefix) hash = hash_more(hash, c);
    return hash;
  }
  static std::size_t mixed(std::uint64_t key) noexcept { return (key * 0x9E3779B97F4A7C15u) >> 40; }

  // Whether some prefix may begin here: by a bit for each prefix of up to four bytes, and for the first five of longer ones.
  bool may_begin(std::string_view text) const noexcept {
    if (text.size() < kHeadLength || !everywhere_.empty()) return true;
    const auto byte = [text](std::size_t i) -> std::uint64_t {
      return static_cast<unsigned char>(canonical(text[i]));
    };
    std::uint64_t head = byte(0);
    bool may = beginnings_[0].has(head);
    bool blanks = false;
    for (std::size_t i = 1; i < kHeadLength; ++i) {
      const std::uint64_t next = byte(i);
      blanks |= next == ' ' && (head & 0xFF) == ' ';  // a run of them counts as one
      head = head << 8 | next;
      may |= beginnings_[i].has(head);
    }
    return may || blanks;
  }
  void collect(std::string_view text, std::vector<std::uint32_t>& rules) const;
  const Slot* find(std::uint64_t key) const noexcept;
  std::uint64_t& head_slot(std::uint64_t head) noexcept;
  unsigned lengths_after(std::uint64_t head) const noexcept;

  std::array<Beginnings, kHeadLength> beginnings_;  // prefixes of 1 to 4 bytes, and the first five of longer ones
  std::vector<std::uint64_t> heads_;                // first five bytes, then bit n: a prefix of n bytes begins so; 2^n places
  std::vector<Slot> slots_;                 // open addressing, 2^n places
  std::vector<std::uint32_t> rules_;        // lists of rules that slots point into
  std::vector<std::uint32_t> everywhere_;
};

}  // namespace onoma::pattern
