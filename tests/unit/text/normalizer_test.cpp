#include "text/normalizer.hpp"

#include <catch2/catch.hpp>
#include <chrono>

#include "text/analyzer.hpp"

namespace onoma::text {
namespace {

std::string normal(std::string_view text) {
  std::string out;
  append_normal(text, out, nullptr);
  return out;
}

TEST_CASE("ASCII is its own normal form") {
  CHECK(normal("It's \"so\" - \t\r\n~") == "It's \"so\" - \t\r\n~");
}

TEST_CASE("diacritics are folded, letter case stays") {
  CHECK(normal("T\u00FCrkiye") == "Turkiye");
  CHECK(normal("\u0130stanbul I\u011Fd\u0131r") == "Istanbul Igdir");
  CHECK(normal("\u0141\u00F3d\u017A \u0110\u1EB7ng Gar\u00F0ar \u0181auchi") == "Lodz Dang Gardar Bauchi");
  CHECK(normal("Stra\u00DFe STRA\u1E9EE") == "Strasse STRASSE");
  CHECK(normal("\u00C6thelred \u00C6ON c\u0153ur \u00DE\u00F3r \u00DE\u00D3R") ==
        "Aethelred AEON coeur Thor THOR");
  CHECK(normal("Nguye\u0302\u0303n Jose\u0301") == "Nguyen Jose");
  CHECK(normal("\u039A\u03CE\u03C2 \u0419\u043E\u0434") == "\u039A\u03C9\u03C2 \u0418\u043E\u0434");
  CHECK(normal("\u0645\u064F\u062D\u064E\u0645\u0651\u064E\u062F") == "\u0645\u062D\u0645\u062F");
}

TEST_CASE("quotes and spaces are ASCII, dashes are one and no hyphen") {
  CHECK(normal("\u2018a\u2019 \u201Cb\u201D \u00ABc\u00BB 5\u2032 Hawai\u02BBi") ==
        "'a' \"b\" \"c\" 5' Hawai'i");
  CHECK(normal("a\u00A0b\u202Fc\u3000d") == "a b c d");
  CHECK(normal("e\u2010mail\u2011x") == "e-mail-x");
  CHECK(normal("1\u20132 3\u20144 \u22125") == "1\u20132 3\u20134 \u20135");
  CHECK(normal("a\u2028b\u2029c\u0085d") == "a\nb\n\nc\nd");
}

TEST_CASE("what cannot be seen is gone") {
  CHECK(normal("a\u200Bb\u200Dc\uFEFFd\u202Ee\u00ADf\uFE0F") == "abcdef");
}

TEST_CASE("compatibility forms become plain letters, signs stay apart from words") {
  CHECK(normal("\uFB01ne \uFF2E\uFF21\uFF34\uFF2F \u212Aelvin \u2026 \u2163") == "fine NATO Kelvin ... IV");
  CHECK(normal("Pact\u00B2 Onoma\u2122 \u3231 \u00BD \u2460") ==
        "Pact\u00B2 Onoma\u2122 \u3231 \u00BD \u2460");
}

TEST_CASE("marks of scripts that need them stay, and compose") {
  CHECK(normal("\u304B\u3099") == "\u304C");
  CHECK(normal("\uFF76\uFF9E") == "\u30AC");
  CHECK(normal("\u1112\u1161\u11AB") == "\uD55C");
  CHECK(normal("\u0939\u093F\u0928\u094D\u0926\u0940") == "\u0939\u093F\u0928\u094D\u0926\u0940");
}

TEST_CASE("the map leads from the normal form to whole characters of the original") {
  const std::string text = "\u201CT\u00FCrkiye\u2019s\u201D\u200B Jose\u0301\u0302 e\u2026";
  std::string out;
  OffsetMap map;
  append_normal(text, out, &map);
  REQUIRE(out == "\"Turkiye's\" Jose e...");
  const auto original = [&](std::string_view part) {
    const auto at = static_cast<std::uint32_t>(out.find(part));
    const auto end = at + static_cast<std::uint32_t>(part.size());
    return text.substr(map.to_original_begin(at), map.to_original_end(end) - map.to_original_begin(at));
  };
  CHECK(original("\"Turkiye's\"") == "\u201CT\u00FCrkiye\u2019s\u201D");
  CHECK(original("u") == "\u00FC");
  CHECK(original("rkiye") == "rkiye");
  CHECK(original("Jose") == "Jose\u0301\u0302");
  CHECK(original(" ") == " ");
  CHECK(original("..") == "\u2026");
}

TEST_CASE("a mark belongs to the character before it") {
  std::string out;
  OffsetMap map;
  append_normal("a\u0301\u0302 \u0303b", out, &map);
  REQUIRE(out == "a b");
  CHECK(map.to_original_end(1) == 5);
  CHECK(map.to_original_begin(2) == 8);
  out.clear(), map.clear();
  append_normal("\u0301a", out, &map);
  CHECK(map.to_original_begin(0) == 2);
}

TEST_CASE("keys: case folded normal forms") {
  CHECK(fold_key("\u0130stanbul") == "istanbul");
  CHECK(fold_key("Istanbul") == "istanbul");
  CHECK(fold_key("T\u00FCrkiye\u2019s") == "turkiye's");
  CHECK(fold_key("STRA\u1E9EE") == fold_key("stra\u00DFe"));
  CHECK(fold_key("\u041C\u041E\u0421\u041A\u0412\u0410") == "\u043C\u043E\u0441\u043A\u0432\u0430");
  CHECK(fold_key("\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2") ==
        fold_key("\u03A3\u0399\u03A3\u03A5\u03A6\u039F\u03A3"));
  std::string out = "kept ";
  fold_key("NATO", out);
  CHECK(out == "kept nato");
}

TEST_CASE("floods of marks take linear time") {
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](std::string_view mark, int count) {
    std::string text = "e";
    for (int i = 0; i < count; ++i) text += mark;
    std::string out;
    OffsetMap map;
    const auto start = Clock::now();
    append_normal(text, out, &map);
    return std::chrono::duration<double>(Clock::now() - start).count();
  };
  // A quadratic way would need minutes for these; the bound is loose for slow machines and sanitizers.
  CHECK(seconds("\u0301", 1'000'000) < 10);
  CHECK(seconds("\u3099", 300'000) < 10);
  CHECK(seconds("\u093C", 300'000) < 10);
}

}  // namespace
}  // namespace onoma::text
