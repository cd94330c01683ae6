#include "text/tokenizer.hpp"

#include <catch2/catch.hpp>

#include "text_fixture.hpp"

namespace onoma::text {
namespace {

TEST_CASE("words, hyphens and punctuation") {
  CHECK(tokens_of("outlawed Tehrik-e-Taliban Pakistan (TTP)") ==
        "outlawed|Tehrik|-|e|-|Taliban|Pakistan|(|TTP|)");
  CHECK(tokens_of("AT&T, and/or $5 50%") == "AT|&|T|,|and|/|or|$|5|50|%");
  CHECK(tokens_of("").empty());
  CHECK(tokens_of(" \t\n ").empty());
}

TEST_CASE("apostrophes stay inside of words, possessives do not") {
  CHECK(tokens_of("O'Brien didn't read the Qur\u2019an; we'll") == "O'Brien|didn't|read|the|Qur'an|;|we'll");
  CHECK(tokens_of("T\u00FCrkiye\u2019s Taliban's JOHN'S it's") == "Turkiye|'s|Taliban|'s|JOHN|'S|it|'s");
  CHECK(tokens_of("Reuters' men") == "Reuters|'|men");
  CHECK(tokens_of("(TTP)'s O'sullivan's '90s 1990's") == "(|TTP|)|'s|O'sullivan|'s|'|90s|1990|'s");
  CHECK(tokens_of("'quoted' 's") == "'|quoted|'|'|s");
}

TEST_CASE("acronyms and initials keep their periods") {
  CHECK(tokens_of("the U.S. and U.K., e.g. 5 p.m. D.C.'s") == "the|U.S.|and|U.K.|,|e.g.|5|p.m.|D.C.|'s");
  CHECK(tokens_of("U.S.-led, U.S-led, a Ph.D. in") == "U.S.|-|led|,|U.S|-|led|,|a|Ph.D.|in");
  CHECK(tokens_of("J. K. Rowling, W.H. Auden, J.Smith") == "J.|K.|Rowling|,|W.H.|Auden|,|J.|Smith");
  CHECK(tokens_of("\u00C7. Alt\u0131n") == "C.|Altin");
  CHECK(tokens_of("U.S.Army") == "U.S.|Army");
}

TEST_CASE("an initial at the end of a paragraph is no initial") {
  CHECK(tokens_of("Plan B.") == "Plan|B|.");
  CHECK(tokens_of("Plan B.\n\nThen") == "Plan|B|.|Then");
  CHECK(tokens_of("\"Plan B.\"\nThen") == "\"|Plan|B|.|\"|Then");
  CHECK(tokens_of("John B.\nSmith") == "John|B.|Smith");
  CHECK(tokens_of("in the U.S.") == "in|the|U.S.");
}

TEST_CASE("abbreviations keep their period") {
  CHECK(tokens_of("Mr. Gen. Smith of Apple Inc. and Calif. no") ==
        "Mr.|Gen.|Smith|of|Apple|Inc.|and|Calif.|no");
  CHECK(tokens_of("St\u00E9. G\u00E9n\u00E9rale") == "Ste.|Generale");
  CHECK(tokens_of("at Apple Inc. Chief") == "at|Apple|Inc.|Chief");
  CHECK(tokens_of("apples etc.\n\nThen") == "apples|etc|.|Then");
  CHECK(tokens_of("apples etc. and pears") == "apples|etc.|and|pears");
  CHECK(tokens_of("unknown. Word") == "unknown|.|Word");
}

TEST_CASE("an abbreviation in lower case before a capital ends its sentence") {
  CHECK(tokens_of("he sat. Then") == "he|sat|.|Then");
  CHECK(tokens_of("on Sat. Then") == "on|Sat.|Then");
  CHECK(tokens_of("England vs. Australia") == "England|vs.|Australia");
}

TEST_CASE("at the end of a paragraph the period is the sentence's, but an acronym keeps its own") {
  CHECK(tokens_of("at Apple Inc.") == "at|Apple|Inc|.");
  CHECK(tokens_of("at \"Apple Inc.\"\nThen") == "at|\"|Apple|Inc|.|\"|Then");
  CHECK(tokens_of("at Apple Inc.\nThen") == "at|Apple|Inc|.|Then");
  CHECK(tokens_of("at Apple Inc.\nand then") == "at|Apple|Inc.|and|then");
  CHECK(tokens_of("said Gen.\nSmith") == "said|Gen.|Smith");
  CHECK(tokens_of("in the U.S.\n\nThen") == "in|the|U.S.|Then");
}

TEST_CASE("No. is short for number only before one") {
  CHECK(tokens_of("No. 5 or No. He") == "No.|5|or|No|.|He");
}

TEST_CASE("numbers") {
  CHECK(tokens_of("1,000 1,000,000 3.5 10:30 10:30:15 2024.") == "1,000|1,000,000|3.5|10:30|10:30:15|2024|.");
  CHECK(tokens_of("2019,2020 1,20 12,3456") == "2019|,|2020|1|,|20|12|,|3456");
  CHECK(tokens_of("3rd 1990s F16 26OCT2025 1.5bn") == "3rd|1990s|F16|26OCT2025|1.5bn");
  CHECK(tokens_of("2024-03-01 12/05/2024 31.12.2024") == "2024|-|03|-|01|12|/|05|/|2024|31.12.2024");
  CHECK(tokens_of("2024-03-01T10:30") == "2024|-|03|-|01|T10|:|30");
  CHECK(tokens_of("5'10") == "5|'|10");
}

TEST_CASE("web and mail addresses, handles and tags") {
  CHECK(tokens_of("See https://example.org/a_(b)?q=1, or (www.bbc.com).") ==
        "See|https://example.org/a_(b)?q=1|,|or|(|www.bbc.com|)|.");
  CHECK(tokens_of("write john.smith+x@news.example.org.") == "write|john.smith+x@news.example.org|.");
  CHECK(tokens_of("@user_name: #BlackLives a@b") == "@|user_name|:|#|BlackLives|a|@|b");
  CHECK(analyze("http://x.org").tokens[0].shape == Shape::kUrl);
  CHECK(analyze("a@b.org").tokens[0].shape == Shape::kUrl);
  CHECK(tokens_of("http:// x") == "http|:|/|/|x");
}

TEST_CASE("runs of a sign are one token") {
  CHECK(tokens_of("wait... so -- **bold** ``q'' ====") == "wait|...|so|--|**|bold|**|``|q|''|====");
  CHECK(tokens_of("wait\u2026") == "wait|...");
  CHECK(tokens_of("what?!") == "what|?|!");
}

TEST_CASE("other scripts") {
  CHECK(tokens_of("\u041F\u0443\u0442\u0438\u043D Putin") == "\u041F\u0443\u0442\u0438\u043D|Putin");
  CHECK(tokens_of("NHK\u653E\u9001\u306F") == "NHK|\u653E\u9001|\u306F");
  CHECK(tokens_of("\u6771\u4EAC\u3002") == "\u6771\u4EAC|\u3002");
  CHECK(tokens_of("\u0905\u0928\u0941\u092E\u0924\u093F") == "\u0905\u0928\u0941\u092E\u0924\u093F");
  CHECK(tokens_of("a\U0001F469\u200D\U0001F467b") == "a|\U0001F469|\U0001F467|b");
  std::string han;
  for (std::size_t i = 0; i < kLongestUnspaced + 1; ++i) han += "\u6771";
  CHECK(analyze(han).tokens.size() == 2);
}

TEST_CASE("shapes of special tokens") {
  const std::string text = "J. U.S. e.g. Mr. Japan's 's";
  const Analysis analysis = analyze(text);
  const Shape shapes[] = {Shape::kInitial,     Shape::kAcronym,     Shape::kLower,
                          Shape::kCapitalized, Shape::kCapitalized, Shape::kLower};
  for (std::size_t i = 0; i < std::size(shapes); ++i) {
    CAPTURE(analysis.token_text(i));
    CHECK(analysis.tokens[i].shape == shapes[i]);
  }
}

TEST_CASE("no token is longer than the limit") {
  for (const std::string unit : {"a", "1:", "\u041F", "\u0905", "U.", "-", "http://a", "x@y.z"}) {
    std::string text;
    while (text.size() < 5 * kLongestToken) text += unit;
    const Analysis analysis = analyze(text);
    for (const Token& token : analysis.tokens) CHECK(token.size() <= kLongestToken);
    CHECK(analysis.tokens.back().end == text.size());
  }
}

TEST_CASE("tokens lead back to the original") {
  CHECK(originals_of("\u201CT\u00FCrkiye\u2019s\u201D \uFB01ne\u200B Jose\u0301, \u2026") ==
        "\u201C|T\u00FCrkiye|\u2019s|\u201D|\uFB01ne|Jose\u0301|,|\u2026");
  CHECK(originals_of("\u304B\u200B x") == "\u304B|x");
  CHECK(originals_of("\u304B\u200B\u3099 x") == "\u304B\u200B\u3099|x");
}

TEST_CASE("a space before a token is told") {
  const std::string text = "a-b (c)\u00A0d";
  const Analysis analysis = analyze(text);
  std::string spaced;
  for (const Token& token : analysis.tokens) spaced += token.has(kSpaceBefore) ? '1' : '0';
  CHECK(spaced == "1001001");
}

}  // namespace
}  // namespace onoma::text
