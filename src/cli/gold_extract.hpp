// Runs the extractor over annotated documents.
#pragma once

#include <optional>
#include <vector>

#include "eval/scorer.hpp"
#include "onoma/additions.hpp"
#include "onoma/model.hpp"
#include "text/recase.hpp"

namespace onoma::cli {

// What the extractor finds in each document, in the documents' order and in bytes of their own texts, on
// `threads` threads. With a letter case it is given the text so. Nothing for a document for which the memory
// does not suffice. `additions` may be null; labels that they bring are not scored, and so left out.
std::vector<std::optional<std::vector<eval::Mention>>> extract_mentions(
    const std::vector<eval::GoldDocument>& documents, const Model& model, const Additions* additions,
    std::size_t threads, std::optional<text::LetterCase> letter_case);

}  // namespace onoma::cli
