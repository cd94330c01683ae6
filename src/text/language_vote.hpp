// LanguageVote: which language a document is in, by the share of its words that are function words of each.
//
// The words come from words/languages.tsv by way of the dictionary: a word votes for every language that uses it. Counting
// stops after kEnough words, so that the cost of a long document does not grow.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace onoma::text {

class LanguageVote {
 public:
  static constexpr std::size_t kLanguages = 64;
  static constexpr std::size_t kEnough = 4'000;
  static constexpr std::size_t kFewest = 20;  // words; fewer tell nothing

  // One word of letters; bit i of `languages` says that it is a function word of the i-th language.
  void add(std::uint64_t languages) noexcept {
    ++words_;
    for (; languages != 0; languages &= languages - 1) ++votes_[static_cast<std::size_t>(__builtin_ctzll(languages))];
  }
  bool enough() const noexcept { return words_ >= kEnough; }
  void clear() noexcept { *this = {}; }

  std::size_t words() const noexcept { return words_; }
  // The language with the most votes, if at least one word in eight is its function word.
  std::optional<std::size_t> winner() const noexcept {
    std::size_t best = 0;
    for (std::size_t i = 1; i < kLanguages; ++i) {
      if (votes_[i] > votes_[best]) best = i;
    }
    if (words_ < kFewest || votes_[best] * 8 < words_) return std::nullopt;
    return best;
  }
  std::size_t votes(std::size_t language) const noexcept { return votes_[language]; }

 private:
  std::array<std::size_t, kLanguages> votes_{};
  std::size_t words_ = 0;
};

}  // namespace onoma::text
