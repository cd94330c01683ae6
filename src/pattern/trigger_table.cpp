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
  std::size_t count = 0;
  for (const std::vector<std::string>& of_rule : prefixes) count += of_rule.size();
  heads_.assign(std::bit_ceil(2 * count + 2), 0);
  for (std::uint32_t rule = 0; rule < prefixes.size(); ++rule) {
    if (prefixes[rule].empty()) everywhere_.push_back(rule);
    for (const std::string& prefix : prefixes[rule]) {
      pairs.emplace_back(hash_of(prefix), rule);
      const std::size_t size = std::min(prefix.size(), kHeadLength);
      const std::uint64_t head = pack(std::string_view(prefix).substr(0, size));
      beginnings_[size - 1].add(head);
      if (size == kHeadLength) head_slot(head) |= std::uint64_t{1} << prefix.size();
    }
  }
  std::sort(pairs.begin(), pairs.end());
  slots_.resize(std::bit_ceil(4 * pairs.size() + 4));
  rules_.reserve(pairs.size());
  for (std::size_t i = 0; i < pairs.size();) {
    Slot slot{pairs[i].first, static_cast<std::uint32_t>(rules_.size()), 0};
    for (; i < pairs.size() && pairs[i].first == slot.key; ++i, ++slot.count)
      rules_.push_back(pairs[i].second);
    std::size_t place = mixed(slot.key) & (slots_.size() - 1);
    while (slots_[place].key != 0) place = (place + 1) & (slots_.size() - 1);
    slots_[place] = slot;
  }
}

std::uint64_t& TriggerTable::head_slot(std::uint64_t head) noexcept {
  std::size_t place = mixed(head) & (heads_.size() - 1);
  while (heads_[place] != 0 && heads_[place] >> kLengthBits != head) place = (place + 1) & (heads_.size() - 1);
  heads_[place] |= head << kLengthBits;
  return heads_[place];
}

unsigned TriggerTable::lengths_after(std::uint64_t head) const noexcept {
  std::size_t place = mixed(head) & (heads_.size() - 1);
  for (; heads_[place] != 0; place = (place + 1) & (heads_.size() - 1)) {
    if (heads_[place] >> kLengthBits == head) return heads_[place] & ((1u << kLengthBits) - 1);
  }
  return 0;
}

const TriggerTable::Slot* TriggerTable::find(std::uint64_t key) const noexcept {
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
  const auto take = [&](std::uint64_t hash) {
    if (const Slot* slot = find(hash)) {
      const auto begin = rules_.begin() + slot->begin;
      rules.insert(rules.end(), begin, begin + slot->count);
    }
  };
  std::uint64_t head = 0, hash = kHashStart;
  unsigned lengths = 0;  // of prefixes longer than a head
  std::size_t length = 0;
  char previous = 0;
  for (std::size_t i = 0; i < text.size() && length < kPrefixLength; ++i) {
    const char byte = canonical(text[i]);
    if (byte == ' ' && previous == ' ') continue;
    previous = byte;
    hash = hash_more(hash, byte);
    ++length;
    if (length <= kHeadLength) head = pack(head, byte);
    if (length < kHeadLength && beginnings_[length - 1].has(head)) take(hash);
    if (length == kHeadLength && (lengths = lengths_after(head)) == 0) break;
    if (length < kHeadLength) continue;
    if ((lengths >> length & 1) != 0) take(hash);
    if (lengths >> length <= 1) break;
  }
  if (rules.size() - before < 2) return;
  const auto begin = rules.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(begin, rules.end());
  rules.erase(std::unique(begin, rules.end()), rules.end());
}

}  // namespace onoma::pattern
