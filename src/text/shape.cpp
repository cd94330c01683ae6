#include "text/shape.hpp"

namespace onoma::text {
namespace {

// Letters between two characters that are no letters.
struct Run {
  std::uint8_t first = 0;
  std::uint8_t rest = 0;
  std::size_t letters = 0;

  void add(std::uint8_t bits) noexcept {
    (letters == 0 ? first : rest) |= bits;
    ++letters;
  }
  bool capitalized() const noexcept { return first == kUpperBit && (rest & ~(kLowerBit | kUncasedBit)) == 0; }
  bool lower() const noexcept { return ((first | rest) & kUpperBit) == 0; }
};

}  // namespace

Shape shape_of(std::string_view word) noexcept {
  Run run;
  std::uint8_t all = 0;
  std::size_t letters = 0;
  bool capitalized = true;  // every run so far suits a capitalised word
  bool first_run = true;
  bool underscore = false;
  const auto end_run = [&] {
    if (run.letters == 0) return;
    capitalized &= run.capitalized() || (!first_run && run.lower());
    first_run = false;
    run = {};
  };
  for (const char *p = word.data(), *end = p + word.size(); p != end;) {
    const CodePoint c = decode(p);
    const std::uint8_t bits = word_bits_at(p, end);
    all |= bits;
    underscore |= *p == '_';
    if (bits & kLetterBits) {
      run.add(bits);
      ++letters;
    } else {
      end_run();
    }
    p += c.size;
  }
  end_run();
  if (all == 0) return Shape::kPunctuation;
  if (underscore) return Shape::kAlnum;
  if (all & kDigitBit) return all == kDigitBit ? Shape::kNumber : Shape::kAlnum;
  if ((all & (kLowerBit | kUpperBit)) == 0) return Shape::kUncased;
  if ((all & kUpperBit) == 0) return Shape::kLower;
  if ((all & kLowerBit) == 0 && letters > 1) return Shape::kAllCaps;
  return capitalized ? Shape::kCapitalized : Shape::kMixed;
}

}  // namespace onoma::text
