// The text stage's door: one window of UTF-8 in, its normal form, tokens, sentences and lines out.
//
// Thread safety: an Analyzer keeps nothing between calls, so any number of threads may share one, each with
// an Analysis of its own. It borrows the Abbreviations, which must be immutable and outlive it.
//
//   Analysis analysis;                        // reused from window to window: no allocation in steady state
//   Analyzer(abbreviations).analyze("Türkiye’s mediation", analysis);
//   analysis.token_text(0) == "Turkiye"; analysis.original_span(0, 1) == Span{0, 8};
#pragma once

#include <string>
#include <string_view>

#include "text/token.hpp"

namespace onoma::text {

// Asks whether a word with its period ("inc.", folded) is a known abbreviation. The pipeline answers from the
// model.
class Abbreviations {
 public:
  enum class Kind : unsigned char {
    kNone,
    kAny,
    kBeforeName
  };  // kBeforeName: never ends a sentence ("Mr.", "Gen.")
  virtual ~Abbreviations() = default;
  virtual Kind find(std::string_view folded_with_period) const noexcept = 0;
};

class Analyzer {
 public:
  explicit Analyzer(const Abbreviations& abbreviations);
  Analyzer(Abbreviations&&) = delete;

  // `window` is valid UTF-8 of less than 4 GiB and must outlive `out`'s use.
  void analyze(std::string_view window, Analysis& out) const;

 private:
  const Abbreviations& abbreviations_;
};

// The look-up key of a piece of text: NFKC case folding, quotes, dashes and spaces unified, diacritics folded
// ("Türkiye’s" -> "turkiye's"). What gazetteer names are filed under and what tokens are asked by. Appends to
// `out`.
void fold_key(std::string_view text, std::string& out);
std::string fold_key(std::string_view text);

}  // namespace onoma::text
