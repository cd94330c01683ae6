#include "output/unified_diff.hpp"

#include <catch2/catch.hpp>

using onoma::output::unified_diff;

TEST_CASE("a new file", "[diff]") {
  CHECK(unified_diff("names/X/a.txt", std::nullopt, "one\ntwo\n") ==
        "--- /dev/null\n+++ b/names/X/a.txt\n@@ -0,0 +1,2 @@\n+one\n+two\n");
}

TEST_CASE("lines behind the last one", "[diff]") {
  CHECK(unified_diff("a", "1\n2\n3\n4\n", "1\n2\n3\n4\n5\n") ==
        "--- a/a\n+++ b/a\n@@ -2,3 +2,4 @@\n 2\n 3\n 4\n+5\n");
  CHECK(unified_diff("a", "", "5\n") == "--- a/a\n+++ b/a\n@@ -0,0 +1,1 @@\n+5\n");
}

TEST_CASE("a line in the middle, with context on both sides", "[diff]") {
  CHECK(unified_diff("a", "1\n2\n3\n4\nx\n6\n7\n8\n9\n", "1\n2\n3\n4\ny\n6\n7\n8\n9\n") ==
        "--- a/a\n+++ b/a\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-x\n+y\n 6\n 7\n 8\n");
}

TEST_CASE("a last line without a line end", "[diff]") {
  CHECK(unified_diff("a", "1\n2", "1\n2\n3\n") ==
        "--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n 1\n-2\n\\ No newline at end of file\n+2\n+3\n");
}

TEST_CASE("repeated lines are not counted twice, and no difference is nothing", "[diff]") {
  CHECK(unified_diff("a", "x\nx\n", "x\nx\nx\n") == "--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n x\n x\n+x\n");
  CHECK(unified_diff("a", "x\n", "x\n") == "");
}
