// Tagger: what is decided outside, and names around it.
#include <algorithm>

#include "tag/tagger.hpp"

namespace onoma::tag {

namespace {

// In tokens, the longest there is: a pattern's match has at most 256 bytes, a name of a list 64 words.
constexpr std::uint32_t kReachOfPieces = 256;

template <typename Piece>
bool overlap(const Piece& piece, std::uint32_t first, std::uint32_t last) {
  return piece.first < last && first < piece.last;
}

// The pieces, sorted by first token, that could begin before `last`, from the first that could end behind `first`.
template <typename Piece>
std::span<const Piece> pieces_near(std::span<const Piece> pieces, std::uint32_t first, std::uint32_t last) {
  const auto by_first = [](const Piece& piece, std::uint32_t token) { return piece.first < token; };
  auto begin = std::lower_bound(pieces.begin(), pieces.end(), first > kReachOfPieces ? first - kReachOfPieces : 0, by_first);
  const auto end = std::lower_bound(begin, pieces.end(), last, by_first);
  return {begin, end};
}

}  // namespace

bool Tagger::is_touched(const Window& window, Region region) const {
  const auto touches = [&](const auto& piece) { return overlap(piece, region.first, region.last); };
  const auto fixed = pieces_near(window.fixed, region.first, region.last);
  const auto barred = pieces_near(window.barred, region.first, region.last);
  return std::any_of(fixed.begin(), fixed.end(), touches) || std::any_of(barred.begin(), barred.end(), touches);
}

void Tagger::decode_around(const Window& window, Region region, std::vector<Tagged>& out) {
  unhindered_.clear();
  decode(region, unhindered_);
  std::erase_if(unhindered_, [&](const Tagged& name) {
    const auto fixed = pieces_near(window.fixed, name.first, name.last);
    return std::none_of(fixed.begin(), fixed.end(), [&](const Fixed& f) { return overlap(f, name.first, name.last); });
  });
  keep_free(window, region, unhindered_);
  decode(region, out);
}

// Leaves out the candidates that something forbids.
void Tagger::keep_free(const Window& window, Region region, const std::vector<Tagged>& cut) {
  const auto tears = [&](const Reading& reading) {
    const auto name = std::find_if(cut.begin(), cut.end(),
                                   [&](const Tagged& n) { return overlap(n, reading.first, reading.last); });
    if (name == cut.end()) return false;
    const auto fixed = pieces_near(window.fixed, name->first, name->last);
    return reading.label != name->label || std::any_of(fixed.begin(), fixed.end(), [&](const Fixed& f) {
             return overlap(f, name->first, name->last) && ((f.open && !f.labelled) || f.label == reading.label);
           });
  };
  const auto forbidden = [&](const Reading& reading) {
    const auto fixed = pieces_near(window.fixed, reading.first, reading.last);
    const auto barred = pieces_near(window.barred, reading.first, reading.last);
    return std::any_of(fixed.begin(), fixed.end(), [&](const Fixed& f) { return overlap(f, reading.first, reading.last); }) ||
           std::any_of(barred.begin(), barred.end(),
                       [&](const Barred& b) { return b.bars(reading.first, reading.last, reading.label); }) ||
           tears(reading);
  };
  std::erase_if(candidates_, forbidden);
  candidate_at_.assign(region.last - region.first + 1, 0);
  std::uint32_t next = region.first;
  for (std::uint32_t c = 0; c < candidates_.size(); ++c) {
    for (; next <= candidates_[c].first; ++next) candidate_at_[next - region.first] = c;
  }
  for (; next <= region.last; ++next) candidate_at_[next - region.first] = static_cast<std::uint32_t>(candidates_.size());
}

// Names that are certain help others as those do that were clear.
void Tagger::remember_fixed(const Window& window, Memory& memory) {
  for (const Fixed& fixed : window.fixed) {
    if (fixed.open || static_cast<std::size_t>(fixed.label) >= kLabelCount || fixed.label == Label::kDate) continue;
    first_pass_.push_back({fixed.first, fixed.last, fixed.label, 0, kClearMargin});
    memory.remember(window, first_pass_.back());
  }
  std::sort(first_pass_.begin(), first_pass_.end(), [](const Tagged& a, const Tagged& b) { return a.first < b.first; });
}

void Tagger::settle_open(const Window& window, std::vector<Tagged>& out) {
  for (const Fixed& fixed : window.fixed) {
    if (!fixed.open) continue;
    scorer_.prepare(fixed.first, fixed.last);
    const Score score = scorer_.score(fixed.first, fixed.last);
    Tagged best{fixed.first, fixed.last, Label::kPerson, score[0], 0};
    if (fixed.labelled) {
      settle_label(window, fixed.label, score, best);
    } else {
      for (std::size_t label = 1; label < kLabelCount; ++label) {
        const bool is_date = static_cast<Label>(label) == Label::kDate;
        if (!is_date && score[label] > best.score) best.label = static_cast<Label>(label), best.score = score[label];
      }
    }
    best.margin = best.score;
    out.push_back(best);
  }
  std::sort(out.begin(), out.end(), [](const Tagged& a, const Tagged& b) { return a.first < b.first; });
}

// What speaks for the label there: the evidence, where the model knows the label, and the best that is proposed.
void Tagger::settle_label(const Window& window, Label label, const Score& score, Tagged& name) {
  const auto number = static_cast<std::size_t>(label);
  name.label = label;
  name.score = number < kLabelCount ? score[number] : 0;
  const Proposal* best = nullptr;
  auto proposal = std::lower_bound(window.proposals.begin(), window.proposals.end(), name.first,
                                   [](const Proposal& p, std::uint32_t token) { return p.first < token; });
  for (; proposal != window.proposals.end() && proposal->first == name.first; ++proposal) {
    const bool same = proposal->last == name.last && proposal->label == label;
    if (same && (best == nullptr || proposal->score > best->score)) best = &*proposal;
  }
  if (best == nullptr) return;
  name.score += best->score;
  name.proposal = static_cast<std::uint32_t>(best - window.proposals.data());
}

}  // namespace onoma::tag
