// Suggestions: what a user could add so that the extractor says what was corrected, found from the errors it makes.
//
//   const std::vector<Errors> errors = errors_in(documents, found);
//   for (const Suggestion& s : suggest_entries(documents, errors)) …     // then see what each would change
//
// Pure functions; the order of what they return depends on what they are given alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/span.hpp"

namespace onoma::learn {

struct Marked {
  Span span;  // bytes of the text
  std::string label;

  friend bool operator==(const Marked&, const Marked&) = default;
};

// A text with what is right.
struct CorrectedDocument {
  std::string text;
  std::vector<Marked> wanted;       // in reading order
  std::vector<Span> ignore = {};    // regions of which nothing is said
  std::vector<std::string> labels = {};  // those that were looked at; empty: all
};

// What is found wrongly in one document; a span with the wrong label or edges is in both lists.
struct Errors {
  std::vector<Marked> missed;
  std::vector<Marked> false_hits;
  std::size_t right = 0;

  std::size_t count() const noexcept { return missed.size() + false_hits.size(); }
};

// Labels that were not looked at and what touches an ignored region do not count. Dates and times are left out: they are
// found by patterns, not by names.
Errors errors_of(const CorrectedDocument& document, const std::vector<Marked>& found);

struct Suggestion {
  enum class Kind : unsigned char {
    kEntry,   // `text` is a name of this label
    kBlock,   // `text` is none
    kWeight,  // words with a capital beside `word` get `weight` points for this label
    kChange,  // the context rule `rule` gives `weight` points, `change` more than it does
  };

  Kind kind = Kind::kEntry;
  std::string label;
  std::string text = {};
  std::string word = {};
  bool before = true;      // kWeight: the word stands before the name, not after it
  std::size_t longest = 1; // kWeight: words of the name, at most
  int weight = 0;
  std::string rule = {};   // kChange: its name, where it stands, and its `when`
  std::string file = {};
  std::size_t line = 0;
  std::string when = {};
  int change = 0;
  std::string example = {};  // kWeight: a text with the name in [brackets]
  std::size_t seen = 0;    // how many errors speak for it
  // What it changes, once that was measured: errors that are gone, and new ones.
  std::size_t mended = 0;
  std::size_t broken = 0;
};

// Names that were missed and what was found where no name is, by how many errors speak for them, then by text. A text that is
// wanted with one label here and with another there is suggested for the one that is missed most.
std::vector<Suggestion> suggest_entries(const std::vector<CorrectedDocument>& documents, const std::vector<Errors>& errors);
std::vector<Suggestion> suggest_blocks(const std::vector<CorrectedDocument>& documents, const std::vector<Errors>& errors);

// Words that stand beside at least two different names that were missed (weight above 0) or falsely found (below).
// `weight` is 1 or -1: how much it takes is for whoever measures.
std::vector<Suggestion> suggest_weights(const std::vector<CorrectedDocument>& documents, const std::vector<Errors>& errors);

// The text that a document must have for the suggestion to change anything, as text::fold_key() gives it; empty where that
// cannot be told.
std::string needed_text(const Suggestion& suggestion);

}  // namespace onoma::learn
