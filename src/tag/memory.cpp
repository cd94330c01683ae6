#include "tag/memory.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "tag/initials.hpp"

namespace onoma::tag {

namespace {

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

template <typename Value>
Value& CountTable<Value>::operator[](std::uint64_t key) {
  key = std::max<std::uint64_t>(key, 1);
  if (2 * (size_ + 1) > slots_.size()) grow();
  Slot& slot = slots_[place_of(key)];
  size_ += slot.key == 0 ? 1 : 0;
  slot.key = key;
  return slot.value;
}

template <typename Value>
void CountTable<Value>::grow() {
  std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(64, 2 * slots_.size())));
  for (const Slot& slot : old) {
    if (slot.key != 0) slots_[place_of(slot.key)] = slot;
  }
}

template <typename Value>
void CountTable<Value>::clear() {
  // What a large document needed is given back.
  if (slots_.size() > kKeptSlots) {
    slots_.clear(), slots_.shrink_to_fit();
  } else if (size_ != 0) {
    std::fill(slots_.begin(), slots_.end(), Slot{});
  }
  size_ = 0;
}

void KeyFilter::widen() {
  mask_ = 2 * mask_ + 1;
  words_.assign((mask_ + 1) / 64, 0);
}

void KeyFilter::clear() {
  mask_ = kFirstBits - 1;
  words_.assign(kFirstBits / 64, 0);
}

void Memory::note(std::uint64_t key) {
  while (seen_.is_tight(names_.size() + acronyms_.size())) {
    seen_.widen();
    const auto add = [this](std::uint64_t known) { seen_.add(known); };
    names_.for_each_key(add), acronyms_.for_each_key(add);
  }
  seen_.add(std::max<std::uint64_t>(key, 1));  // as the tables have it
}

void Memory::count(As as, std::uint64_t key, Label label) {
  std::size_t& kept = as == As::kSame ? names_kept_ : as == As::kPart ? parts_kept_ : acronyms_kept_;
  const auto counts_of = [as](const NameCounts& name) -> const Counts& { return as == As::kSame ? name.same : name.part; };
  const bool is_new = (as == As::kAcronym ? acronyms_.find(key) : counts_of(names_.find(key))) == Counts{};
  if (is_new && kept >= kCapacity) return;
  kept += is_new ? 1 : 0;
  note(key);
  Counts& counts = as == As::kAcronym ? acronyms_[key] : as == As::kSame ? names_[key].same : names_[key].part;
  std::uint16_t& seen = counts[static_cast<std::size_t>(label)];
  if (seen < std::numeric_limits<std::uint16_t>::max()) ++seen;
}

void Memory::remember(const Window& window, const Tagged& name) {
  if (name.label == Label::kDate) return;
  count(As::kSame, key_of(window, name.first, name.last), name.label);
  if (name.last - name.first < 2) return;
  remember_parts(window, name);
  const std::string initials = initials_of(*window.analysis, name.first, name.last);
  if (initials.size() >= 2) count(As::kAcronym, hash_initials(initials), name.label);
}

void Memory::remember_parts(const Window& window, const Tagged& name) {
  const auto& tokens = window.analysis->tokens;
  if (name.label == Label::kPerson) {
    for (std::uint32_t i = name.first; i < name.last; ++i) {
      if (is_word(tokens[i]) && tokens[i].shape != text::Shape::kInitial) {
        count(As::kPart, key_of(window, i, i + 1), name.label);
      }
    }
    return;
  }
  // The words before the first link: "Islamic Emirate" of "Islamic Emirate of Afghanistan".
  for (std::uint32_t end = name.first + 1; end < name.last; ++end) {
    if (!is_word(tokens[end - 1])) break;
    count(As::kPart, key_of(window, name.first, end), name.label);
  }
}

void Memory::clear() {
  if (!empty()) seen_.clear();
  names_.clear(), acronyms_.clear();
  names_kept_ = parts_kept_ = acronyms_kept_ = 0;
}

}  // namespace onoma::tag
