// Candidates: which runs of tokens may be a name at all, and the regions they stand in.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "tag/evidence.hpp"
#include "tag/window.hpp"

namespace onoma::tag {

// What a token may do in a name; kDated: a pattern sees a date over it.
enum Role : std::uint8_t { kBegin = 1, kInside = 2, kEnd = 4, kBreakBefore = 8, kDated = 16 };

// A name of more tokens is only taken where a list or a pattern gives it whole.
inline constexpr std::uint32_t kMaxSpanTokens = 12;

// A run of tokens [first, last) that can hold names; names never cross its edges.
struct Region {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// What patterns say of a run of tokens: index in Window::proposals by label, or kNoProposal.
using Proposed = std::array<std::uint32_t, kLabelCount>;
inline constexpr Proposed kNoProposals = {kNoProposal, kNoProposal, kNoProposal, kNoProposal};

// A run of tokens that may be a name, with what patterns say of exactly this run.
struct Candidate {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Proposed proposals{};
  bool added = false;    // a label that a user added is proposed for it
  bool nameable = true;  // all its tokens may be in a name: "last" of "last Friday" may only be in a date

  // Dates are taken where a pattern proposes them, and nowhere else.
  bool may_be(std::size_t label) const noexcept {
    return static_cast<Label>(label) == Label::kDate ? proposals[label] != kNoProposal : nameable;
  }
};

// The roles of all tokens. Capitals begin, continue and end names; linkers ("of", "de") and dashes only continue, but not a
// dash that is joined on one side alone; of words in lower case only sure list entries begin. kBreakBefore: a sentence, paragraph or unconnected line begins.
void assign_roles(const EvidenceTables& tables, const Window& window, std::vector<std::uint8_t>& roles);

// Maximal runs of tokens with a role, cut at breaks.
void find_regions(const std::vector<std::uint8_t>& roles, std::vector<Region>& regions);

// Appends all candidates of a region, by first token, then by last.
void find_candidates(const Window& window, const std::vector<std::uint8_t>& roles, Region region,
                     std::vector<Candidate>& candidates);

}  // namespace onoma::tag
