#include "text/lines.hpp"

#include <catch2/catch.hpp>

#include "text_fixture.hpp"

namespace onoma::text {
namespace {

LineCase case_of(std::string_view line) {
  return analyze(line).lines.at(0).letter_case;
}

TEST_CASE("lines end at all line ends, empty ones are left out") {
  const std::string text = "a\nb\r\nc\rd\u2028e\vf\n\n\ng";
  const Analysis analysis = analyze(text);
  REQUIRE(analysis.lines.size() == 7);
  for (std::uint32_t i = 0; i < 7; ++i) {
    CHECK(analysis.lines[i].first_token == i);
    CHECK(analysis.lines[i].last_token == i + 1);
    CHECK(analysis.line_of[i] == i);
  }
}

TEST_CASE("paragraphs begin after blank lines") {
  CHECK(flagged("a\nb\r\nc\n\nd\r\n\r\ne\r\rf\n \t\ng\u2029h\fi", kParagraphStart) ==
        Words{"a", "d", "e", "f", "g", "h", "i"});
  CHECK(flagged("a b\nc d", kLineStart) == Words{"a", "c"});
  CHECK(flagged("\n\n  a b", kParagraphStart) == Words{"a"});
}

TEST_CASE("the case of a line") {
  CHECK(case_of("TALIBAN SAY TALKS WILL GO ON") == LineCase::kAllCaps);
  CHECK(case_of("McCAIN SAYS U.S. A FRIEND OF THE KURDS, NOT OF ISIS") == LineCase::kAllCaps);
  CHECK(case_of("Taliban Say Talks Will Go On") == LineCase::kTitleCase);
  CHECK(case_of("A Day in the Life of a President") == LineCase::kTitleCase);
  CHECK(case_of("Angela Merkel met Putin") == LineCase::kMixedCase);
  CHECK(case_of("The talks were held in Doha") == LineCase::kMixedCase);
  CHECK(case_of("no capital at all's here") == LineCase::kLowerOnly);
  CHECK(case_of("NATO") == LineCase::kMixedCase);
  CHECK(case_of("NATO 2024 -") == LineCase::kMixedCase);
}

TEST_CASE("headings stand alone, are short and end no sentence") {
  const auto headings = [](std::string_view text) {
    std::string found;
    for (const Line& line : analyze(text).lines) found += line.heading ? '1' : '0';
    return found;
  };
  CHECK(headings("A new day\n\nThe man came.\n\nThe end") == "101");
  CHECK(headings("The man came.\nHe left.") == "00");
  CHECK(headings("TALKS GO ON\nThe man came.") == "10");
  CHECK(headings("Talks Go On\nBy Our Staff\nThe man came.") == "110");
  CHECK(headings("Rival to buy port\nLAGOS, May 3 - The port was sold.") == "10");
  CHECK(headings("Rival to buy port\nLA PAZ (Agency) - The port was sold.") == "10");
  CHECK(headings("Rival to buy port\nNATO said so.") == "00");
  CHECK(headings("they met the men in\nPakistan and left.") == "00");
  CHECK(headings("w w w w w w w w w w w w w w w w") == "0");
  CHECK(headings("w w w w w w w w w w w w w w w") == "1");
  CHECK(headings("* * *\n\n1996") == "00");
}

}  // namespace
}  // namespace onoma::text
