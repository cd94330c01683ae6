#include "text/windows.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace onoma::text {
namespace {

std::string filled(std::size_t size, char c = 'x') {
  return std::string(size, c);
}

TEST_CASE("a short text is one window") {
  CHECK(next_window("", 0).empty());
  CHECK(next_window("one\n\ntwo", 0) == Span{0, 8});
  CHECK(next_window("one\n\ntwo", 8).empty());
}

TEST_CASE("a window ends at the first blank line after the target") {
  const std::string text =
      filled(100) + "\n\n" + filled(kWindowTarget) + "\n\n" + filled(10) + "\n\n" + filled(kWindowTarget);
  const Span first = next_window(text, 0);
  CHECK(first.end == 102 + kWindowTarget + 2);
  CHECK(next_window(text, first.end) == Span{first.end, text.size()});
}

TEST_CASE("a blank line may hold blanks and be written with CR") {
  const std::string blank = GENERATE("\n\n", "\r\n\r\n", "\r\r", "\n \t \n", "\r\n  \r\n", "\n\r\n");
  const std::string text = filled(kWindowTarget) + blank + filled(kWindowLimit);
  CHECK(next_window(text, 0).end == kWindowTarget + blank.size());
}

TEST_CASE("one CR LF is no blank line") {
  const std::string text = filled(kWindowTarget) + "\r\n" + filled(100);
  CHECK(next_window(text, 0).end == text.size());
}

TEST_CASE("without a blank line the best cut before the limit is taken") {
  const auto cut_of = [](const std::string& first, const std::string& second) {
    std::string text = filled(2 * kWindowLimit);
    text.replace(kWindowTarget + 1000, first.size(), first);
    text.replace(kWindowTarget + 2000, second.size(), second);
    return next_window(text, 0).end;
  };
  CHECK(cut_of("\n", ". ") == kWindowTarget + 1001);
  CHECK(cut_of("\r\n", "! ") == kWindowTarget + 1002);
  CHECK(cut_of(". ", "x ") == kWindowTarget + 1002);
  CHECK(cut_of("x ", "xx") == kWindowTarget + 1002);
  CHECK(cut_of("x ", "x ") == kWindowTarget + 2002);
  CHECK(cut_of("xx", "xx") == kWindowLimit);
}

TEST_CASE("a forced cut keeps characters and CR LF whole") {
  std::string wide;
  while (wide.size() < 2 * kWindowLimit) wide += "\u6771";
  CHECK(next_window(wide, 0).end == kWindowLimit - kWindowLimit % 3);
  std::string text = filled(2 * kWindowLimit);
  text.replace(kWindowLimit - 1, 2, "\r\n");
  CHECK(next_window(text, 0).end != kWindowLimit);
}

TEST_CASE("a long text without any line end is cut into few windows") {
  const std::string text = filled(5'000'000);
  std::size_t windows = 0;
  for (Span w = next_window(text, 0); !w.empty(); w = next_window(text, w.end)) ++windows;
  CHECK(windows == 20);
}

}  // namespace
}  // namespace onoma::text
