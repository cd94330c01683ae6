#include "text/recase.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "text/unit_edges.hpp"

namespace onoma::text {
namespace {

TEST_CASE("letters change case, all else stays") {
  CHECK(recase("Zoë Müller, 3 May 😀", LetterCase::kUpper) == "ZOË MÜLLER, 3 MAY 😀");
  CHECK(recase("ZOË İZMİR ΑΣ Ж", LetterCase::kLower) == "zoë İzmİr ασ ж");
  CHECK(recase("", LetterCase::kUpper).empty());
}

TEST_CASE("what would become several code points stays, so code points can be counted across") {
  CHECK(recase("Straße ŉ ﬁ ᾳ", LetterCase::kUpper) == "STRAßE ŉ ﬁ ᾳ");
  const std::string text =
      "ıſ ß Ⱥ ⱥ İ \u212A \U00010428 \U00010400";  // some of these change their number of bytes
  for (const LetterCase letter_case : {LetterCase::kUpper, LetterCase::kLower}) {
    CHECK(UnitEdges(recase(text, letter_case), OffsetUnit::kCodepoint).size() ==
          UnitEdges(text, OffsetUnit::kCodepoint).size());
  }
}

TEST_CASE("offsets in any unit become bytes") {
  const std::string text = "a\u00E9\U0001F600b";
  const UnitEdges code_points(text, OffsetUnit::kCodepoint);
  CHECK(code_points.size() == 4);
  CHECK(code_points.bytes(1, 3) == Span{1, 7});
  CHECK(code_points.bytes(4, 4) == Span{8, 8});
  CHECK_FALSE(code_points.bytes(0, 5));
  CHECK_FALSE(code_points.bytes(2, 1));
  const UnitEdges utf16(text, OffsetUnit::kUtf16);
  CHECK(utf16.size() == 5);
  CHECK(utf16.bytes(2, 4) == Span{3, 7});
  CHECK_FALSE(utf16.byte(3));  // between the halves of a pair
  const UnitEdges bytes(text, OffsetUnit::kByte);
  CHECK(bytes.bytes(3, 7) == Span{3, 7});
  CHECK_FALSE(bytes.byte(2));
}

}  // namespace
}  // namespace onoma::text
