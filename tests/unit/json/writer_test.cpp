#include "json/writer.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace {

using onoma::json::Style;
using onoma::json::Writer;

std::string in_quotes(std::string_view text) {
  std::string out;
  onoma::json::append_quoted(text, out);
  return out;
}

std::string fraction(double number) {
  std::string out;
  Writer(out, Style::kCompact).fraction(number);
  return out;
}

void write_sample(Writer& writer) {
  writer.begin_object();
  writer.field("a", "x\"y");
  writer.key("b");
  writer.begin_array();
  writer.integer(-3);
  writer.begin_object();
  writer.end_object();
  writer.null();
  writer.boolean(true);
  writer.end_array();
  writer.key("c");
  writer.begin_array();
  writer.end_array();
  writer.end_object();
}

}  // namespace

TEST_CASE("strings are escaped so that JSON, terminals and JavaScript are safe") {
  CHECK(in_quotes("a\"\\/\b\f\n\r\t\x01") == R"("a\"\\/\b\f\n\r\t\u0001")");
  CHECK(in_quotes(std::string_view("\0\x7F", 2)) == R"("\u0000\u007f")");
  CHECK(in_quotes("\xC2\x9B[\xC2\xA0") == "\"\\u009b[\xC2\xA0\"");
  CHECK(in_quotes("\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\x99") == "\"\\u2028\\u2029\xE2\x80\x99\"");
}

TEST_CASE("every code point comes back") {
  std::string all;
  for (char32_t c = 0; c < 0x3000; ++c) {
    if (c < 0x80) {
      all += static_cast<char>(c);
    } else if (c < 0x800) {
      all += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      all += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
              static_cast<char>(0x80 | (c & 0x3F))};
    }
  }
  all += "\xF0\x9F\x98\x80";
  CHECK(nlohmann::json::parse(in_quotes(all)).get<std::string>() == all);
}

TEST_CASE("fractions have at most four decimals and stay within 0 and 1") {
  CHECK(fraction(0) == "0");
  CHECK(fraction(1) == "1");
  CHECK(fraction(0.5) == "0.5");
  CHECK(fraction(0.98765) == "0.9877");
  CHECK(fraction(0.0001) == "0.0001");
  CHECK(fraction(0.00001) == "0");
  CHECK(fraction(0.99999) == "1");
  CHECK(fraction(-1) == "0");
  CHECK(fraction(7) == "1");
  CHECK(fraction(std::numeric_limits<double>::quiet_NaN()) == "0");
}

TEST_CASE("styles differ in layout alone") {
  std::string compact;
  std::string indented;
  std::string coloured;
  Writer first(compact, Style::kCompact);
  Writer second(indented, Style::kIndented);
  Writer third(coloured, Style::kColoured);
  write_sample(first);
  write_sample(second);
  write_sample(third);
  CHECK(compact == R"({"a":"x\"y","b":[-3,{},null,true],"c":[]})");
  CHECK(indented ==
        "{\n  \"a\": \"x\\\"y\",\n  \"b\": [\n    -3,\n    {},\n    null,\n    true\n  ],\n  \"c\": []\n}");
  std::string plain;
  for (std::size_t i = 0; i < coloured.size(); ++i) {
    if (coloured[i] == '\x1b') {
      i = coloured.find('m', i);
    } else {
      plain += coloured[i];
    }
  }
  CHECK(plain == indented);
}

TEST_CASE("decimals are as many as asked for") {
  const auto show = [](double number, int decimals) {
    std::string out;
    onoma::json::Writer(out, onoma::json::Style::kCompact).decimal(number, decimals);
    return out;
  };
  CHECK(show(0, 3) == "0.000");
  CHECK(show(12.34567, 3) == "12.346");
  CHECK(show(-0.5, 0) == "-0");
  CHECK(show(1e300, 1).size() == 303);
}
