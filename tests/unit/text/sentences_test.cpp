#include "text/sentences.hpp"

#include <catch2/catch.hpp>

#include "text_fixture.hpp"

namespace onoma::text {
namespace {

TEST_CASE("sentences begin after stops") {
  CHECK(flagged("He came. She left! Who? Me.", kSentenceStart) == Words{"He", "She", "Who", "Me"});
  CHECK(flagged("He said \"Go.\" Then (so.) Now", kSentenceStart) == Words{"He", "Then", "Now"});
  CHECK(flagged("He came. \"She left.", kSentenceStart) == Words{"He", "She"});
  CHECK(flagged("\u7D42\u4E86\u3002\u6771\u4EAC", kSentenceStart) == Words{"\u7D42\u4E86", "\u6771\u4EAC"});
}

TEST_CASE("a lower-case word after a stop begins no sentence, but one begins each paragraph") {
  CHECK(flagged("Yahoo! is old.\n\nand so on", kSentenceStart) == Words{"Yahoo", "and"});
}

TEST_CASE("titles and initials end no sentence") {
  const std::string text = "Yes, Gen. Smith and J. K. Rowling, England vs. Australia";
  CHECK(flagged(text, kSentenceStart) == Words{"Yes"});
  CHECK(flagged(text, kDoubtfulBoundary).empty());
}

TEST_CASE("abbreviations and acronyms may end one") {
  CHECK(flagged("Apple Inc. Chief Tim", kDoubtfulBoundary) == Words{"Chief"});
  CHECK(flagged("the U.S. President", kDoubtfulBoundary) == Words{"President"});
  CHECK(flagged("the U.S. economy", kDoubtfulBoundary).empty());
  CHECK(flagged("Apple Inc., Chief", kDoubtfulBoundary).empty());
  CHECK(flagged("Apple Inc. Chief", kSentenceStart) == Words{"Apple"});
}

TEST_CASE("dots and stops without a space may begin one") {
  CHECK(flagged("well... Then", kDoubtfulBoundary) == Words{"Then"});
  CHECK(flagged("it ended.The man", kDoubtfulBoundary) == Words{"The"});
  CHECK(flagged("at Amazon.com and", kDoubtfulBoundary).empty());
}

TEST_CASE("datelines") {
  CHECK(flagged("ISLAMABAD: Amid tensions", kDoubtfulBoundary) == Words{"Amid"});
  CHECK(flagged("LONDON (Reuters) - The man", kDoubtfulBoundary) == Words{"The"});
  CHECK(flagged("KABUL, Afghanistan \u2014 The man", kDoubtfulBoundary) == Words{"The"});
  CHECK(flagged("Kabul - Ghazni road", kDoubtfulBoundary).empty());
}

TEST_CASE("list items") {
  CHECK(flagged("Say:\n- first one\n* second\n\u2022 third\n1. Fourth\n2) fifth\n(a) sixth",
                kSentenceStart) == Words{"Say", "first", "second", "third", "Fourth", "fifth", "sixth"});
}

TEST_CASE("the line after a heading begins a sentence, the line inside a paragraph does not") {
  CHECK(flagged("TALKS GO ON\nPakistan and", kSentenceStart) == Words{"TALKS", "Pakistan"});
  CHECK(flagged("they met in\nPakistan and", kSentenceStart) == Words{"they"});
}

}  // namespace
}  // namespace onoma::text
