#include "pattern/sketch.hpp"

#include <catch2/catch.hpp>
#include <re2/re2.h>

#include <random>
#include <string>

namespace {

using onoma::pattern::Sketch;

TEST_CASE("a sketch says no only where the expression cannot match", "[sketch]") {
  const Sketch month("(?:(?P<month>january|feb\\.?)\\s+(?P<day>\\d{1,2})(?:st|nd)?,?\\s+\\d{4})");
  CHECK(month.may_match("January 3, 2024 and"));
  CHECK(month.may_match("Feb. 12nd\n 1999"));
  CHECK(month.may_match("January  3 2024"));
  CHECK_FALSE(month.may_match("January was cold"));
  CHECK_FALSE(month.may_match("February 3, 2024"));
  CHECK_FALSE(month.may_match("January 3"));
  CHECK_FALSE(month.may_match(""));
  CHECK(Sketch("may|\\pL").may_match("June"));
  CHECK(Sketch("(?:a").may_match("x"));
  CHECK(Sketch("a\\s+\\s*b").may_match("a b"));
  CHECK(Sketch("x{300}").may_match(std::string(300, 'x')));
  CHECK_FALSE(Sketch("x{300}").may_match("xx"));
  CHECK(Sketch("x*").may_match(""));
  CHECK(Sketch("[–-]\\d").may_match("–7"));
}

// Random expressions of what sketches know, against RE2 on random texts.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::string expression(int depth) {
    const int kind = depth == 0 ? pick(4) : pick(9);
    switch (kind) {
      case 0: return std::string(1, static_cast<char>('a' + pick(3)));
      case 1: return "\\d";
      case 2: return "\\s";
      case 3: return "[ab ]";
      case 4: return "(?:" + expression(depth - 1) + "|" + expression(depth - 1) + ")";
      case 5: return "(?:" + expression(depth - 1) + ")" + std::string(1, "?*+"[pick(3)]);
      case 6: return "(?:" + expression(depth - 1) + "){1," + std::to_string(1 + pick(3)) + "}";
      default: return expression(depth - 1) + expression(depth - 1);
    }
  }
  std::string text() {
    std::string out;
    for (int i = pick(12); i > 0; --i) out += "abc 12\nA"[pick(8)];
    return out;
  }

 private:
  int pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }
  std::mt19937 random_;
};

TEST_CASE("a sketch says yes wherever the expression matches", "[sketch]") {
  Maker maker(7);
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  int matches = 0, refusals = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string expression = maker.expression(4);
    CAPTURE(expression);
    const re2::RE2 re2(expression, options);
    const Sketch sketch(expression);
    for (int k = 0; k < 20; ++k) {
      const std::string text = maker.text();
      CAPTURE(text);
      const bool matched = re2.Match(text, 0, text.size(), re2::RE2::ANCHOR_START, nullptr, 0);
      const bool may = sketch.may_match(text);
      if (matched) CHECK(may);
      matches += matched;
      refusals += !may;
    }
  }
  CHECK(matches > 5000);
  CHECK(refusals > 5000);
}

}  // namespace
