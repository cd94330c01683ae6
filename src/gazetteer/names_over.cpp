#include "gazetteer/names_over.hpp"

#include <algorithm>

namespace onoma::gazetteer {

std::vector<NameOver> names_over(const Dictionary& dictionary, const text::Analysis& analysis, const Sightings& sightings,
                                 std::uint32_t token) {
  // With a hyphen between any two of them.
  constexpr std::uint32_t kReach = 2 * kMaxNameTokens;
  std::vector<NameOver> out;
  for (std::uint32_t first = token > kReach ? token - kReach : 0; first <= token; ++first) {
    const TermRecord& term = dictionary.term(sightings.terms[first]);
    if (term.node == 0) continue;
    if (first == token && dictionary.entry_count(term.node) > 0) out.push_back({first, first + 1, term.node, false});
    if (!term.begins_longer()) continue;
    NodeId node = term.node;
    std::size_t length = 1;
    for (std::uint32_t i = first + 1; i < analysis.tokens.size() && length < kMaxNameTokens; ++i) {
      if (is_joined_hyphen(analysis, i)) continue;
      if (sightings.terms[i] == 0 || analysis.tokens[i].has(text::kParagraphStart)) break;
      node = dictionary.child(node, sightings.terms[i]);
      if (node == 0) break;
      ++length;
      if (i < token || dictionary.entry_count(node) == 0) continue;
      const bool matches = std::any_of(sightings.matches.begin(), sightings.matches.end(), [&](const Match& match) {
        return match.first == first && match.last == i + 1 && match.node == node;
      });
      out.push_back({first, i + 1, node, matches});
    }
  }
  return out;
}

}  // namespace onoma::gazetteer
