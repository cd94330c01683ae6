#include "pattern/trigger_table.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace onoma::pattern {
namespace {

static_assert(kPrefixLength < 16, "the length of a prefix is one of 16 flags");

std::uint64_t pack(std::uint64_t key, char byte) {
  return key << 8 | static_cast<unsigned char>(byte);
}

std::uint64_t pack(std::string_view prefix) {
  std::uint64_t key = 0;
  for (const char c : prefix) key = pack(key, c);
  return key;
}

}  // namespace

TriggerTable::TriggerTable(const std::vector<std::vector<std::string>>& prefixes) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs;
  for (std::uint32_t rule = 0; rule < prefixes.size(); ++rule) {
    if (prefixes[rule].empty()) everywhere_.push_back(rule);
    for (const std::string& prefix : prefixes[rule]) {
      pairs.emplace_back(hash_of(prefix), rule);
      const auto flag = static_cast<std::uint16_t>(1u << prefix.size());
      const bool is_short = prefix.size() < 3;
      if (prefix.size() >= kHeadLength) {
        const std::uint64_t head = pack(std::string_view(prefix).substr(0, kHeadLength));
        heads_[bit(head) / 64] |= std::uint64_t{1} << bit(head) % 64;
      }
      (is_short ? short_lengths_[static_cast<unsigned char>(prefix.front())]
                : long_lengths_[three_bytes(pack(std::string_view(prefix).substr(0, 3)))]) |= flag;
    }
  }
  std::sort(pairs.begin(), pairs.end());
  slots_.resize(std::bit_ceil(4 * pairs.size() + 4));
  rules_.reserve(pairs.size());
  for (std::size_t i = 0; i < pairs.size();) {
    Slot slot{pairs[i].first, static_cast<std::uint32_t>(rules_.size()), 0};
    for (; i < pairs.size() && pairs[i].first == slot.key; ++i, ++slot.count)
      rules_.push_back(pairs[i].second);
    seen_[bit(slot.key) / 64] |= std::uint64_t{1} << bit(slot.key) % 64;
    std::size_t place = mixed(slot.key) & (slots_.size() - 1);
    while (slots_[place].key != 0) place = (place + 1) & (slots_.size() - 1);
    slots_[place] = slot;
  }
}

const TriggerTable::Slot* TriggerTable::find(std::uint64_t key) const noexcept {
  if ((seen_[bit(key) / 64] >> bit(key) % 64 & 1) == 0) return nullptr;
  std::size_t place = mixed(key) & (slots_.size() - 1);
  while (slots_[place].key != 0) {
    if (slots_[place].key == key) return &slots_[place];
    place = (place + 1) & (slots_.size() - 1);
  }
  return nullptr;
}

void TriggerTable::collect(std::string_view text, std::vector<std::uint32_t>& rules) const {
  const std::size_t before = rules.size();
  rules.insert(rules.end(), everywhere_.begin(), everywhere_.end());
  if (text.empty()) return;
  unsigned lengths = short_lengths_[static_cast<unsigned char>(canonical(text.front()))];
  std::uint64_t head = 0, hash = kHashStart;
  std::size_t length = 0;
  char previous = 0;
  for (std::size_t i = 0; i < text.size() && length < kPrefixLength; ++i) {
    const char byte = canonical(text[i]);
    if (byte == ' ' && previous == ' ') continue;
    previous = byte;
    head = pack(head, byte), hash = hash_more(hash, byte);
    if (++length == 3) lengths |= long_lengths_[three_bytes(head)];
    if (length >= 3 && lengths >> length == 0) break;
    if (length == kHeadLength && (heads_[bit(head) / 64] >> bit(head) % 64 & 1) == 0) break;
    if ((lengths >> length & 1) == 0) continue;
    if (const Slot* slot = find(hash)) {
      const auto begin = rules_.begin() + slot->begin;
      rules.insert(rules.end(), begin, begin + slot->count);
    }
  }
  if (rules.size() - before < 2) return;
  const auto begin = rules.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(begin, rules.end());
  rules.erase(std::unique(begin, rules.end()), rules.end());
}

}  // namespace onoma::pattern
