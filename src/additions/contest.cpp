#include <algorithm>
#include <tuple>

#include "additions/additions.hpp"

namespace onoma::additions {

namespace {

bool stands_before(const Hit& a, const Hit& b) noexcept {
  return std::tuple(a.first, a.last) < std::tuple(b.first, b.last);
}

std::vector<Hit> of_kind(std::span<const Hit> hits, Kind kind) {
  std::vector<Hit> out;
  std::copy_if(hits.begin(), hits.end(), std::back_inserter(out), [kind](const Hit& hit) { return hit.kind == kind; });
  std::stable_sort(out.begin(), out.end(), stands_before);
  return out;
}

// The first of the hits, sorted by place, of which `is` holds among those that could overlap [first, last).
template <typename Is>
const Hit* find_over(const std::vector<Hit>& hits, std::uint32_t longest, std::uint32_t first, std::uint32_t last, Is is) {
  const std::uint32_t from = first > longest ? first - longest : 0;
  auto hit = std::lower_bound(hits.begin(), hits.end(), from, [](const Hit& h, std::uint32_t at) { return h.first < at; });
  for (; hit != hits.end() && hit->first < last; ++hit) {
    if (is(*hit)) return &*hit;
  }
  return nullptr;
}

std::uint32_t longest_of(const std::vector<Hit>& hits) {
  std::uint32_t longest = 0;
  for (const Hit& hit : hits) longest = std::max(longest, hit.last - hit.first);
  return longest;
}

// Takes of the ranked hits each that overlaps none before it; the others go to `overruled`, where it is given.
void choose(std::vector<Hit>& ranked, std::vector<const Hit*>& owner, std::vector<Hit>& chosen,
            std::vector<Overruled>* overruled) {
  for (const Hit& hit : ranked) {
    const auto begin = owner.begin() + hit.first, end = owner.begin() + hit.last;
    const auto taken = std::find_if(begin, end, [](const Hit* other) { return other != nullptr; });
    if (taken == end) {
      std::fill(begin, end, &hit);
      chosen.push_back(hit);
    } else if (overruled != nullptr) {
      overruled->push_back({hit, **taken});
    }
  }
  std::sort(chosen.begin(), chosen.end(), stands_before);
}

}  // namespace

bool outranks(const Hit& a, const Hit& b) noexcept {
  const auto rank = [](const Hit& hit) {
    return std::tuple(-static_cast<std::int64_t>(hit.priority), -static_cast<std::int64_t>(hit.last - hit.first), hit.source,
                      hit.line, hit.first, hit.label, hit.index);
  };
  return rank(a) < rank(b);
}

void judge(std::span<const Hit> hits, std::size_t tokens, Verdict& out) {
  out.clear();
  if (hits.empty()) return;
  std::vector<Hit> allows = of_kind(hits, Kind::kAllow);
  out.blocks = of_kind(hits, Kind::kBlock);
  const std::uint32_t longest_allow = longest_of(allows);
  std::erase_if(out.blocks, [&](const Hit& block) {
    return find_over(allows, longest_allow, block.first, block.last, [&](const Hit& allow) {
      return allow.first <= block.first && block.last <= allow.last;
    });
  });

  const std::uint32_t longest_block = longest_of(out.blocks);
  const auto blocked = [&](const Hit& hit) {
    return find_over(out.blocks, longest_block, hit.first, hit.last, [&](const Hit& block) {
      return forbids(block, hit.first, hit.last) && (!block.labelled || (hit.labelled && block.label == hit.label));
    });
  };
  std::vector<Hit> ranked;
  for (const Hit& hit : hits) {
    if (hit.kind != Kind::kEntity) continue;
    if (const Hit* block = blocked(hit)) out.overruled.push_back({hit, *block});
    else ranked.push_back(hit);
  }
  std::sort(ranked.begin(), ranked.end(), outranks);
  std::vector<const Hit*> owner(tokens, nullptr);
  choose(ranked, owner, out.chosen, &out.overruled);
  std::erase_if(allows, [&](const Hit& allow) { return blocked(allow) != nullptr; });
  std::sort(allows.begin(), allows.end(), outranks);
  choose(allows, owner, out.allows, nullptr);
}

}  // namespace onoma::additions
