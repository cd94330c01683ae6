// Where sentences begin: a small state that the tokenizer feeds with stops and asks at each word.
#pragma once

#include <cstdint>

#include "text/char_class.hpp"
#include "text/token.hpp"

namespace onoma::text {

class SentenceState {
 public:
  // A paragraph or a list item begins: the next word begins a sentence, however it is written.
  void begin() noexcept { next_ = Next::kSurely; }
  // A full stop, exclamation or question mark that ends at `end`.
  void stop(const char* end) noexcept {
    if (next_ != Next::kSurely) next_ = Next::kYes;
    stop_end_ = end;
  }
  // Something that may end a sentence: the period of an abbreviation, dots, a dateline's colon.
  void doubtful_stop(const char* end) noexcept {
    if (next_ == Next::kNo) next_ = Next::kMaybe, stop_end_ = end;
  }
  // A comma or semicolon: the sentence goes on.
  void go_on() noexcept {
    if (next_ != Next::kSurely) next_ = Next::kNo;
  }

  // The flags of a word that begins at `word`.
  std::uint8_t at_word(Shape shape, const char* word) noexcept {
    if (next_ == Next::kNo) [[likely]]
      return 0;
    const Next next = next_;
    next_ = Next::kNo;
    if (next == Next::kSurely) return kSentenceStart;
    if (shape == Shape::kLower || (next == Next::kMaybe && shape == Shape::kNumber)) return 0;
    if (next == Next::kMaybe) return kDoubtfulBoundary;
    if (spaced(word) || shape == Shape::kUncased) return kSentenceStart;
    return shape == Shape::kNumber ? 0 : kDoubtfulBoundary;
  }

 private:
  enum class Next : std::uint8_t { kNo, kMaybe, kYes, kSurely };

  // Only quotes and brackets can stand between a stop and its next word, so this looks at few characters.
  bool spaced(const char* word) const noexcept {
    for (const char* p = stop_end_; p != word; ++p) {
      if (char_bits(*p) & kSpaceBit) return true;
    }
    return false;
  }

  Next next_ = Next::kSurely;
  const char* stop_end_ = nullptr;
};

}  // namespace onoma::text
