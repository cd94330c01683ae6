#include "tag/candidate.hpp"

#include <algorithm>
#include <array>
#include <cstring>

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

// What most tokens of a shape may do, where nothing else is to be asked; kAsk: it depends.
constexpr std::uint8_t kAsk = 0xFF;
constexpr std::uint8_t kAny = kBegin | kInside | kEnd;
constexpr std::array<std::uint8_t, text::kShapeCount> kRoleOfShape = [] {
  std::array<std::uint8_t, text::kShapeCount> roles{};
  roles.fill(kAsk);
  for (const Shape shape : {Shape::kCapitalized, Shape::kAllCaps, Shape::kMixed, Shape::kInitial, Shape::kAcronym}) {
    roles[static_cast<std::size_t>(shape)] = kAny;
  }
  roles[static_cast<std::size_t>(Shape::kNumber)] = kInside | kEnd;
  roles[static_cast<std::size_t>(Shape::kUrl)] = 0;
  return roles;
}();

std::uint8_t role_of(std::uint8_t class_flags, const text::Analysis& analysis, std::size_t i) {
  const text::Token& token = analysis.tokens[i];
  const char c = analysis.normal[token.begin];
  if (c == '\'') return role_of_punctuation(analysis, i);
  if (const std::uint8_t role = kRoleOfShape[static_cast<std::size_t>(token.shape)]; role != kAsk) return role;
  switch (token.shape) {
    case Shape::kAlnum: return c >= 'A' && c <= 'Z' ? kAny : kInside | kEnd;  // "G20", "A1" and "20th"
    case Shape::kUncased: return (class_flags & kIsListed) != 0 ? kAny : 0;
    case Shape::kPunctuation: return role_of_punctuation(analysis, i);
    case Shape::kLower: {
      if ((class_flags & kIsListed) != 0) return kAny;
      if (ends_hyphenated_name(analysis, i)) return kInside | kEnd;
      if ((class_flags & kIsParticle) != 0) return kBegin | kInside;
      return (class_flags & kIsLinker) != 0 ? kInside : 0;
    }
    default: return 0;
  }
}

}  // namespace

void assign_roles(const EvidenceTables& tables, const Window& window, std::vector<std::uint8_t>& roles) {
  const text::Analysis& analysis = *window.analysis;
  const std::size_t count = analysis.tokens.size();
  roles.resize(count);
  constexpr std::uint8_t kMayBreak = text::kSentenceStart | text::kParagraphStart | text::kLineStart;
  constexpr std::uint8_t kTells = kIsListed | kIsParticle | kIsLinker;
  const text::Token* const tokens = analysis.tokens.data();
  const ClassRecord* const classes = tables.classes.data();
  const ClassId* const class_of = window.classes.data();
  for (std::size_t i = 0; i < count; ++i) {
    const text::Token& token = tokens[i];
    const std::uint8_t flags = classes[class_of[i]].flags;
    // Most words: in lower case after a space, and of no list.
    const bool ordinary = token.shape == Shape::kLower && token.has(text::kSpaceBefore) && (flags & kTells) == 0;
    std::uint8_t role = ordinary ? 0 : role_of(flags, analysis, i);
    if ((token.flags & kMayBreak) != 0 && breaks_before(analysis, i)) role |= kBreakBefore;
    roles[i] = role;
  }
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
  // "3. Oktober" and "October\n7, 2023" are one date, whatever their period or line break looks like.
  for (const Proposal& proposal : window.proposals) {
    if (proposal.label != Label::kDate) continue;
    for (std::uint32_t i = proposal.first + 1; i < proposal.last; ++i) roles[i] &= static_cast<std::uint8_t>(~kBreakBefore);
  }
}

void find_regions(const std::vector<std::uint8_t>& roles, std::vector<Region>& regions) {
  regions.clear();
  const auto count = static_cast<std::uint32_t>(roles.size());
  constexpr std::uint64_t kOpens = 0x0101010101010101U * (kBegin | kDated);
  for (std::uint32_t i = 0; i < count;) {
    std::uint64_t eight;
    if (count - i >= 8 && (std::memcpy(&eight, &roles[i], 8), (eight & kOpens) == 0)) {
      i += 8;
      continue;
    }
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
  // Only where a name of a list can be longer than any other.
  const bool is_long = region.last - region.first > kMaxSpanTokens;
  auto match = is_long ? std::lower_bound(window.matches.begin(), window.matches.end(), region.first, by_first) : window.matches.end();
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
      if (!has_proposals) {
        if ((roles[last - 1] & kEnd) != 0) candidates.push_back({first, last, kNoProposals});
        continue;
      }
      Candidate candidate{first, last, kNoProposals, false, nameable && (roles[last - 1] & kEnd) != 0};
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
