// What the tagger is given of one window, and what it gives back.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match.hpp"
#include "onoma/label.hpp"
#include "text/token.hpp"

namespace onoma::tag {

// A pattern's word that tokens [first, last) are of this label. Dates come from proposals alone; for the other labels a
// proposal is one more piece of evidence.
struct Proposal {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Label label = Label::kDate;
  std::int32_t score = 0;
  std::uint32_t source = 0;  // for whoever made it: index of the hit, or kNoProposal
};

// Tokens [first, last) that somebody else has decided about: names of the text never overlap them.
struct Fixed {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Label label = Label::kPerson;
  bool open = false;  // it is a name, but the evidence is to say of which label
  bool labelled = false;  // open, but its label is known: the evidence is to say what speaks for it
};

// Tokens [first, last) that are no name of these labels, nor is a part of them, nor what goes over an edge of them.
struct Barred {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint8_t labels = 0;  // bit i: label i

  bool bars(std::uint32_t begin, std::uint32_t end, Label label) const noexcept {
    const bool overlap = first < end && begin < last;
    const bool around = begin <= first && last <= end && (begin != first || end != last);
    return overlap && !around && static_cast<std::size_t>(label) < kLabelCount && (labels >> static_cast<unsigned>(label) & 1) != 0;
  }
};

// Views into the buffers of the stages before; spans have one element a token.
struct Window {
  const text::Analysis* analysis = nullptr;
  std::span<const std::uint64_t> hashes;  // of the folded token
  std::span<const ClassId> classes;
  std::span<const ClassId> uses;          // clusters of the word
  std::span<const ClassId> match_begins;
  std::span<const ClassId> match_ends;
  std::span<const ClassId> covers;
  std::span<const Match> matches;         // by first token, then by length
  std::span<const Proposal> proposals;    // by first token
  std::span<const Fixed> fixed = {};      // by first token, without overlap
  std::span<const Barred> barred = {};    // by first token

  bool is_free() const noexcept { return fixed.empty() && barred.empty(); }
};

// What one point of a pattern's own score (1 to 20) is worth in the tagger's weights, which count quarters of a point.
inline constexpr std::int32_t kPatternPoint = 4;

inline constexpr std::uint32_t kNoProposal = 0xFFFFFFFF;

// A name the tagger decided on.
struct Tagged {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Label label = Label::kPerson;
  std::int32_t score = 0;
  std::int32_t margin = 0;  // by how much it won over the best labelling without it
  std::uint32_t proposal = kNoProposal;  // index in Window::proposals, for a date
};

}  // namespace onoma::tag
