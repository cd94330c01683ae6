// CharSet: which characters an expression allows at one place, exact in ASCII and coarse beyond it.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

namespace onoma::pattern {

class CharSet {
 public:
  // How much of a region beyond ASCII a set holds.
  enum class Part : std::uint8_t { kNone, kSome, kAll };

  static CharSet none() { return {}; }
  static CharSet all();
  static CharSet of(char32_t first, char32_t last);
  static CharSet letters_beyond_ascii();
  static CharSet some_beyond_ascii(Part letters, Part others);

  CharSet& operator|=(const CharSet& other);
  CharSet complement() const;

  bool is_empty() const { return ascii_.none() && letters_ == Part::kNone && others_ == Part::kNone; }
  // Letters and digits of ASCII and '_', which are what \b takes for a word.
  bool has_word() const;
  bool has_other_than_word() const;
  bool has_letter_beyond_ascii() const { return letters_ != Part::kNone; }
  bool has_all_capitals() const;
  bool has_small_letter() const;
  bool has_space() const;
  bool has_other_than_space() const;
  // A character of ASCII that reads well: a letter if there is one, else a digit, a blank, a sign. 0 where there is none.
  char any_ascii() const;

 private:
  std::bitset<128> ascii_;
  Part letters_ = Part::kNone;
  Part others_ = Part::kNone;
};

// The sets of \d, \D, \s, \S, \w and \W; nothing for another letter.
std::optional<CharSet> perl_class(char c);
// [:alpha:] and its like, which know ASCII only; with ^ before the name, what is not in it.
CharSet posix_class(std::string_view name);
// \pL, \p{Greek} and so on: letters where the property is one of letters, else what it may be.
CharSet property_class(std::string_view name, bool negated);

}  // namespace onoma::pattern
