#include "text/forms.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <utility>

#include "text/token.hpp"

namespace onoma::text {

namespace {

constexpr std::size_t kFirstSlots = 1 << 9;
constexpr std::size_t kBlock = 32;

std::uint64_t next_generation() noexcept {
  static std::atomic<std::uint64_t> last{0};
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

// Of a form's bytes as two numbers, those that are its own, by its size.
struct Mask {
  std::uint64_t low, high;
};
constexpr std::array<Mask, Forms::kLongest + 1> kMasks = [] {
  const auto first = [](std::size_t size) {  // of eight bytes, wherever they stand in a number of this machine
    if (size == 0) return std::uint64_t{0};
    return std::endian::native == std::endian::little ? ~std::uint64_t{0} >> 8 * (8 - size) : ~std::uint64_t{0} << 8 * (8 - size);
  };
  std::array<Mask, Forms::kLongest + 1> masks{};
  for (std::size_t size = 0; size < masks.size(); ++size) {
    masks[size] = {first(std::min<std::size_t>(size, 8)), first(size < 8 ? 0 : size - 8)};
  }
  return masks;
}();

std::uint32_t hash_of(std::uint64_t low, std::uint64_t high) noexcept {
  std::uint64_t hash = (low ^ std::rotl(high, 29)) * 0x9E3779B97F4A7C15ull;
  hash ^= high * 0xD6E8FEB86659FD93ull;
  return static_cast<std::uint32_t>(hash >> 32 ^ hash);
}

}  // namespace

Forms::Forms(Forms&& other) noexcept
    : forms_(std::move(other.forms_)), slots_(std::move(other.slots_)), generation_(std::exchange(other.generation_, 0)) {
  other.forms_.clear(), other.slots_.clear();
}

Forms& Forms::operator=(Forms&& other) noexcept {
  std::swap(forms_, other.forms_), std::swap(slots_, other.slots_), std::swap(generation_, other.generation_);
  return *this;
}

inline Forms::Key Forms::load(std::string_view normal, const Token& token) noexcept {
  const char* const p = normal.data() + token.begin;
  const std::uint32_t size = token.size();
  Key key;
  if (normal.size() - token.begin >= kLongest) [[likely]] {
    std::memcpy(&key.low, p, 8), std::memcpy(&key.high, p + 8, 8);
    key.low &= kMasks[size].low, key.high &= kMasks[size].high;
  } else {
    char bytes[kLongest] = {};
    std::memcpy(bytes, p, size);
    std::memcpy(&key.low, bytes, 8), std::memcpy(&key.high, bytes + 8, 8);
  }
  return key;
}

// Many at a time: the memory of one comes while the others are looked up.
void Forms::number(std::string_view normal, const std::vector<Token>& tokens, std::vector<std::uint32_t>& numbers) {
  if (generation_ == 0 || forms_.size() > kMost) begin_anew();
  numbers.resize(tokens.size());
  std::array<Key, kBlock> keys;
  std::array<std::uint32_t, kBlock> hashes;
  for (std::size_t block = 0; block < tokens.size(); block += kBlock) {
    const std::size_t count = std::min(kBlock, tokens.size() - block);
    const Token* const of_block = tokens.data() + block;
    const Slot* const slots = slots_.data();
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < count; ++i) {
      if (of_block[i].size() > kLongest) continue;
      keys[i] = load(normal, of_block[i]);
      hashes[i] = hash_of(keys[i].low, keys[i].high);
      __builtin_prefetch(&slots[hashes[i] & mask]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (of_block[i].size() > kLongest) continue;
      const std::uint32_t expected = slots[hashes[i] & mask].number;
      __builtin_prefetch(forms_.data() + expected - (expected != 0 ? 1 : 0));
    }
    for (std::size_t i = 0; i < count; ++i) {
      std::uint32_t number = kNone;
      if (const std::uint32_t size = of_block[i].size(); size <= kLongest) {
        number = find(keys[i], hashes[i], size);
        if (number == kNone) number = add(keys[i], hashes[i], size);
      }
      numbers[block + i] = number;
    }
  }
}

inline std::uint32_t Forms::find(const Key& key, std::uint32_t hash, std::uint32_t size) const noexcept {
  const Slot* const slots = slots_.data();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask; slots[slot].number != 0; slot = (slot + 1) & mask) {
    if (slots[slot].hash != hash) continue;
    const Form& form = forms_[slots[slot].number - 1];
    Key other;
    std::memcpy(&other.low, form.bytes, 8), std::memcpy(&other.high, form.bytes + 8, 8);
    if (other.low == key.low && other.high == key.high && form.size == size) return slots[slot].number - 1;
  }
  return kNone;
}

std::uint32_t Forms::add(const Key& key, std::uint32_t hash, std::uint32_t size) {
  Form form{};
  std::memcpy(form.bytes, &key.low, 8), std::memcpy(form.bytes + 8, &key.high, 8);
  form.size = size;
  forms_.push_back(form);
  if (2 * forms_.size() > slots_.size()) grow();
  place({hash, static_cast<std::uint32_t>(forms_.size())});
  return static_cast<std::uint32_t>(forms_.size() - 1);
}

void Forms::place(Slot added) noexcept {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = added.hash & mask;
  while (slots_[slot].number != 0) slot = (slot + 1) & mask;
  slots_[slot] = added;
}

void Forms::begin_anew() {
  forms_.clear();
  slots_.assign(slots_.empty() ? kFirstSlots : slots_.size(), Slot{});
  generation_ = next_generation();
}

void Forms::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
  for (const Slot& slot : old) {
    if (slot.number != 0) place(slot);
  }
}

}  // namespace onoma::text
