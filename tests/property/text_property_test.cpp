#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "onoma/document.hpp"
#include "random_text.hpp"
#include "text/analyzer.hpp"
#include "text/decoder.hpp"
#include "text/normalizer.hpp"
#include "text/tokenizer.hpp"
#include "text/units.hpp"
#include "text/windows.hpp"

namespace onoma::text {
namespace {

using property::RandomText;

constexpr std::uint32_t kTrials = 3000;

class FewAbbreviations : public Abbreviations {
 public:
  Kind find(std::string_view folded) const noexcept override {
    return folded == "mr."                        ? Kind::kBeforeName
           : folded == "e." || folded == "smith." ? Kind::kAny
                                                  : Kind::kNone;
  }
};

bool is_edge(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

std::vector<char32_t> code_points(std::string_view text) {
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
  std::vector<char32_t> points;
  for (int i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
    points.push_back(static_cast<char32_t>(units.char32At(i)));
  }
  return points;
}

std::string normalized(const icu::Normalizer2* form, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  form->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())}), status)
      .toUTF8String(out);
  return out;
}
std::string nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFCInstance(status), text);
}
std::string nfd(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFDInstance(status), text);
}

std::string normal(std::string_view text) {
  std::string out;
  append_normal(text, out, nullptr);
  return out;
}

void check_tokens(const Analysis& analysis) {
  std::uint32_t last_end = 0;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    REQUIRE(token.begin >= last_end);
    REQUIRE(token.end > token.begin);
    REQUIRE(token.end <= analysis.normal.size());
    REQUIRE(token.size() <= 2 * kLongestToken);
    REQUIRE(is_edge(analysis.normal, token.begin));
    REQUIRE(is_edge(analysis.normal, token.end));
    last_end = token.end;
  }
}

void check_originals(const Analysis& analysis) {
  std::size_t last_end = 0;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Span span = analysis.original_span(i, i + 1);
    REQUIRE(span.begin >= last_end);
    REQUIRE(span.begin < span.end);
    REQUIRE(span.end <= analysis.original.size());
    REQUIRE(is_edge(analysis.original, span.begin));
    REQUIRE(is_edge(analysis.original, span.end));
    const std::vector<char32_t> points = code_points(analysis.original.substr(span.begin, span.size()));
    REQUIRE_FALSE(u_isUWhiteSpace(static_cast<UChar32>(points.front())));
    REQUIRE_FALSE(u_isUWhiteSpace(static_cast<UChar32>(points.back())));
    last_end = span.end;
  }
}

void check_lines(const Analysis& analysis) {
  REQUIRE(analysis.line_of.size() == analysis.tokens.size());
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < analysis.lines.size(); ++i) {
    const Line& line = analysis.lines[i];
    REQUIRE(line.first_token == next);
    REQUIRE(line.last_token > line.first_token);
    REQUIRE(analysis.tokens[line.first_token].has(kLineStart));
    for (std::uint32_t t = line.first_token; t < line.last_token; ++t) REQUIRE(analysis.line_of[t] == i);
    next = line.last_token;
  }
  REQUIRE(next == analysis.tokens.size());
}

// What no token covers is white space, or cannot be seen.
void check_nothing_lost(const Analysis& analysis) {
  std::uint32_t at = 0;
  const auto check_gap = [&](std::uint32_t to) {
    for (; at < to; ++at) {
      const auto c = static_cast<unsigned char>(analysis.normal[at]);
      REQUIRE((c <= ' ' || c == 0x7F));
    }
  };
  for (const Token& token : analysis.tokens) {
    check_gap(token.begin);
    at = token.end;
  }
  check_gap(static_cast<std::uint32_t>(analysis.normal.size()));
}

TEST_CASE("tokens and lines are in order and lead back to whole, visible text") {
  const FewAbbreviations abbreviations;
  const Analyzer analyzer(abbreviations);
  Analysis analysis;
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    CAPTURE(seed);
    const std::string text = RandomText(seed).text(40);
    analyzer.analyze(text, analysis);
    check_tokens(analysis);
    check_originals(analysis);
    check_lines(analysis);
    check_nothing_lost(analysis);
  }
}

TEST_CASE("analysing is a pure function of the text") {
  const FewAbbreviations abbreviations;
  const Analyzer analyzer(abbreviations);
  Analysis reused;
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    CAPTURE(seed);
    const std::string text = RandomText(seed).text(1 + seed % 50);
    Analysis fresh;
    analyzer.analyze(text, fresh);
    analyzer.analyze(text, reused);
    REQUIRE(reused.normal == fresh.normal);
    REQUIRE(reused.line_of == fresh.line_of);
    REQUIRE(reused.tokens.size() == fresh.tokens.size());
    REQUIRE(reused.lines.size() == fresh.lines.size());
    for (std::size_t i = 0; i < fresh.tokens.size(); ++i) {
      REQUIRE(reused.tokens[i].begin == fresh.tokens[i].begin);
      REQUIRE(reused.tokens[i].end == fresh.tokens[i].end);
      REQUIRE(reused.tokens[i].shape == fresh.tokens[i].shape);
      REQUIRE(reused.tokens[i].flags == fresh.tokens[i].flags);
      REQUIRE(reused.original_span(i, i + 1) == fresh.original_span(i, i + 1));
    }
  }
}

TEST_CASE("the normal form of any code point is stable, and NFC and NFD of it have its key") {
  for (char32_t c = 1; c < 0x110000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    RandomText::append(c, text);
    const std::string once = normal(text);
    const std::string key = fold_key(text);
    CAPTURE(static_cast<unsigned>(c), text, once, key);
    REQUIRE(normal(once) == once);
    REQUIRE(fold_key(once) == key);
    REQUIRE(fold_key(key) == key);
    REQUIRE(fold_key(nfc(text)) == key);
    REQUIRE(fold_key(nfd(text)) == key);
  }
}

// Runs of more than 30 marks are cut (as UAX #15 allows), so they are left out where forms are compared.
bool stream_safe(std::string_view text) {
  int marks = 0;
  for (const char32_t c : code_points(text)) {
    marks = u_getCombiningClass(static_cast<UChar32>(c)) != 0 ? marks + 1 : 0;
    if (marks > 8) return false;
  }
  return true;
}

TEST_CASE("keys of random text are stable and the same for NFC and NFD") {
  std::size_t tried = 0;
  for (std::uint32_t seed = 0; seed < 4 * kTrials; ++seed) {
    const std::string text = RandomText(seed).text(8);
    if (!stream_safe(text)) continue;
    ++tried;
    const std::string key = fold_key(text);
    CAPTURE(seed, text, key);
    REQUIRE(fold_key(normal(text)) == key);
    REQUIRE(fold_key(key) == key);
    REQUIRE(fold_key(nfc(text)) == key);
    REQUIRE(fold_key(nfd(text)) == key);
  }
  CHECK(tried > kTrials);
}

TEST_CASE("repaired bytes are what ICU makes of them, and stay") {
  for (std::uint32_t seed = 0; seed < 4 * kTrials; ++seed) {
    CAPTURE(seed);
    const std::string bytes = RandomText(seed).bytes(30);
    std::size_t replaced = 0;
    const std::string text = repair_utf8(bytes, replaced);
    std::string expected;
    icu::UnicodeString::fromUTF8({bytes.data(), static_cast<int>(bytes.size())}).toUTF8String(expected);
    REQUIRE(text == expected);
    REQUIRE(find_invalid_utf8(text) == std::string::npos);
    REQUIRE((replaced == 0) == (text == bytes));
    std::size_t again = 0;
    REQUIRE(repair_utf8(text, again) == text);
    REQUIRE(again == 0);
  }
}

TEST_CASE("documents of any bytes can be analysed") {
  const FewAbbreviations abbreviations;
  const Analyzer analyzer(abbreviations);
  Analysis analysis;
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    CAPTURE(seed);
    const Document document = Document::from_bytes("", RandomText(seed).bytes(30));
    analyzer.analyze(document.text(), analysis);
    check_tokens(analysis);
    check_originals(analysis);
  }
}

TEST_CASE("windows join to the text and are cut at code point edges") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    RandomText random(seed);
    const std::string block = random.text(200);
    // Every other text has no line end at all in long stretches.
    std::string text;
    while (text.size() < 3 * kWindowLimit) {
      text += seed % 2 == 0 ? block : std::string(random.below(kWindowLimit), 'x') + block.substr(0, 0);
    }
    std::size_t at = 0;
    for (Span window = next_window(text, 0); !window.empty(); window = next_window(text, window.end)) {
      REQUIRE(window.begin == at);
      REQUIRE(window.size() <= kWindowLimit + 1);
      REQUIRE((window.size() > kWindowTarget || window.end == text.size()));
      REQUIRE(is_edge(text, window.end));
      REQUIRE_FALSE((window.end < text.size() && text[window.end - 1] == '\r' && text[window.end] == '\n'));
      at = window.end;
    }
    REQUIRE(at == text.size());
  }
}

TEST_CASE("units agree with a slow count and with ICU") {
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    CAPTURE(seed);
    RandomText random(seed);
    const std::string text = random.text(40);
    UnitCounter counter(text);
    for (std::size_t at = 0; at <= text.size(); at += 1 + random.below(20)) {
      if (!is_edge(text, at)) continue;
      const UnitOffsets offsets = counter.at(at);
      const icu::UnicodeString before = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(at)});
      std::size_t slow = 0;
      for (std::size_t i = 0; i < at; ++i) slow += is_edge(text, i);
      REQUIRE(offsets.in(OffsetUnit::kByte) == at);
      REQUIRE(offsets.in(OffsetUnit::kCodepoint) == slow);
      REQUIRE(offsets.in(OffsetUnit::kCodepoint) == static_cast<std::size_t>(before.countChar32()));
      REQUIRE(offsets.in(OffsetUnit::kUtf16) == static_cast<std::size_t>(before.length()));
    }
  }
}

}  // namespace
}  // namespace onoma::text
