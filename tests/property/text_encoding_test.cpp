// Whatever the encoding, a span of the text leads to raw bytes that decode to exactly its text.
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "random_text.hpp"
#include "text/decoder.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace onoma::text {
namespace {

using property::RandomText;

constexpr std::uint32_t kTrials = 400;
const char* const kEncodings[] = {"UTF-8",    "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "windows-1252",
                                  "Shift_JIS", "GB18030",  "KOI8-R",   "EUC-JP",   "Big5"};

// What the encoding has no sign for becomes its substitute.
std::string encode(const std::string& text, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  std::string out(static_cast<std::size_t>(units.length()) * 8 + 16, '\0');
  const int size = ucnv_fromUChars(converter, out.data(), static_cast<int>(out.size()), units.getBuffer(),
                                   units.length(), &status);
  REQUIRE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(size));
  ucnv_close(converter);
  return out;
}

std::vector<std::size_t> edges_of(const std::string& text) {
  std::vector<std::size_t> edges;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at == text.size() || !is_continuation(text[at])) edges.push_back(at);
  }
  return edges;
}

void check_spans(const std::string& raw, const Encoding& encoding, RandomText& random) {
  const Decoded decoded = decode_all(raw, encoding);
  REQUIRE(find_invalid_utf8(decoded.text) == std::string::npos);
  const std::vector<std::size_t> edges = edges_of(decoded.text);
  Encoding inside = encoding;
  inside.mark = 0;
  for (int i = 0; i < 20; ++i) {
    std::size_t begin = edges[random.below(edges.size())];
    std::size_t end = edges[random.below(edges.size())];
    if (begin > end) std::swap(begin, end);
    const Span source = decoded.map.raw({begin, end});
    REQUIRE(source.begin <= source.end);
    REQUIRE(source.end <= raw.size());
    const std::string slice = raw.substr(source.begin, source.end - source.begin);
    CAPTURE(encoding.name, begin, end, source.begin, source.end);
    REQUIRE(decode_all(slice, inside).text == decoded.text.substr(begin, end - begin));
  }
}

}  // namespace

TEST_CASE("a span of a decoded text leads to the raw bytes of exactly that text") {
  for (const char* name : kEncodings) {
    for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
      RandomText random(seed);
      check_spans(encode(random.text(random.below(30)), name), Encoding{name, EncodingFrom::kOption, 0}, random);
    }
  }
}

TEST_CASE("a mark is passed over and counted") {
  RandomText random(1);
  for (const std::string& mark : {std::string("\xEF\xBB\xBF"), std::string("\xFF\xFE"), std::string("\xFE\xFF")}) {
    for (int trial = 0; trial < 50; ++trial) {
      const Encoding encoding = marked_encoding(mark + "ab");
      REQUIRE(encoding.mark == mark.size());
      const std::string text = random.text(20);
      const std::string raw = mark + encode(text, encoding.name.c_str());
      CHECK(decode_all(raw, encoding).text == text);
      check_spans(raw, encoding, random);
    }
  }
}

TEST_CASE("of broken UTF-8 too, and the text is that of the repair") {
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    RandomText random(seed);
    const std::string raw = random.bytes(random.below(30));
    std::size_t replaced = 0;
    const std::string repaired = repair_utf8(raw, replaced);
    const Decoded decoded = decode_all(raw, Encoding{});
    REQUIRE(decoded.text == repaired);
    REQUIRE(decoded.replaced == replaced);
    check_spans(raw, Encoding{}, random);
  }
}

TEST_CASE("bytes that come in pieces give the same text and the same places") {
  for (const char* name : kEncodings) {
    for (std::uint32_t seed = 0; seed < kTrials / 4; ++seed) {
      RandomText random(seed);
      const std::string raw = seed % 2 == 0 ? random.bytes(40) : encode(random.text(40), name);
      const Encoding encoding{name, EncodingFrom::kOption, 0};
      const Decoded whole = decode_all(raw, encoding);
      Decoder decoder(encoding);
      std::string text;
      SourceMap map;
      std::string waiting;
      for (std::size_t at = 0; at < raw.size();) {
        const std::size_t piece = std::min(raw.size() - at, random.below(9) + 1);
        waiting.append(raw, at, piece);
        at += piece;
        waiting.erase(0, decoder.decode(waiting, at == raw.size(), text, map));
      }
      REQUIRE(waiting.empty());
      CAPTURE(name, seed);
      REQUIRE(text == whole.text);
      REQUIRE(decoder.replaced() == whole.replaced);
      const std::vector<std::size_t> edges = edges_of(text);
      for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        REQUIRE(map.raw({edges[i], edges[i + 1]}) == whole.map.raw({edges[i], edges[i + 1]}));
      }
    }
  }
}

TEST_CASE("text of one script needs few runs") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "The talks in Geneva went on. ";
  CHECK(decode_all(encode(text, "UTF-16LE"), Encoding{"UTF-16LE"}).map.runs() == 1);
  CHECK(decode_all(text, Encoding{"windows-1252"}).map.identity());
  CHECK(decode_all(text, Encoding{}).map.identity());
}

}  // namespace onoma::text
