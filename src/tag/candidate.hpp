// Candidates: which runs of tokens may be a name at all, and the regions they stand in.
#pragma once

#include <cstdint>
#include <vector>

#include "tag/evidence.hpp"
#include "tag/window.hpp"

namespace onoma::tag {

// What a token may do in a name.
enum Role : std::uint8_t { kBegin = 1, kInside = 2, kEnd = 4, kBreakBefore = 8 };

// A name of more tokens is only taken where a list or a pattern gives it whole.
inline constexpr std::uint32_t kMaxSpanTokens = 12;

// A run of tokens [first, last) that can hold names; names never cross its edges.
struct Region {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// The roles of all tokens. Capitals begin, continue and end names; linkers ("of", "de") and joined hyphens only continue;
// in a line without capitals list entries alone begin. kBreakBefore: a sentence, paragraph or unconnected line begins.
void assign_roles(const EvidenceTables& tables, const Window& window, std::vector<std::uint8_t>& roles);

// Maximal runs of tokens with a role, cut at breaks.
void find_regions(const std::vector<std::uint8_t>& roles, std::vector<Region>& regions);

}  // namespace onoma::tag
