// What the normal form makes of one code point: the rules of normalisation, one code point at a time.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace onoma::text {

struct Fold {
  enum class Action : std::uint8_t {
    kKeep,     // stays as it is
    kReplace,  // becomes bytes()
    kDrop,     // cannot be seen (zero-width space, bidi mark, soft hyphen): leaves nothing
    kMark,     // a diacritic: leaves nothing, belongs to the letter before it
    kCompose,  // may join with its neighbours: ask append_composed()
  };
  static constexpr std::size_t kCapacity = 6;

  Action action = Action::kKeep;
  std::uint8_t size = 0;
  std::array<char, kCapacity> data{};

  std::string_view bytes() const noexcept { return {data.data(), size}; }
};

// Folds of the code points that are common in Latin, Greek, Cyrillic, Hebrew and Arabic text and in
// punctuation. Their folds do not depend on their neighbours: all marks that could join with
// them are dropped.
class FoldTable {
 public:
  static const FoldTable& instance();

  // The fold of any code point beyond ASCII.
  Fold find(char32_t c) const {
    const char32_t at = c - kFirst < kCount ? c - kFirst : c - kSecondFirst < kSecondCount ? kCount + c - kSecondFirst : kAll;
    if (at == kAll) return find_rare(c);
    if ((known_.load(std::memory_order_acquire) >> at / kBlock & 1) == 0) fill(at / kBlock);
    return folds_[at];
  }

 private:
  static constexpr char32_t kFirst = 0x80, kCount = 0x700 - kFirst;
  static constexpr char32_t kSecondFirst = 0x1E00, kSecondCount = 0x2300 - kSecondFirst;

  static constexpr char32_t kAll = kCount + kSecondCount;
  // Folds are computed a block at a time, when the first of them is needed: most texts need few.
  static constexpr char32_t kBlock = 64;
  static_assert(kAll % kBlock == 0 && kCount % kBlock == 0 && kAll / kBlock <= 64);

  FoldTable() = default;
  void fill(char32_t block) const;
  static Fold find_rare(char32_t c);

  mutable std::array<Fold, kAll> folds_;
  mutable std::atomic<std::uint64_t> known_ = 0;  // bit i: block i is there
  mutable std::mutex filling_;
};

// Normalises the code points from `p` on that may join with one another, and appends the result. Returns how
// many bytes were read: at least one code point. `p` is not at ASCII; the text is valid UTF-8.
std::size_t append_composed(const char* p, const char* end, std::string& out);

}  // namespace onoma::text
