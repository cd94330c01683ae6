// What `onoma explain` prints of a word: for people, aligned, and as records for programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/place.hpp"
#include "onoma/document.hpp"
#include "onoma/extractor.hpp"

namespace onoma::cli {

// The text that is explained, and what the extractor finds in it.
struct ExplainedText {
  const Document& document;
  const std::vector<Entity>& entities;
  std::string name;      // as places begin: a path, or PATH:LINE of a record
  bool in_file = true;   // lines of the text are lines of that file
  PlaceIndex places;
};

struct ExplainLayout {
  bool all = false;  // nothing is left out for brevity
  bool coloured = false;
  OffsetUnit unit = OffsetUnit::kCodepoint;
};

// All about one word, on a screen unless `all` is set.
std::string explanation_in_full(const Explanation& why, const ExplainedText& text, const ExplainLayout& layout);

// One line: place, word, label and score of what won or came nearest, the words it has, or why there is none.
std::string explanation_in_brief(const Explanation& why, const ExplainedText& text, const ExplainLayout& layout);
// The line above these.
std::string brief_heading();

// One line of JSON: all there is.
std::string explanation_as_json(const Explanation& why, const ExplainedText& text, const ExplainLayout& layout);

}  // namespace onoma::cli
