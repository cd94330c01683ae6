#include "text/decoder.hpp"

#include <catch2/catch.hpp>

#include "onoma/document.hpp"

namespace onoma::text {
namespace {

struct Repair {
  std::string text;
  std::size_t replaced = 0;
};

Repair repair(std::string bytes) {
  Repair result;
  result.text = repair_utf8(std::move(bytes), result.replaced);
  return result;
}

TEST_CASE("valid text comes back untouched") {
  const std::string text = GENERATE("", "plain", "T\u00FCrkiye", "\u6771\u4EAC", "\U0001F600 end",
                                    "a long run of ASCII, then \u00E9");
  CHECK(repair(text).text == text);
  CHECK(repair(text).replaced == 0);
  CHECK(find_invalid_utf8(text) == std::string::npos);
}

TEST_CASE("the first and last code point of each length are valid") {
  for (const char* text : {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                           "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    CHECK(find_invalid_utf8(text) == std::string::npos);
  }
}

TEST_CASE("each maximal invalid part becomes one replacement character") {
  const std::string r = "\xEF\xBF\xBD";
  // From the Unicode Standard, tables 3-8 to 3-11.
  CHECK(repair("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41").text == r + r + r + r + r + r + r + r + "A");
  CHECK(repair("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41").text == r + r + r + r + r + r + r + r + "A");
  CHECK(repair("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42").text == r + r + r + r + r + "A" + r + r + "B");
  CHECK(repair("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41").text == r + r + r + r + "A");
  CHECK(repair("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41").replaced == 4);
  // Cut off at the end.
  CHECK(repair("caf\xC3").text == "caf" + r);
  CHECK(repair("\xF0\x9F\x98").text == r);
  CHECK(repair("\xF0\x9F\x98").replaced == 1);
  CHECK(find_invalid_utf8("caf\xC3") == 3);
}

TEST_CASE("a document repairs its bytes, drops a byte order mark and counts both") {
  const Document document = Document::from_bytes("id", "\xEF\xBB\xBFM\xFCnchen");
  CHECK(document.id() == "id");
  CHECK(document.text() == "M\xEF\xBF\xBDnchen");
  CHECK(document.replaced() == 1);
  CHECK(document.dropped_mark() == 3);
  // Only the first mark is a byte order mark.
  const Document twice = Document::from_bytes("", "\xEF\xBB\xBF\xEF\xBB\xBFx");
  CHECK(twice.text() == "\uFEFFx");
  CHECK(Document::from_bytes("", "x\xEF\xBB\xBF").dropped_mark() == 0);
  const Document empty = Document::from_bytes("", "");
  CHECK(empty.text().empty());
}

}  // namespace
}  // namespace onoma::text
