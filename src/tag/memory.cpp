#include "tag/memory.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "tag/initials.hpp"

namespace onoma::tag {

namespace {

constexpr std::size_t kKeptSlots = 4096;

std::uint64_t combine(std::uint64_t key, std::uint64_t hash) noexcept {
  key = (key ^ hash) * 0x9E3779B97F4A7C15ull;
  return key ^ (key >> 29);
}

bool is_word(const text::Token& token) noexcept {
  return token.shape != text::Shape::kPunctuation && token.shape != text::Shape::kLower;
}

}  // namespace

std::uint64_t Memory::longer_key(std::uint64_t key, const Window& window, std::uint32_t first, std::uint32_t last) noexcept {
  for (std::uint32_t i = first; i < last; ++i) {
    const char c = window.analysis->normal[window.analysis->tokens[i].begin];
    if (c == '-' || c == '#') continue;
    key = combine(key, window.hashes[i]);
  }
  return key;
}

// The place of the key, or the free place where it would stand. A key of 0 counts as 1.
std::size_t CountTable::place_of(std::uint64_t key) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = (key ^ key >> 32) & mask;
  while (slots_[place].key != 0 && slots_[place].key != key) place = (place + 1) & mask;
  return place;
}

const Counts& CountTable::find(std::uint64_t key) const noexcept {
  static constexpr Counts kNone{};
  return slots_.empty() ? kNone : slots_[place_of(std::max<std::uint64_t>(key, 1))].counts;
}

bool CountTable::contains(std::uint64_t key) const noexcept {
  return !slots_.empty() && slots_[place_of(std::max<std::uint64_t>(key, 1))].key != 0;
}

Counts& CountTable::operator[](std::uint64_t key) {
  key = std::max<std::uint64_t>(key, 1);
  if (2 * (size_ + 1) > slots_.size()) grow();
  Slot& slot = slots_[place_of(key)];
  size_ += slot.key == 0 ? 1 : 0;
  slot.key = key;
  return slot.counts;
}

void CountTable::grow() {
  std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(64, 2 * slots_.size())));
  for (const Slot& slot : old) {
    if (slot.key != 0) slots_[place_of(slot.key)] = slot;
  }
}

void CountTable::clear() {
  // What a large document needed is given back.
  if (slots_.size() > kKeptSlots) {
    slots_.clear(), slots_.shrink_to_fit();
  } else if (size_ != 0) {
    std::fill(slots_.begin(), slots_.end(), Slot{});
  }
  size_ = 0;
}

void Memory::count(CountTable& table, std::uint64_t key, Label label) {
  if (table.size() >= kCapacity && !table.contains(key)) return;
  seen_.set(key % kFilterBits);
  std::uint16_t& seen = table[key][static_cast<std::size_t>(label)];
  if (seen < std::numeric_limits<std::uint16_t>::max()) ++seen;
}

void Memory::remember(const Window& window, const Tagged& name) {
  if (name.label == Label::kDate) return;
  count(names_, key_of(window, name.first, name.last), name.label);
  if (name.last - name.first < 2) return;
  remember_parts(window, name);
  const std::string initials = initials_of(*window.analysis, name.first, name.last);
  if (initials.size() >= 2) count(acronyms_, hash_initials(initials), name.label);
}

void Memory::remember_parts(const Window& window, const Tagged& name) {
  const auto& tokens = window.analysis->tokens;
  if (name.label == Label::kPerson) {
    for (std::uint32_t i = name.first; i < name.last; ++i) {
      if (is_word(tokens[i]) && tokens[i].shape != text::Shape::kInitial) {
        count(parts_, key_of(window, i, i + 1), name.label);
      }
    }
    return;
  }
  // The words before the first link: "Islamic Emirate" of "Islamic Emirate of Afghanistan".
  for (std::uint32_t end = name.first + 1; end < name.last; ++end) {
    if (!is_word(tokens[end - 1])) break;
    count(parts_, key_of(window, name.first, end), name.label);
  }
}

void Memory::clear() {
  if (!empty()) seen_.reset();
  names_.clear(), parts_.clear(), acronyms_.clear();
}

}  // namespace onoma::tag
