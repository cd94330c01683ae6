#include "io/ignore.hpp"

#include <catch2/catch.hpp>

using onoma::io::IgnoreRules;
using onoma::io::Overrides;
using onoma::io::Verdict;

TEST_CASE("the last rule that matches decides") {
  const IgnoreRules rules = IgnoreRules::parse("*.tmp\n!keep.tmp\n/top\na/b\nout/\n");
  CHECK(rules.verdict("x.tmp", false) == Verdict::kSkip);
  CHECK(rules.verdict("a/x.tmp", false) == Verdict::kSkip);
  CHECK(rules.verdict("a/keep.tmp", false) == Verdict::kTake);
  CHECK(rules.verdict("top", false) == Verdict::kSkip);
  CHECK(rules.verdict("a/top", false) == Verdict::kNothing);
  CHECK(rules.verdict("a/b", false) == Verdict::kSkip);
  CHECK(rules.verdict("x/a/b", false) == Verdict::kNothing);
  CHECK(rules.verdict("x/out", true) == Verdict::kSkip);
  CHECK(rules.verdict("x/out", false) == Verdict::kNothing);
}

TEST_CASE("comments, blanks, escapes and broken patterns") {
  const IgnoreRules rules =
      IgnoreRules::parse("\xEF\xBB\xBF# c\n\n\\#a\n\\!b\nc   \nd\\ \ne \\  \n[\n/\n!\nf\r\n x");
  for (const char* name : {"#a", "!b", "c", "d ", "e  ", "f", " x"}) {
    CHECK(rules.verdict(name, false) == Verdict::kSkip);
  }
  for (const char* name : {"a", "b", "c ", "d", "e", "x", "["}) {
    CHECK(rules.verdict(name, false) == Verdict::kNothing);
  }
  CHECK(IgnoreRules::parse("# only\n\n").empty());
}

TEST_CASE("globs of the command line") {
  Overrides overrides;
  CHECK(overrides.verdict("a", false) == Verdict::kNothing);
  REQUIRE(overrides.add("*.{txt,md}", false));
  REQUIRE(overrides.add("!draft*", false));
  CHECK(overrides.verdict("n/a.txt", false) == Verdict::kTake);
  CHECK(overrides.verdict("n/draft.txt", false) == Verdict::kSkip);
  CHECK(overrides.verdict("n/a.pdf", false) == Verdict::kSkip);
  CHECK(overrides.verdict("n", true) == Verdict::kNothing);
  REQUIRE(overrides.add_excluded("n"));
  CHECK(overrides.verdict("n", true) == Verdict::kSkip);
  CHECK_FALSE(overrides.add("[", false));
}
