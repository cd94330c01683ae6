#include "json/compact_writer.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace {

using onoma::json::CompactWriter;
using onoma::json::Style;
using onoma::json::Writer;

// What a Writer gives for an array of what `write` writes, and what it gives where a CompactWriter goes on for it.
template <typename Write>
void check_same(const Write& write) {
  std::string plain, compact;
  Writer by_writer(plain, Style::kCompact), begins(compact, Style::kCompact);
  by_writer.begin_array();
  begins.begin_array();
  write(by_writer);
  CompactWriter goes_on(begins);
  write(goes_on);
  goes_on.finish();
  by_writer.end_array();
  begins.end_array();
  CHECK(compact == plain);
}

const std::vector<std::string> kTexts = {
    "", "a", "abc", "abcd", "Ada Lee", "eight by", "nine byte", "a longer text, of several words",
    "\"", "in \"it\"", "a back\\slash far from the beginning", "line\nbreak", "DEL\x7F", "na\xC3\xAFve", "caf\xC3\xA9 au lait, s'il vous pla\xC3\xAEt",
    "\xC2\x9B[", "a line\xE2\x80\xA8separator in a text of some length", "\xE2\x80\x93", std::string("\0", 1), std::string(2000, 'x'), std::string(1000, '"')};

}  // namespace

TEST_CASE("a compact writer escapes as a writer does, wherever the character stands") {
  check_same([](auto& json) {
    for (const std::string& text : kTexts) json.string(text);
  });
  for (int c = 0; c < 0x80; ++c) {
    for (std::size_t size = 1; size < 20; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        std::string text(size, 'n');
        text[at] = static_cast<char>(c);
        std::string plain, compact;
        Writer(plain, Style::kCompact).string(text);
        Writer writer(compact, Style::kCompact);
        CompactWriter json(writer);
        json.string(text);
        json.finish();
        REQUIRE(compact == plain);
      }
    }
  }
}

TEST_CASE("a compact writer puts commas and brackets as a writer does") {
  check_same([](auto&) {});
  check_same([](auto& json) {
    json.begin_object();
    json.end_object();
    json.begin_object();
    json.field("a", "x");
    json.key("b");
    json.begin_array();
    json.end_array();
    json.key("c");
    json.begin_array();
    json.boolean(true);
    json.boolean(false);
    json.integer(-17);
    json.integer(std::numeric_limits<std::int64_t>::min());
    json.end_array();
    json.field(std::string_view("known at run time only, and long enough to stand by itself"), "v\n");
    json.field_numbered("id", 's', 12);
    json.end_object();
  });
}

TEST_CASE("a compact writer goes on where elements stand, and a writer goes on after it") {
  std::string out;
  Writer writer(out, Style::kCompact);
  writer.begin_array();
  writer.count(1);
  CompactWriter two(writer);
  two.count(2);
  two.finish();
  CompactWriter(writer).finish();
  CompactWriter three(writer);
  three.string("\"3\"");
  three.finish();
  writer.count(4);
  writer.end_array();
  CHECK(out == R"([1,2,"\"3\"",4])");
}

TEST_CASE("a compact writer's room may be full at any byte") {
  for (std::size_t size = 0; size < 200; ++size) {
    check_same([size](auto& json) {
      json.string(std::string(size, 'x'));
      for (std::size_t i = 0; i < 300; ++i) {
        json.begin_object();
        json.field_count("count", i);
        json.field("text", kTexts[i % kTexts.size()]);
        json.key("more");
        json.begin_array();
        json.end_array();
        json.end_object();
      }
    });
  }
}

TEST_CASE("numbers have the digits that they have") {
  check_same([](auto& json) {
    for (std::uint64_t power = 1; power < 1'000'000'000'000'000'000; power *= 10) {
      for (const std::uint64_t number : {power - 1, power, power + 1, 5 * power + 4, 12 * power}) json.count(number);
    }
    json.count(std::numeric_limits<std::uint64_t>::max());
  });
  for (std::uint64_t number = 0; number < 200'000; number += 7) {
    std::string out;
    Writer(out, Style::kCompact).count(number * number);
    REQUIRE(out == std::to_string(number * number));
  }
  check_same([](auto& json) {
    for (int i = -2; i < 20'010; ++i) json.fraction(i / 20'000.0);
  });
}
