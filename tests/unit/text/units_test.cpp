#include "text/units.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace onoma::text {
namespace {

TEST_CASE("offsets in bytes, code points and UTF-16 units") {
  const std::string text = "a\u00E9\u6771\U0001F600b";
  UnitCounter counter(text);
  const UnitOffsets start = counter.at(0);
  CHECK(start.in(OffsetUnit::kByte) == 0);
  CHECK(start.in(OffsetUnit::kUtf16) == 0);
  const UnitOffsets emoji = counter.at(6);
  CHECK(emoji.in(OffsetUnit::kCodepoint) == 3);
  CHECK(emoji.in(OffsetUnit::kUtf16) == 3);
  const UnitOffsets after = counter.at(10);
  CHECK(after.in(OffsetUnit::kByte) == 10);
  CHECK(after.in(OffsetUnit::kCodepoint) == 4);
  CHECK(after.in(OffsetUnit::kUtf16) == 5);
}

TEST_CASE("the same offset may be asked twice") {
  UnitCounter counter("\u00E9\u00E9");
  CHECK(counter.at(2).codepoint == 1);
  CHECK(counter.at(2).codepoint == 1);
  CHECK(counter.at(4).codepoint == 2);
}

TEST_CASE("words of eight bytes count like single bytes") {
  for (const std::string unit : {"x", "\u00E9", "\u6771", "\U0001F600"}) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += unit;
    UnitCounter whole(text);
    UnitCounter steps(text);
    for (std::size_t at = 0; at <= text.size(); at += unit.size()) steps.at(at);
    CHECK(whole.at(text.size()).codepoint == 40);
    CHECK(steps.at(text.size()).codepoint == 40);
    CHECK(whole.at(text.size()).utf16 == (unit.size() == 4 ? 80 : 40));
    CHECK(steps.at(text.size()).utf16 == whole.at(text.size()).utf16);
  }
}

}  // namespace
}  // namespace onoma::text
