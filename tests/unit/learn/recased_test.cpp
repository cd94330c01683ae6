#include "learn/recased.hpp"

#include <catch2/catch.hpp>

namespace onoma::learn {
namespace {

std::string_view at(const GoldText& document, Span span) { return document.text.substr(span.begin, span.size()); }

TEST_CASE("names and open stretches keep their words when the letter case changes") {
  const std::string text = "In \u0130zmir, Stra\u00dfe \u20ac5, \u0141ukasz saw \U0001F30A Lom\u00e9.";
  GoldText document{text, {}, {}, 7};
  for (const char* name : {"\u0130zmir", "\u0141ukasz", "Lom\u00e9"}) {
    const std::size_t begin = text.find(name);
    document.names.push_back({{begin, begin + std::string_view(name).size()}, Label::kLoc});
  }
  const std::size_t street = text.find("Stra");
  document.ignore.push_back({street, street + 7});
  std::string buffer;
  const GoldText upper = recased(document, text::LetterCase::kUpper, buffer);
  CHECK(at(upper, upper.names[1].span) == "\u0141UKASZ");
  CHECK(at(upper, upper.names[2].span) == "LOM\u00c9");
  CHECK(at(upper, upper.ignore[0]).substr(0, 4) == "STRA");
  std::string other;
  const GoldText lower = recased(document, text::LetterCase::kLower, other);
  CHECK(at(lower, lower.names[1].span) == "\u0142ukasz");
  CHECK(at(lower, lower.names[2].span) == "lom\u00e9");
  CHECK(lower.annotated == 7);
}

TEST_CASE("about as many texts as asked for are recased, the same ones every time") {
  int upper = 0, lower = 0, none = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string text = "text number " + std::to_string(i);
    const auto chosen = case_to_learn(text, 15);
    CHECK(chosen == case_to_learn(text, 15));
    CHECK_FALSE(case_to_learn(text, 0));
    ++(!chosen ? none : *chosen == text::LetterCase::kUpper ? upper : lower);
  }
  CHECK(upper > 200);
  CHECK(upper < 400);
  CHECK(lower > 200);
  CHECK(lower < 400);
  CHECK(none > 1200);
}

}  // namespace
}  // namespace onoma::learn
