// Words: the tokens of a document where they stand in its text, for formats that print tokens.
//
// They are the tokenizer's, window by window as the extractor sees them, brought back to the original text;
// each span begins and ends at the edge of one, for a token that a span cuts is cut there too. Tokens never
// overlap and are never empty.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "onoma/document.hpp"
#include "onoma/entity.hpp"
#include "text/analyzer.hpp"

namespace onoma::output {

inline constexpr std::size_t kNoEntity = static_cast<std::size_t>(-1);

struct Word {
  Span span;                       // bytes of the document's text
  bool begins_sentence = false;    // never inside an entity
  std::size_t entity = kNoEntity;  // the one that the word is part of
};

// `entities` in text order, without overlap.
std::vector<Word> words_of(const Document& document, const std::vector<Entity>& entities,
                           const text::Abbreviations& abbreviations);

// The same with a word for whatever else stands between them, but for one blank after a word: so spaCy's
// tokens cover a text ("New", "York" and the line end between).
std::vector<Word> with_gaps(std::string_view text, const std::vector<Word>& words);

}  // namespace onoma::output
