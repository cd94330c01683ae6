#include "output/span_text.hpp"

#include <catch2/catch.hpp>
#include <string>

using onoma::output::join_blanks;

TEST_CASE("white space becomes one blank wherever it stands in a name") {
  for (const std::string blanks : {"  ", "\n", "\t", " \r\n ", "\xC2\xA0", "\xE2\x80\x89", "\xE3\x80\x80 ", "   "}) {
    for (std::size_t before = 1; before < 20; ++before) {
      for (std::size_t after = 1; after < 20; ++after) {
        const std::string begin(before, 'a'), end(after, 'b');
        REQUIRE(join_blanks(begin + blanks + end) == begin + " " + end);
      }
    }
  }
}

TEST_CASE("a name on one line stays as it is") {
  for (const std::string name : {"", "Li", "Ada", "Bo Li", "Ada Lee", "Ada Lee B", "a b c d e f g h i j", "\xC3\x96rs \xC3\x96zil of Budapest", "a - b"}) {
    CHECK(join_blanks(name) == name);
  }
}
