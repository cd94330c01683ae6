#include "text/forms.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <utility>

#include "text_fixture.hpp"

using namespace onoma::text;

namespace {

using Numbers = std::vector<std::uint32_t>;

struct Numbered {
  std::string_view text;  // outlives the answers
  const Numbers& by(Analysis& analysis) const {
    const SomeAbbreviations abbreviations;
    Analyzer(abbreviations).analyze(text, analysis);
    return analysis.form_of;
  }
};

}  // namespace

TEST_CASE("forms are numbered as they first come, and each number tells its text", "[forms]") {
  Analysis analysis;
  CHECK(Numbered{"the minister met The minister ."}.by(analysis) == Numbers{0, 1, 2, 3, 1, 4});
  CHECK(analysis.forms.text(1) == "minister");
  CHECK(analysis.forms.text(3) == "The");
  CHECK(analysis.forms.size() == 5);
}

TEST_CASE("numbers go on from window to window", "[forms]") {
  Analysis analysis;
  Numbered{"one two"}.by(analysis);
  const std::uint64_t generation = analysis.forms.generation();
  CHECK(Numbered{"two three"}.by(analysis) == Numbers{1, 2});
  CHECK(analysis.forms.generation() == generation);
}

TEST_CASE("a token of more bytes than a form may have has no number", "[forms]") {
  Analysis analysis;
  CHECK(Numbered{"internationally internationalize Donaudampfschiffe"}.by(analysis) == Numbers{0, 1, Forms::kNone});
  CHECK(analysis.forms.text(1) == "internationalize");
}

TEST_CASE("what differs in one byte, at the end of the text or before, differs", "[forms]") {
  std::string text;
  std::set<std::string> words;
  for (const std::size_t size : {1, 2, 7, 8, 9, 15, 16}) {
    for (std::size_t changed = 0; changed < size; ++changed) {
      std::string word(size, 'a');
      word[changed] = 'b';
      words.insert(word);
      text += word + ' ';
    }
  }
  text.pop_back();  // the last word ends the window
  Analysis analysis;
  const Numbers numbers = Numbered{text}.by(analysis);
  CHECK(analysis.forms.size() == words.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) CHECK(analysis.forms.text(numbers[i]) == analysis.token_text(i));
}

TEST_CASE("a text of more words than are kept begins anew, under another generation", "[forms]") {
  std::string text;
  for (std::size_t i = 0; i <= Forms::kMost; ++i) text += 'w' + std::to_string(i) + ' ';
  Analysis analysis;
  const Numbers numbers = Numbered{text}.by(analysis);
  for (std::size_t i = 0; i < numbers.size(); ++i) REQUIRE(analysis.forms.text(numbers[i]) == analysis.token_text(i));
  const std::uint64_t generation = analysis.forms.generation();
  CHECK(Numbered{"w7 w7"}.by(analysis) == Numbers{0, 0});
  CHECK(analysis.forms.generation() != generation);
}

TEST_CASE("no two tables share a generation, even where one was moved away", "[forms]") {
  Analysis first, second;
  Numbered{"a"}.by(first);
  Numbered{"b"}.by(second);
  CHECK(first.forms.generation() != second.forms.generation());
  const std::uint64_t generation = first.forms.generation();
  const Forms moved = std::move(first.forms);
  CHECK(moved.generation() == generation);
  CHECK(moved.text(0) == "a");
  Numbered{"c"}.by(first);
  CHECK(first.forms.generation() != generation);
  CHECK(first.forms.text(0) == "c");
}
