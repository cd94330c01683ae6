#include "output/words.hpp"

#include <catch2/catch.hpp>

using namespace onoma;

namespace {

class NoAbbreviations final : public text::Abbreviations {
 public:
  Kind find(std::string_view) const noexcept override { return Kind::kNone; }
};

Entity entity(std::size_t begin, std::size_t end) {
  Entity made;
  made.span = {begin, end};
  return made;
}

// "[begin of a sentence|]text[:entity]" of each word.
std::vector<std::string> show(const Document& document, const std::vector<output::Word>& words) {
  std::vector<std::string> shown;
  for (const output::Word& word : words) {
    std::string line = word.begins_sentence ? "|" : "";
    line += document.text(word.span);
    if (word.entity != output::kNoEntity) line += ':' + std::to_string(word.entity);
    shown.push_back(std::move(line));
  }
  return shown;
}

std::vector<output::Word> words_of(const Document& document, const std::vector<Entity>& entities) {
  return output::words_of(document, entities, NoAbbreviations());
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words stand where they are in the text and know their entity") {
  const Document document = Document::from_bytes("a", "Rain fell. Zoë Müller’s\nleft New York.");
  const std::vector<Entity> entities = {entity(11, 23), entity(33, 41)};
  REQUIRE(document.text(entities[0].span) == "Zoë Müller");
  REQUIRE(document.text(entities[1].span) == "New York");
  CHECK(show(document, words_of(document, entities)) ==
        Words{"|Rain", "fell", ".", "|Zoë:0", "Müller:0", "’s", "left", "New:1", "York:1", "."});
}

TEST_CASE("a token that a span cuts is cut, and a sentence does not begin inside an entity") {
  const Document document = Document::from_bytes("a", "Kabulbased. Oslo");
  CHECK(show(document, words_of(document, {entity(0, 5)})) == Words{"|Kabul:0", "based", ".", "|Oslo"});
  CHECK(show(document, words_of(document, {entity(0, 16)})) == Words{"|Kabulbased:0", ".:0", "Oslo:0"});
  CHECK(show(document, words_of(document, {entity(0, 5), entity(5, 10)})) ==
        Words{"|Kabul:0", "based:1", ".", "|Oslo"});
}

TEST_CASE("one character that is read as several tokens is one word") {
  const Document document = Document::from_bytes("a", "a ½ b ℅ c");
  for (const output::Word& word : words_of(document, {})) CHECK_FALSE(word.span.empty());
  std::size_t end = 0;
  for (const output::Word& word : words_of(document, {})) {
    CHECK(word.span.begin >= end);
    end = word.span.end;
  }
}

TEST_CASE("gaps are all but one blank after each word") {
  const Document document = Document::from_bytes("a", "  New\nYork  is big \n");
  const auto words = words_of(document, {entity(2, 10)});
  CHECK(show(document, output::with_gaps(document.text(), words)) ==
        Words{"  ", "|New:0", "\n:0", "York:0", " ", "is", "big", "\n"});
  CHECK(output::with_gaps("", {}).empty());
  CHECK(output::with_gaps("\n", {}).size() == 1);
}
