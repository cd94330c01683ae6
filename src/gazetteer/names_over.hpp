// Names over a token, for whoever asks why: also those that the text writes otherwise than their lists do.
//
// Pure; safe to call from any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "gazetteer/lookup.hpp"

namespace onoma::gazetteer {

struct NameOver {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  NodeId node = 0;       // where its entries are
  bool matches = false;  // written as an entry is; of one token it is for the classes to say
};

// All names of the dictionary that the window has over the token, by first token, then by length. `sightings`: of the same window.
std::vector<NameOver> names_over(const Dictionary& dictionary, const text::Analysis& analysis, const Sightings& sightings,
                                 std::uint32_t token);

}  // namespace onoma::gazetteer
