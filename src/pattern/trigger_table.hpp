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
  static constexpr unsigned kShorterThanHead = (1u << kHeadLength) - 1;

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
  static std::size_t three_bytes(std::uint64_t key) noexcept { return mixed(key) & ((1 << 14) - 1); }

  // Three bytes tell most tokens that begin no match, five nearly all others.
  bool may_begin(std::string_view text) const noexcept {
    if (text.size() < kHeadLength || !everywhere_.empty()) return true;
    const auto byte = [text](std::size_t i) -> std::uint64_t {
      return static_cast<unsigned char>(canonical(text[i]));
    };
    const std::uint64_t second = byte(1), third = byte(2);
    const std::uint64_t three = byte(0) << 16 | second << 8 | third;
    const unsigned lengths = short_lengths_[byte(0)] | long_lengths_[three_bytes(three)];
    if (second == ' ' || third == ' ') return lengths != 0 || second == ' ';  // a run of blanks counts as one
    if ((lengths & kShorterThanHead) != 0) return true;
    if (lengths == 0) return false;
    const std::uint64_t fourth = byte(3);
    if (fourth == ' ') return true;
    const std::uint64_t head = three << 16 | fourth << 8 | byte(4);
    return (heads_[bit(head) / 64] >> bit(head) % 64 & 1) != 0;
  }
  void collect(std::string_view text, std::vector<std::uint32_t>& rules) const;
  static std::size_t bit(std::uint64_t key) noexcept { return (key * 0x9E3779B97F4A7C15u) >> 48; }
  const Slot* find(std::uint64_t key) const noexcept;

  std::array<std::uint16_t, 256> short_lengths_{};  // bit n: some prefix of n < 3 bytes begins with this byte
  std::array<std::uint16_t, 1 << 14> long_lengths_{};  // the same for n >= 3 and three bytes
  std::array<std::uint64_t, 1024> heads_{};  // one bit for each hash of a longer prefix's first bytes: "the q", not "the m"
  std::array<std::uint64_t, 1024> seen_{};   // one bit for each hash of a prefix, to spare most look-ups
  std::vector<Slot> slots_;                 // open addressing, 2^n places
  std::vector<std::uint32_t> rules_;        // lists of rules that slots point into
  std::vector<std::uint32_t> everywhere_;
};

}  // namespace onoma::pattern
