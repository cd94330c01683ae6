// Explanation: everything the extractor considered at one place of a text, also where it found nothing.
//
//   extractor.explain(document, {17, 17}, [](const onoma::Explanation& why) {
//     for (const onoma::Candidate& candidate : why.candidates) std::cout << candidate.score << '\n';
//   });
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "onoma/entity.hpp"
#include "onoma/label.hpp"
#include "onoma/span.hpp"

namespace onoma {

// A run of words that was weighed under one label. All spans are in bytes of the document's text.
struct Candidate {
  Span span;
  Label label = Label::kPerson;
  std::string added_label;  // the label's name where a user added it; empty for built-in ones
  int score = 0;     // sum of the evidence
  bool won = false;
  // What was won by over the best labelling around without it, or what is missing to the best labelling in one with it. 0 of a
  // candidate that lost: it is as good, and the order decided. It says nothing of one that a user forbids.
  int margin = 0;
  // Of what a user added, FILE:LINE; mostly empty.
  std::string blocked_by;      // a block that forbids it
  std::string overruled_by;    // a name, or a text to keep, that has some of its words
  std::string relabelled_by;   // the context rule that gave what was found here its label
  std::string relabelled_from; // the name of the label before that

  bool is_forbidden() const noexcept { return !blocked_by.empty() || !overruled_by.empty(); }
  std::vector<Evidence> evidence;
};

// A line of a list that writes the words at a span.
struct KnownName {
  Span span;
  std::string list;  // "list:LOC/cities.small?", "cue:titles"
  std::string file;
  std::uint32_t line = 0;
  bool counts = false;  // false: the text writes it otherwise (in lower case), so that it says nothing here
};

// A rule whose expression matches a span.
struct PatternSighting {
  Span span;
  Label label = Label::kDate;
  std::string rule;
  std::string file;
  std::uint32_t line = 0;
  bool counts = false;  // false: no value can be made of it
  bool won = false;     // an entity is exactly this
};

// Something that a user added and that speaks of a span.
struct AddedSighting {
  Span span;
  std::string role;   // "name", "block", "allow", "cue"
  std::string label;  // empty where it is about all labels
  int priority = 0;
  std::string rule;
  std::string file;
  std::uint32_t line = 0;
  bool counts = false;       // it is in force: of a name, it won
  std::string overruled_by;  // FILE:LINE of what is stronger
};

struct Explanation {
  Span word;                          // the word that is explained; empty where there is none
  std::vector<std::string> facts;     // what the word alone says: "shape:capital", "word:common", "cluster:…"
  std::vector<Candidate> candidates;  // all that hold the word: the one that won, then by what they lost by
  std::vector<KnownName> known;       // in text order, longer ones first
  std::vector<PatternSighting> patterns;
  std::vector<AddedSighting> added;   // the strongest first
  std::vector<std::string> remarks;   // sentences: why there is no candidate, or none that could win
};

}  // namespace onoma
