// Recased: an annotated document as it would be without its capitals, or in capitals only, so that the fit learns what is left
// to go by in headlines, messages and transcripts.
#pragma once

#include <optional>
#include <string>

#include "learn/corpus.hpp"
#include "text/recase.hpp"

namespace onoma::learn {

// The same document in the other letter case, its names and open stretches where they stand in the new text; `text` holds the
// text, must be another string than the document's, and must outlive the result. The document must be valid UTF-8.
GoldText recased(const GoldText& document, text::LetterCase letter_case, std::string& text);

// Of `percent` in a hundred texts the one in capitals, of as many others the one in lower case is worth learning; which, depends
// on the text alone. Nothing for the rest. `percent` at most 50.
std::optional<text::LetterCase> case_to_learn(std::string_view text, unsigned percent) noexcept;

}  // namespace onoma::learn
