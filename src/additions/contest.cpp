#include <algorithm>
#include <optional>
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

// Who has each token, as a number in `takers`.
struct Owners {
  explicit Owners(std::size_t tokens) : of(tokens, kNobody) {}
  static constexpr std::uint32_t kNobody = 0xFFFFFFFF;

  std::vector<std::uint32_t> of;
  std::vector<Hit> takers;
};

// Takes of the hits, the strongest first, each that overlaps none before it. `lost(hit, owner, free)` hears of the others, and may give
// one that is weaker than that in its place; `free` is where the tokens end that nobody has, from its first one on.
template <typename Lost>
void choose(std::vector<Hit>& hits, Owners& owners, std::vector<Hit>& chosen, Lost lost) {
  const auto weaker = [](const Hit& a, const Hit& b) { return outranks(b, a); };
  std::make_heap(hits.begin(), hits.end(), weaker);
  while (!hits.empty()) {
    std::pop_heap(hits.begin(), hits.end(), weaker);
    const Hit hit = hits.back();
    hits.pop_back();
    const auto begin = owners.of.begin() + hit.first, end = owners.of.begin() + hit.last;
    const auto taken = std::find_if(begin, end, [](std::uint32_t owner) { return owner != Owners::kNobody; });
    if (taken == end) {
      std::fill(begin, end, static_cast<std::uint32_t>(owners.takers.size()));
      owners.takers.push_back(hit);
      chosen.push_back(hit);
    } else if (const std::optional<Hit> other =
                   lost(hit, owners.takers[*taken], static_cast<std::uint32_t>(taken - owners.of.begin()))) {
      hits.push_back(*other);
      std::push_heap(hits.begin(), hits.end(), weaker);
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

void judge(std::span<const Hit> hits, std::size_t tokens, Finder* more, Verdict& out) {
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
  const auto is_free = [&](const Hit& hit) { return blocked(hit) == nullptr; };
  // What comes in the place of a hit that has no say, of those that end at `end` at the latest.
  const auto next = [&](const Hit& hit, std::uint32_t end) -> std::optional<Hit> {
    if (more == nullptr || hit.origin != Origin::kList || end <= hit.first) return std::nullopt;
    return more->strongest(hit.kind, hit.first, end, is_free);
  };
  // Of hits of one kind those that nothing blocks, or what comes in their place.
  const auto free_of = [&](std::span<const Hit> all, Kind kind) {
    std::vector<Hit> out_of_all;
    for (const Hit& hit : all) {
      if (hit.kind != kind) continue;
      const Hit* block = blocked(hit);
      if (block == nullptr) {
        out_of_all.push_back(hit);
      } else if (more == nullptr) {
        if (kind == Kind::kEntity) out.overruled.push_back({hit, *block});
      } else if (const std::optional<Hit> other = next(hit, static_cast<std::uint32_t>(tokens))) {
        out_of_all.push_back(*other);
      }
    }
    return out_of_all;
  };
  Owners owners(tokens);
  std::vector<Hit> names = free_of(hits, Kind::kEntity);
  choose(names, owners, out.chosen, [&](const Hit& hit, const Hit& by, std::uint32_t free) {
    if (more == nullptr) out.overruled.push_back({hit, by});
    return next(hit, free);
  });
  allows = free_of(allows, Kind::kAllow);
  choose(allows, owners, out.allows, [&](const Hit& hit, const Hit&, std::uint32_t free) { return next(hit, free); });
}

}  // namespace onoma::additions
