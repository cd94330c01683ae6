#include "tag/tagger.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace onoma::tag {

namespace {

constexpr std::uint32_t kOutside = 0xFFFFFFFF;
// Margins are taken against other labellings of at most this many tokens around a name.
constexpr std::uint32_t kMarginReach = 24;
// How far ahead memory is asked for: weights by region, the names of a long document by span. They are larger than the caches.
constexpr std::size_t kAhead = 4;
constexpr std::size_t kSpansAhead = 12;

}  // namespace

void Tagger::tag(const Window& window, Memory& memory, std::vector<Tagged>& out, std::vector<Reading>* readings) {
  if (window.analysis->tokens.empty()) return;
  assign_roles(tables_, window, roles_);
  find_regions(roles_, regions_);
  weigh(window);
  first_pass_.clear();
  scorer_.recall(&memory, nullptr);
  pass(window, first_pass_, nullptr);
  std::erase_if(first_pass_, [](const Tagged& t) { return t.margin < kClearMargin || t.label >= Label::kDate; });
  for (const Tagged& name : first_pass_) memory.remember(window, name);
  if (!window.fixed.empty()) remember_fixed(window, memory);
  scorer_.recall(&memory, &first_pass_);
  pass(window, out, readings);
  if (!window.fixed.empty()) settle_open(window, out);
}

// What the text says of every candidate of the window: the same in both passes. Those that nothing can save are not looked at
// again.
void Tagger::weigh(const Window& window) {
  scorer_.begin(window, nullptr, nullptr);
  spans_.clear(), text_scores_.clear(), span_at_.clear(), live_.clear(), live_at_.clear();
  for (std::size_t r = 0; r < regions_.size(); ++r) {
    const Region region = regions_[r];
    if (r + kAhead < regions_.size()) scorer_.expect(regions_[r + kAhead].first, regions_[r + kAhead].last);
    span_at_.push_back(spans_.size()), live_at_.push_back(live_.size());
    find_candidates(window, roles_, region, spans_);
    scorer_.prepare(region.first, region.last);
    const Candidate* previous = nullptr;  // which may begin alike, and be shorter
    for (std::size_t s = span_at_.back(); s < spans_.size(); ++s) {
      const Candidate& span = spans_[s];
      text_scores_.push_back(scorer_.text_score(span.first, span.last));
      if (!span.added && span.proposals == kNoProposals && scorer_.is_hopeless(span.first, span.last, text_scores_.back())) continue;
      const bool goes_on = previous != nullptr && previous->first == span.first;
      live_.push_back({s, goes_on ? Memory::longer_key(live_.back().key, window, previous->last, span.last)
                                  : Memory::key_of(window, span.first, span.last)});
      previous = &span;
    }
  }
  span_at_.push_back(spans_.size()), live_at_.push_back(live_.size());
}

void Tagger::pass(const Window& window, std::vector<Tagged>& out, std::vector<Reading>* readings) {
  const bool alone = readings == nullptr && window.is_free();
  for (std::size_t r = 0; r < regions_.size(); ++r) {
    const std::size_t live = live_at_[r + 1] - live_at_[r];
    if (alone && live == 0) continue;
    if (alone && live == 1 && !spans_[live_[live_at_[r]].span].added) {
      decide_alone(window, live_at_[r], out);
      continue;
    }
    collect(window, r);
    if (readings != nullptr) readings->insert(readings->end(), candidates_.begin(), candidates_.end());
    if (!window.is_free() && is_touched(window, regions_[r])) {
      decode_around(window, regions_[r], out);
    } else {
      decode(regions_[r], out);
    }
  }
}

Score Tagger::score_of(const Live& live) const {
  const Candidate& span = spans_[live.span];
  Score score = text_scores_[live.span];
  if (scorer_.may_remember(span.first, span.last, live.key)) add(score, scorer_.memory_score(span.first, span.last, live.key));
  return score;
}

// What collect() and decode() do, where one span alone may win: so it is in most regions.
void Tagger::decide_alone(const Window& window, std::size_t number, std::vector<Tagged>& out) {
  expect(number + kSpansAhead);
  const Live& live = live_[number];
  const Candidate& span = spans_[live.span];
  const Score score = score_of(live);
  std::int32_t best = 0, second = 0;
  std::size_t chosen = kLabelCount;
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    if (!span.may_be(label)) continue;
    const std::uint32_t proposal = span.proposals[label];
    const std::int32_t total = score[label] + (proposal == kNoProposal ? 0 : window.proposals[proposal].score);
    second = std::max(second, std::min(best, total));
    if (total > best) best = total, chosen = label;
  }
  if (chosen == kLabelCount) return;
  out.push_back({span.first, span.last, static_cast<Label>(chosen), best, best - second, span.proposals[chosen]});
}

// With `all` also what scores nothing, which is never better than leaving its tokens out.
void Tagger::collect(const Window& window, std::size_t number, bool all) {
  const Region region = regions_[number];
  candidates_.clear();
  candidate_at_.assign(region.last - region.first + 1, 0);
  std::uint32_t next = region.first;
  const std::int32_t least = all ? std::numeric_limits<std::int32_t>::min() : 1;
  const auto add = [&](const Live& live) {
    const Candidate& span = spans_[live.span];
    for (; next <= span.first; ++next) candidate_at_[next - region.first] = static_cast<std::uint32_t>(candidates_.size());
    const Score score = score_of(live);
    for (std::size_t label = 0; label < kLabelCount; ++label) {
      if (!span.may_be(label)) continue;
      const std::uint32_t proposal = span.proposals[label];
      const std::int32_t total = score[label] + (proposal == kNoProposal ? 0 : window.proposals[proposal].score);
      if (total >= least) candidates_.push_back({span.first, span.last, static_cast<Label>(label), total, proposal});
    }
    if (span.added) add_added(window, span, least);
  };
  if (all) {
    for (std::size_t s = span_at_[number]; s < span_at_[number + 1]; ++s) {
      add({s, Memory::key_of(window, spans_[s].first, spans_[s].last)});
    }
  } else {
    for (std::size_t i = live_at_[number]; i < live_at_[number + 1]; ++i) {
      expect(i + kSpansAhead);
      add(live_[i]);
    }
  }
  for (; next <= region.last; ++next) candidate_at_[next - region.first] = static_cast<std::uint32_t>(candidates_.size());
}

// Readings of labels that a user added: nothing but what was proposed speaks for them.
void Tagger::add_added(const Window& window, const Candidate& span, std::int32_t least) {
  auto proposal = std::lower_bound(window.proposals.begin(), window.proposals.end(), span.first,
                                   [](const Proposal& p, std::uint32_t token) { return p.first < token; });
  for (; proposal != window.proposals.end() && proposal->first == span.first; ++proposal) {
    const bool is_added = static_cast<std::size_t>(proposal->label) >= kLabelCount;
    if (proposal->last != span.last || !is_added || proposal->score < least) continue;
    candidates_.push_back({span.first, span.last, proposal->label, proposal->score,
                           static_cast<std::uint32_t>(proposal - window.proposals.begin())});
  }
}

// best_[i]: the score of the best labelling of the region's first i tokens. Of equal labellings the one that leaves a token
// out wins, then the one found first (the name that begins earlier, then the smaller label): a total order.
void Tagger::decode(Region region, std::vector<Tagged>& out) {
  if (candidates_.empty()) return;
  const std::uint32_t size = region.last - region.first;
  best_.assign(size + 1, std::numeric_limits<std::int32_t>::min());
  chosen_.assign(size + 1, kOutside);
  best_[0] = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    if (best_[i] >= best_[i + 1]) best_[i + 1] = best_[i], chosen_[i + 1] = kOutside;
    for (std::uint32_t c = candidate_at_[i]; c < candidate_at_[i + 1]; ++c) {
      const std::uint32_t end = candidates_[c].last - region.first;
      const std::int32_t total = best_[i] + candidates_[c].score;
      if (total > best_[end]) best_[end] = total, chosen_[end] = c;
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
