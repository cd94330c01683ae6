// Tagger::consider(): the readings of one token, and what each lost by.
#include <algorithm>
#include <limits>

#include "tag/tagger.hpp"

namespace onoma::tag {

namespace {

// best[i]: the score of the best labelling of the first i tokens, where spans go from `begin(c)` to `end(c)`.
template <typename Begin, typename End>
std::vector<std::int32_t> best_up_to(std::uint32_t size, const std::vector<const Reading*>& by_begin, Begin begin, End end) {
  std::vector<std::int32_t> best(size + 1, 0);
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    best[i + 1] = std::max(best[i + 1], best[i]);
    for (; next < by_begin.size() && begin(*by_begin[next]) == i; ++next) {
      const std::uint32_t to = end(*by_begin[next]);
      best[to] = std::max(best[to], best[i] + by_begin[next]->score);
    }
  }
  return best;
}

}  // namespace

Considered Tagger::consider(const Window& window, std::uint32_t token) {
  Considered out;
  out.role = roles_[token];
  const auto behind = std::upper_bound(regions_.begin(), regions_.end(), token,
                                       [](std::uint32_t at, const Region& region) { return at < region.last; });
  if (behind == regions_.end() || token < behind->first) return out;
  const Region region = *behind;
  out.region = region;
  collect(window, static_cast<std::size_t>(behind - regions_.begin()), true);

  const std::uint32_t size = region.last - region.first;
  const auto first = [&](const Reading& reading) { return reading.first - region.first; };
  const auto last = [&](const Reading& reading) { return reading.last - region.first; };
  std::vector<const Reading*> positive;
  for (const Reading& reading : candidates_) {
    if (reading.score > 0) positive.push_back(&reading);
  }
  const std::vector<std::int32_t> before = best_up_to(size, positive, first, last);
  // The same from the end, over the mirror image.
  const auto mirrored_begin = [&](const Reading& reading) { return size - last(reading); };
  const auto mirrored_end = [&](const Reading& reading) { return size - first(reading); };
  std::stable_sort(positive.begin(), positive.end(),
                   [&](const Reading* a, const Reading* b) { return mirrored_begin(*a) < mirrored_begin(*b); });
  const std::vector<std::int32_t> after = best_up_to(size, positive, mirrored_begin, mirrored_end);
  for (const Reading& reading : candidates_) {
    if (token < reading.first || token >= reading.last) continue;
    const std::int32_t with = before[first(reading)] + reading.score + after[size - last(reading)];
    out.readings.push_back({reading, before[size] - with});
  }
  return out;
}

}  // namespace onoma::tag
