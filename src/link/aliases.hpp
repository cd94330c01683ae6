// Aliases: which names of a document are short for a fuller one that it also has.
//
// The same rules by which the extractor's document memory hands labels on (docs/architecture.md), but with a
// link to one name only: where two fuller names fit, a short one stays by itself, for a wrong merge is worse
// than none.
//   PERSON  a word of the name that is no initial, or its last words: Yusuf, Chandra Reddy of N. Chandra
//   Reddy ORG     its first words: Zorbitec of Zorbitec Marine ORG, LOC  its acronym, with or without
//   periods, of the capitalized words or of all: NDRF, U.A.E., DoD
//
// Pure functions; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/document.hpp"
#include "onoma/entity.hpp"

namespace onoma::link {

// For each entity the folded name that it goes by: its own, or that of the fuller name. Equal strings and
// equal labels mean one name within the document. Time is linear in the size of the names.
std::vector<std::string> names_in_full(const Document& document, const std::vector<Entity>& entities);

// The name folded as names_in_full() does it, its words parted by one blank.
std::string folded_name(std::string_view text);

}  // namespace onoma::link
