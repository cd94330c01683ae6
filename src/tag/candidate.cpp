#include "tag/candidate.hpp"

namespace onoma::tag {

namespace {

using text::LineCase;
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
  if (c == '-' && joined && joined_after) return kInside;
  if (c == '&') return kInside;
  if (c == '\'' && joined) return kInside;
  return 0;
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
    case Shape::kAlnum:
    case Shape::kNumber: return kInside | kEnd;
    case Shape::kUncased: return (flags & kIsListed) != 0 ? kBegin | kInside | kEnd : 0;
    case Shape::kPunctuation: return role_of_punctuation(analysis, i);
    case Shape::kLower: {
      if (analysis.lines[analysis.line_of[i]].letter_case == LineCase::kLowerOnly && (flags & kIsListed) != 0) {
        return kBegin | kInside | kEnd;
      }
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
  for (const Proposal& proposal : window.proposals) whole(proposal.first, proposal.last);
  for (std::size_t i = 0; i < count; ++i) {
    if (breaks_before(*window.analysis, i)) roles[i] |= kBreakBefore;
  }
}

void find_regions(const std::vector<std::uint8_t>& roles, std::vector<Region>& regions) {
  regions.clear();
  const auto count = static_cast<std::uint32_t>(roles.size());
  for (std::uint32_t i = 0; i < count;) {
    if ((roles[i] & kBegin) == 0) {
      ++i;
      continue;
    }
    std::uint32_t last = i + 1;
    while (last < count && (roles[last] & kInside) != 0 && (roles[last] & kBreakBefore) == 0) ++last;
    regions.push_back({i, last});
    i = last;
  }
}

}  // namespace onoma::tag
