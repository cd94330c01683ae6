#include "tag/candidate.hpp"

#include <algorithm>

namespace onoma::tag {

namespace {

using text::Shape;

// A line this long (bytes) that does not end a sentence was probably wrapped: a name may go on in the next.
constexpr std::uint32_t kWrappedLine = 50;

bool continues_line(const text::Analysis& analysis, std::size_t i) {
  const std::uint32_t line = analysis.line_of[i];
  if (line == 0 || analysis.tokens[i].has(text::kParagraphStart)) return false;
  const text::Line& before = analysis.lines[line - 1];
  const std::uint32_t bytes = analysis.tokens[before.last_token - 1].end - analysis.tokens[before.first_token].begin;
  return !before.heading && bytes >= kWrappedLine;
}

bool breaks_before(const text::Analysis& analysis, std::size_t i) {
  const text::Token& token = analysis.tokens[i];
  if (i == 0 || token.has(text::kSentenceStart) || token.has(text::kParagraphStart)) return true;
  return token.has(text::kLineStart) && !continues_line(analysis, i);
}

std::uint8_t role_of_punctuation(const text::Analysis& analysis, std::size_t i) {
  const char c = analysis.normal[analysis.tokens[i].begin];
  const bool joined = !analysis.tokens[i].has(text::kSpaceBefore);
  const bool joined_after = i + 1 < analysis.tokens.size() && !analysis.tokens[i + 1].has(text::kSpaceBefore);
  if (c == '-' && joined == joined_after) return kInside;
  if (c == '&') return kInside;
  if (c == '#') return joined_after ? kBegin : 0;
  if (c == '\'' && joined) return kInside;
  return 0;
}

// "Jung-ok", "Kin-man": the second half of a given name after its hyphen.
bool ends_hyphenated_name(const text::Analysis& analysis, std::size_t i) {
  if (i < 2 || analysis.tokens[i].has(text::kSpaceBefore) || analysis.tokens[i - 1].has(text::kSpaceBefore)) return false;
  if (analysis.normal[analysis.tokens[i - 1].begin] != '-') return false;
  return analysis.tokens[i - 2].shape == Shape::kCapitalized;
}

std::uint8_t role_of(const EvidenceTables& tables, const Window& window, std::size_t i) {
  const text::Analysis& analysis = *window.analysis;
  const std::uint8_t flags = tables.classes[window.classes[i]].flags;
  if (analysis.normal[analysis.tokens[i].begin] == '\'') return role_of_punctuation(analysis, i);
  switch (analysis.tokens[i].shape) {
    case Shape::kCapitalized:
    case Shape::kAllCaps:
    case Shape::kMixed:
    case Shape::kInitial:
    case Shape::kAcronym: return kBegin | kInside | kEnd;
    case Shape::kAlnum: {
      const char c = analysis.normal[analysis.tokens[i].begin];
      return c >= 'A' && c <= 'Z' ? kBegin | kInside | kEnd : kInside | kEnd;  // "G20", "A1" and "20th"
    }
    case Shape::kNumber: return kInside | kEnd;
    case Shape::kUncased: return (flags & kIsListed) != 0 ? kBegin | kInside | kEnd : 0;
    case Shape::kPunctuation: return role_of_punctuation(analysis, i);
    case Shape::kLower: {
      if ((flags & kIsListed) != 0) return kBegin | kInside | kEnd;
      if (ends_hyphenated_name(analysis, i)) return kInside | kEnd;
      if ((flags & kIsParticle) != 0) return kBegin | kInside;
      return (flags & kIsLinker) != 0 ? kInside : 0;
    }
    default: return 0;
  }
}

}  // namespace

void assign_roles(const EvidenceTables& tables, const Window& window, std::vector<std::uint8_t>& roles) {
  const std::size_t count = window.analysis->tokens.size();
  roles.resize(count);
  for (std::size_t i = 0; i < count; ++i) roles[i] = role_of(tables, window, i);
  const auto whole = [&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) roles[i] |= kInside;
    roles[first] |= kBegin;
    roles[last - 1] |= kEnd;
  };
  for (const Match& match : window.matches) {
    if ((tables.classes[match.klass].flags & kIsName) != 0) whole(match.first, match.last);
  }
  for (const Proposal& proposal : window.proposals) {
    if (proposal.score < 0) continue;  // takes away from what is a name without it
    if (proposal.label != Label::kDate) whole(proposal.first, proposal.last);
    else for (std::uint32_t i = proposal.first; i < proposal.last; ++i) roles[i] |= kDated;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (breaks_before(*window.analysis, i)) roles[i] |= kBreakBefore;
  }
  // "3. Oktober" and "October\n7, 2023" are one date, whatever their period or line break looks like.
  for (const Proposal& proposal : window.proposals) {
    if (proposal.label != Label::kDate) continue;
    for (std::uint32_t i = proposal.first + 1; i < proposal.last; ++i) roles[i] &= static_cast<std::uint8_t>(~kBreakBefore);
  }
}

void find_regions(const std::vector<std::uint8_t>& roles, std::vector<Region>& regions) {
  regions.clear();
  const auto count = static_cast<std::uint32_t>(roles.size());
  for (std::uint32_t i = 0; i < count;) {
    if ((roles[i] & (kBegin | kDated)) == 0) {
      ++i;
      continue;
    }
    std::uint32_t last = i + 1;
    while (last < count && (roles[last] & (kInside | kDated)) != 0 && (roles[last] & kBreakBefore) == 0) ++last;
    regions.push_back({i, last});
    i = last;
  }
}

void find_candidates(const Window& window, const std::vector<std::uint8_t>& roles, Region region,
                     std::vector<Candidate>& candidates) {
  const auto by_first = [](const auto& item, std::uint32_t token) { return item.first < token; };
  auto proposal = std::lower_bound(window.proposals.begin(), window.proposals.end(), region.first, by_first);
  auto match = std::lower_bound(window.matches.begin(), window.matches.end(), region.first, by_first);
  for (std::uint32_t first = region.first; first < region.last; ++first) {
    while (proposal != window.proposals.end() && proposal->first < first) ++proposal;
    while (match != window.matches.end() && match->first < first) ++match;
    std::uint32_t reach = std::min(region.last, first + kMaxSpanTokens);
    for (auto m = match; m != window.matches.end() && m->first == first; ++m) reach = std::max(reach, m->last);
    for (auto p = proposal; p != window.proposals.end() && p->first == first; ++p) reach = std::max(reach, p->last);
    reach = std::min(reach, region.last);
    bool nameable = (roles[first] & kBegin) != 0;
    const bool has_proposals = proposal != window.proposals.end() && proposal->first == first;
    for (std::uint32_t last = first + 1; last <= reach; ++last) {
      nameable = nameable && (last == first + 1 || (roles[last - 1] & kInside) != 0);
      if (!nameable && !has_proposals) break;
      if (!has_proposals && (roles[last - 1] & kEnd) == 0) continue;
      Candidate candidate{first, last, {}, false, nameable && (roles[last - 1] & kEnd) != 0};
      candidate.proposals.fill(kNoProposal);
      for (auto p = proposal; p != window.proposals.end() && p->first == first; ++p) {
        if (p->last != last) continue;
        if (static_cast<std::size_t>(p->label) >= kLabelCount) {
          candidate.added = true;
          continue;
        }
        std::uint32_t& best = candidate.proposals[static_cast<std::size_t>(p->label)];
        if (best == kNoProposal || p->score > window.proposals[best].score) {
          best = static_cast<std::uint32_t>(p - window.proposals.begin());
        }
      }
      const bool proposed = std::any_of(candidate.proposals.begin(), candidate.proposals.end(),
                                        [](std::uint32_t index) { return index != kNoProposal; });
      if (candidate.nameable || proposed || candidate.added) candidates.push_back(candidate);
    }
  }
}

}  // namespace onoma::tag
