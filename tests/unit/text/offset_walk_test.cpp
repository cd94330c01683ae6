#include "text/offset_walk.hpp"

#include <catch2/catch.hpp>
#include <random>

namespace onoma::text {
namespace {

TEST_CASE("a walk says what the map says, whatever was changed and removed") {
  std::mt19937 random(17);
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  for (int round = 0; round < 200; ++round) {
    OffsetMap map;
    std::uint32_t normal = 0, original = 0;
    for (std::uint32_t edits = below(30); edits > 0; --edits) {
      const std::uint32_t step = below(6), made = below(4), stood = below(4);
      map.add_edit(normal + step, normal + step + made, original + step, original + step + stood);
      normal += step + made, original += step + stood;
    }
    OffsetWalk walk(map);
    for (std::uint32_t begin = 0; begin < normal + 10; begin += below(5)) {
      const std::uint32_t end = begin + 1 + below(3);
      REQUIRE(walk.to_original_begin(begin) == map.to_original_begin(begin));
      REQUIRE(walk.to_original_end(end) == map.to_original_end(end));
      begin = end;
    }
  }
}

}  // namespace
}  // namespace onoma::text
