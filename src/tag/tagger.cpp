#include "tag/tagger.hpp"

#include <algorithm>
#include <limits>

namespace onoma::tag {

namespace {

constexpr std::uint32_t kOutside = 0xFFFFFFFF;
// Margins are taken against other labellings of at most this many tokens around a name.
constexpr std::uint32_t kMarginReach = 24;

}  // namespace

void Tagger::tag(const Window& window, Memory& memory, std::vector<Tagged>& out, std::vector<Reading>* readings) {
  if (window.analysis->tokens.empty()) return;
  assign_roles(tables_, window, roles_);
  find_regions(roles_, regions_);
  first_pass_.clear();
  {
    Scorer scorer(tables_, window, &memory);
    pass(window, scorer, first_pass_, nullptr);
  }
  std::erase_if(first_pass_, [](const Tagged& t) { return t.margin < kClearMargin || t.label == Label::kDate; });
  for (const Tagged& name : first_pass_) memory.remember(window, name);
  Scorer scorer(tables_, window, &memory);
  scorer.discount(&first_pass_);
  pass(window, scorer, out, readings);
}

void Tagger::pass(const Window& window, Scorer& scorer, std::vector<Tagged>& out, std::vector<Reading>* readings) {
  for (const Region region : regions_) {
    collect(window, scorer, region);
    decode(region, out);
    if (readings == nullptr) continue;
    for (const Reading& reading : candidates_) {
      if (reading.score > 0) readings->push_back(reading);
    }
  }
}

void Tagger::collect(const Window& window, Scorer& scorer, Region region) {
  candidates_.clear();
  candidate_at_.assign(region.last - region.first + 1, 0);
  scorer.prepare(region.first, region.last);
  const auto by_first = [](const auto& item, std::uint32_t token) { return item.first < token; };
  auto proposal = std::lower_bound(window.proposals.begin(), window.proposals.end(), region.first, by_first);
  auto match = std::lower_bound(window.matches.begin(), window.matches.end(), region.first, by_first);
  for (std::uint32_t first = region.first; first < region.last; ++first) {
    candidate_at_[first - region.first] = static_cast<std::uint32_t>(candidates_.size());
    if ((roles_[first] & kBegin) == 0) continue;
    while (proposal != window.proposals.end() && proposal->first < first) ++proposal;
    while (match != window.matches.end() && match->first < first) ++match;
    std::uint32_t reach = std::min(region.last, first + kMaxSpanTokens);
    for (auto m = match; m != window.matches.end() && m->first == first; ++m) reach = std::max(reach, m->last);
    for (auto p = proposal; p != window.proposals.end() && p->first == first; ++p) reach = std::max(reach, p->last);
    reach = std::min(reach, region.last);
    for (std::uint32_t last = first + 1; last <= reach; ++last) {
      if ((roles_[last - 1] & kEnd) == 0) continue;
      const Score score = scorer.score(first, last);
      std::array<std::int32_t, kLabelCount> total = score;
      std::array<std::uint32_t, kLabelCount> source;
      source.fill(kNoProposal);
      for (auto p = proposal; p != window.proposals.end() && p->first == first; ++p) {
        if (p->last != last) continue;
        total[static_cast<std::size_t>(p->label)] += p->score;
        source[static_cast<std::size_t>(p->label)] = static_cast<std::uint32_t>(p - window.proposals.begin());
      }
      for (std::size_t label = 0; label < kLabelCount; ++label) {
        if (static_cast<Label>(label) == Label::kDate && source[label] == kNoProposal) continue;
        candidates_.push_back({first, last, static_cast<Label>(label), total[label], source[label]});
      }
    }
  }
  candidate_at_[region.last - region.first] = static_cast<std::uint32_t>(candidates_.size());
}

// best_[i]: the score of the best labelling of the region's first i tokens. Of equal labellings the one that leaves a token
// out wins, then the one found first (the name that begins earlier, then the smaller label): a total order.
void Tagger::decode(Region region, std::vector<Tagged>& out) {
  const std::uint32_t size = region.last - region.first;
  best_.assign(size + 1, std::numeric_limits<std::int32_t>::min());
  chosen_.assign(size + 1, kOutside);
  best_[0] = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    if (best_[i] >= best_[i + 1]) best_[i + 1] = best_[i], chosen_[i + 1] = kOutside;
    for (std::uint32_t c = candidate_at_[i]; c < candidate_at_[i + 1]; ++c) {
      const std::uint32_t end = candidates_[c].last - region.first;
      const std::int32_t total = best_[i] + candidates_[c].score;
      if (total > best_[end] && candidates_[c].score > 0) best_[end] = total, chosen_[end] = c;
    }
  }
  const std::size_t from = out.size();
  for (std::uint32_t i = size; i > 0;) {
    if (chosen_[i] == kOutside) {
      --i;
      continue;
    }
    const Reading& reading = candidates_[chosen_[i]];
    out.push_back({reading.first, reading.last, reading.label, reading.score, 0, reading.proposal});
    i = reading.first - region.first;
  }
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(from), out.end());
  set_margins(region, out, from);
}

void Tagger::set_margins(Region region, std::vector<Tagged>& out, std::size_t from) {
  for (std::size_t k = from; k < out.size(); ++k) {
    std::uint32_t low = k > from ? out[k - 1].last : region.first;
    std::uint32_t high = k + 1 < out.size() ? out[k + 1].first : region.last;
    low = std::max(low, out[k].first > kMarginReach ? out[k].first - kMarginReach : 0);
    high = std::min(high, out[k].last + kMarginReach);
    const std::uint32_t base = region.first;
    out[k].margin = out[k].score - best_without(low - base, high - base, out[k]);
  }
}

// The best labelling of tokens [first, last) of the region that does not hold `chosen`.
std::int32_t Tagger::best_without(std::uint32_t first, std::uint32_t last, const Tagged& chosen) {
  const std::uint32_t size = last - first;
  best_.assign(size + 1, 0);
  std::int32_t running = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    running = std::max(running, best_[i]);
    best_[i] = running;
    for (std::uint32_t c = candidate_at_[first + i]; c < candidate_at_[first + i + 1]; ++c) {
      const Reading& reading = candidates_[c];
      const std::uint32_t end = i + (reading.last - reading.first);
      if (end > size || (reading.first == chosen.first && reading.last == chosen.last && reading.label == chosen.label)) {
        continue;
      }
      best_[end] = std::max(best_[end], best_[i] + reading.score);
    }
  }
  return std::max(running, best_[size]);
}

}  // namespace onoma::tag
