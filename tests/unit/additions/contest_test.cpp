#include <catch2/catch.hpp>
#include <random>

#include "additions/additions.hpp"

using namespace onoma;
using additions::Hit;
using additions::Kind;
using additions::Verdict;

namespace {

Hit hit(std::uint32_t first, std::uint32_t last, Kind kind = Kind::kEntity, std::int32_t priority = 0, std::uint32_t source = 0,
        std::uint32_t line = 1) {
  Hit made{first, last, kind};
  made.labelled = kind == Kind::kEntity;
  made.priority = priority, made.source = source, made.line = line;
  return made;
}

// "first-last" of each.
std::string places(const std::vector<Hit>& hits) {
  std::string out;
  for (const Hit& h : hits) out.append(out.empty() ? "" : " ").append(std::to_string(h.first)).append("-").append(std::to_string(h.last));
  return out;
}

Verdict judged(std::vector<Hit> hits) {
  Verdict verdict;
  judge(hits, 32, nullptr, verdict);
  return verdict;
}

}  // namespace

TEST_CASE("priority comes before length, length before the order of sources, that before the line") {
  CHECK(places(judged({hit(0, 3), hit(2, 4, Kind::kEntity, 1)}).chosen) == "2-4");
  CHECK(places(judged({hit(0, 2), hit(1, 4)}).chosen) == "1-4");
  CHECK(judged({hit(0, 2, Kind::kEntity, 0, 1), hit(0, 2, Kind::kEntity, 0, 0, 9)}).chosen[0].line == 9);
  CHECK(judged({hit(0, 2, Kind::kEntity, 0, 1, 8), hit(0, 2, Kind::kEntity, 0, 1, 7)}).chosen[0].line == 7);
  CHECK(places(judged({hit(1, 3), hit(0, 2)}).chosen) == "0-2");
  const Verdict verdict = judged({hit(0, 2), hit(1, 4)});
  REQUIRE(verdict.overruled.size() == 1);
  CHECK(verdict.overruled[0].hit.last == 2);
  CHECK(verdict.overruled[0].by.last == 4);
}

TEST_CASE("a block overrules what lies inside or goes over its edge, not the longer name around it") {
  const Hit block = hit(2, 4, Kind::kBlock);
  CHECK(places(judged({block, hit(2, 4, Kind::kEntity, 1000)}).chosen).empty());
  CHECK(places(judged({block, hit(3, 4)}).chosen).empty());
  CHECK(places(judged({block, hit(3, 6)}).chosen).empty());
  CHECK(places(judged({block, hit(1, 4)}).chosen) == "1-4");
  CHECK(places(judged({block, hit(4, 6), hit(0, 2)}).chosen) == "0-2 4-6");
  Hit of_loc = block;
  of_loc.labelled = true, of_loc.label = Label::kLoc;
  CHECK(places(judged({of_loc, hit(2, 4)}).chosen) == "2-4");
}

TEST_CASE("a block does not count inside what is allowed") {
  const Verdict verdict = judged({hit(2, 3, Kind::kBlock), hit(8, 9, Kind::kBlock), hit(2, 4, Kind::kAllow), hit(2, 3)});
  CHECK(places(verdict.blocks) == "8-9");
  CHECK(places(verdict.chosen) == "2-3");
  CHECK(places(verdict.allows).empty());  // something is chosen there
  CHECK(places(judged({hit(2, 3, Kind::kBlock), hit(2, 4, Kind::kAllow)}).allows) == "2-4");
  CHECK(places(judged({hit(2, 3, Kind::kAllow), hit(2, 4, Kind::kBlock)}).allows).empty());
}

TEST_CASE("the verdict does not depend on the order of the hits, and nothing chosen overlaps") {
  std::mt19937 random(11);
  const auto below = [&](std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random); };
  for (int trial = 0; trial < 500; ++trial) {
    std::vector<Hit> hits;
    for (std::uint32_t n = below(20); n > 0; --n) {
      const std::uint32_t first = below(28);
      Hit made = hit(first, first + 1 + below(4), static_cast<Kind>(below(4)), static_cast<std::int32_t>(below(3)), below(2), below(9));
      made.index = n;
      hits.push_back(made);
    }
    const Verdict one = judged(hits);
    std::shuffle(hits.begin(), hits.end(), random);
    const Verdict two = judged(hits);
    REQUIRE(places(one.chosen) == places(two.chosen));
    REQUIRE(places(one.allows) == places(two.allows));
    for (std::size_t i = 0; i < one.chosen.size(); ++i) {
      REQUIRE(one.chosen[i].index == two.chosen[i].index);
      if (i > 0) REQUIRE(one.chosen[i - 1].last <= one.chosen[i].first);
    }
    for (const Hit& h : one.chosen) {
      for (const Hit& block : one.blocks) REQUIRE_FALSE(additions::forbids(block, h.first, h.last));
    }
    std::size_t entities = 0;
    for (const Hit& h : hits) entities += h.kind == Kind::kEntity ? 1 : 0;
    REQUIRE(one.chosen.size() + one.overruled.size() == entities);
  }
}
