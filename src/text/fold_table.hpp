// What the normal form makes of one code point: the rules of normalisation, one code point at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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
// punctuation, computed once. Their folds do not depend on their neighbours: all marks that could join with
// them are dropped.
class FoldTable {
 public:
  static const FoldTable& instance();

  // The fold of any code point beyond ASCII.
  Fold find(char32_t c) const {
    if (c - kFirst < kCount) return first_[c - kFirst];
    if (c - kSecondFirst < kSecondCount) return second_[c - kSecondFirst];
    return find_rare(c);
  }

 private:
  static constexpr char32_t kFirst = 0x80, kCount = 0x700 - kFirst;
  static constexpr char32_t kSecondFirst = 0x1E00, kSecondCount = 0x2300 - kSecondFirst;

  FoldTable();
  static Fold find_rare(char32_t c);

  std::array<Fold, kCount> first_;
  std::array<Fold, kSecondCount> second_;
};

// Normalises the code points from `p` on that may join with one another, and appends the result. Returns how
// many bytes were read: at least one code point. `p` is not at ASCII; the text is valid UTF-8.
std::size_t append_composed(const char* p, const char* end, std::string& out);

}  // namespace onoma::text
