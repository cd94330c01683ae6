#include "learn/semi_crf.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

namespace onoma::learn {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr std::uint8_t kAllLabels = (1u << kLabelCount) - 1;

struct Region {
  std::size_t tokens = 0;
  std::vector<ScoredSpan> spans;  // by first token
  std::vector<std::uint8_t> must_cover;

  double loss(Gradient& gradient) const { return learn::loss(tokens, spans, must_cover, gradient); }
  double loss() const {
    Gradient unused;
    return loss(unused);
  }
};

// The same by writing down every labelling.
struct BruteForce {
  explicit BruteForce(const Region& of) : region(of), all(of.spans.size()), agreeing(of.spans.size()) { walk(0, 0, true); }

  void walk(std::size_t token, double score, bool agrees) {
    if (token == region.tokens) return count(score, agrees);
    walk(token + 1, score, agrees && region.must_cover[token] == 0);
    for (std::size_t s = 0; s < region.spans.size(); ++s) {
      const ScoredSpan& span = region.spans[s];
      if (span.first != token) continue;
      for (std::size_t label = 0; label < kLabelCount; ++label) {
        if (span.scores[label] == kNever) continue;
        taken.emplace_back(s, label);
        walk(span.last, score + span.scores[label], agrees && (span.right >> label & 1) != 0);
        taken.pop_back();
      }
    }
  }
  void count(double score, bool agrees) {
    const double mass = std::exp(score);
    all_mass += mass, agreeing_mass += agrees ? mass : 0;
    for (const auto& [span, label] : taken) {
      all[span][label] += mass;
      if (agrees) agreeing[span][label] += mass;
    }
  }
  double loss() const { return std::log(all_mass) - std::log(agreeing_mass); }
  double gradient(std::size_t span, std::size_t label) const {
    return all[span][label] / all_mass - agreeing[span][label] / agreeing_mass;
  }

  const Region& region;
  std::vector<std::pair<std::size_t, std::size_t>> taken;
  Gradient all, agreeing;
  double all_mass = 0, agreeing_mass = 0;
};

Region random_region(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto one_in = [&](unsigned n) { return random() % n == 0; };
  Region region;
  region.tokens = 1 + random() % 6;
  for (std::uint32_t first = 0; first < region.tokens; ++first) {
    region.must_cover.push_back(one_in(4));
    for (std::uint32_t last = first + 1; last <= region.tokens; ++last) {
      if (one_in(3)) continue;
      ScoredSpan span{first, last, {}, static_cast<std::uint8_t>(one_in(2) ? 0 : random() & kAllLabels)};
      for (double& score : span.scores) score = one_in(4) ? kNever : static_cast<double>(random() % 6001) / 1000 - 3;
      region.spans.push_back(span);
    }
  }
  return region;
}

TEST_CASE("loss and gradient are those of all labellings written down") {
  int impossible = 0, possible = 0;
  for (std::uint32_t seed = 0; seed < 2'000; ++seed) {
    CAPTURE(seed);
    const Region region = random_region(seed);
    const BruteForce slow(region);
    Gradient gradient(3);  // what was in it does not matter
    const double loss = region.loss(gradient);
    REQUIRE(gradient.size() == region.spans.size());
    const bool agreeable = slow.agreeing_mass > 0;
    (agreeable ? possible : impossible)++;
    if (!agreeable) {
      REQUIRE(loss < 0);
    } else {
      REQUIRE(loss >= 0);
      REQUIRE(loss == Approx(slow.loss()).epsilon(0).margin(1e-9));
    }
    for (std::size_t s = 0; s < gradient.size(); ++s) {
      for (std::size_t label = 0; label < kLabelCount; ++label) {
        if (!agreeable) {
          REQUIRE(gradient[s][label] == 0);
        } else {
          REQUIRE(gradient[s][label] == Approx(slow.gradient(s, label)).epsilon(0).margin(1e-9));
        }
      }
    }
  }
  CHECK(possible > 500);
  CHECK(impossible > 100);
}

TEST_CASE("the gradient is how the loss changes with each score") {
  constexpr double kStep = 1e-5;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Region region = random_region(seed);
    Gradient gradient;
    if (region.loss(gradient) < 0) continue;
    for (std::size_t s = 0; s < region.spans.size(); ++s) {
      for (std::size_t label = 0; label < kLabelCount; ++label) {
        double& score = region.spans[s].scores[label];
        if (score == kNever) continue;
        const double here = score;
        score = here + kStep;
        const double more = region.loss();
        score = here - kStep;
        const double less = region.loss();
        score = here;
        // The loss is never below nothing, so that rounding near nothing is cut off.
        REQUIRE(gradient[s][label] == Approx((more - less) / (2 * kStep)).epsilon(0).margin(1e-7));
      }
    }
  }
}

TEST_CASE("where every labelling is right there is nothing to lose") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    Region region = random_region(seed);
    region.must_cover.assign(region.tokens, 0);
    for (ScoredSpan& span : region.spans) span.right = kAllLabels;
    Gradient gradient;
    REQUIRE(region.loss(gradient) == Approx(0).margin(1e-12));
    for (const auto& labels : gradient) {
      for (const double change : labels) REQUIRE(change == Approx(0).margin(1e-12));
    }
  }
}

TEST_CASE("a name that must be there and is no candidate leaves nothing that agrees") {
  Region region{2, {{0, 1, {1, 1, 1, 1}, kAllLabels}}, {0, 1}};
  Gradient gradient;
  CHECK(region.loss(gradient) < 0);
  CHECK(gradient == Gradient(1));
  region.must_cover = {1, 0};
  CHECK(region.loss(gradient) >= 0);
  region.spans[0].right = 0;
  CHECK(region.loss(gradient) < 0);
  CHECK(gradient == Gradient(1));
  Region bare{1, {}, {1}};
  CHECK(bare.loss(gradient) < 0);
  CHECK(gradient.empty());
  bare.must_cover = {0};
  CHECK(bare.loss(gradient) == 0);
}

TEST_CASE("a right name rises and its rivals fall") {
  const Region region{3, {{0, 1, {0, 0, 0, kNever}, 0}, {0, 2, {0, 0, 0, kNever}, 1}, {2, 3, {0, 0, 0, kNever}, 0}}, {1, 1, 0}};
  Gradient gradient;
  CHECK(region.loss(gradient) > 0);
  CHECK(gradient[1][0] < 0);
  CHECK(gradient[1][1] > 0);
  CHECK(gradient[0][0] > 0);
  CHECK(gradient[2][2] > 0);
  CHECK(gradient[1][3] == 0);
}

TEST_CASE("great scores and long regions give finite numbers") {
  Region region{400, {}, std::vector<std::uint8_t>(400, 0)};
  for (std::uint32_t first = 0; first < 400; ++first) {
    for (std::uint32_t last = first + 1; last <= 400 && last < first + 12; ++last) {
      const double score = first % 2 == 0 ? 900 : -900;
      region.spans.push_back({first, last, {score, score, -score, kNever}, static_cast<std::uint8_t>(last % 8)});
    }
  }
  Gradient gradient;
  const double loss = region.loss(gradient);
  CHECK(std::isfinite(loss));
  CHECK(loss > 0);
  for (const auto& labels : gradient) {
    for (const double change : labels) {
      REQUIRE(std::isfinite(change));
      REQUIRE(std::abs(change) <= 1 + 1e-6);
    }
  }
}

}  // namespace
}  // namespace onoma::learn
