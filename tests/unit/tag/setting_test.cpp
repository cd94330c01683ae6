#include "tag/setting.hpp"

#include <catch2/catch.hpp>

#include "tag_fixture.hpp"

namespace onoma::tag {
namespace {

using test::TinyModel;
using test::TinyWindow;

const TinyModel& model() {
  static TinyModel model;
  static const bool ready = [] {
    model.names("cue:sports-words", {"goal", "striker"});
    model.names("cue:sports", {"stadium"});
    model.finish();
    return true;
  }();
  static_cast<void>(ready);
  return model;
}

struct Looked {
  explicit Looked(const std::string& text) : window(model(), text) { setting.look(model().tables, window.window); }
  std::uint32_t lines() const { return static_cast<std::uint32_t>(window.analysis.lines.size()); }

  TinyWindow window;
  Setting setting;
};

// So many words, of which so many are of sports.
std::string prose(int words, int sports) {
  std::string text = "Then";
  for (int i = 1; i < words; ++i) text += i <= sports ? " goal" : " went";
  return text + ".";
}

bool is_sports(const std::string& text) { return Looked(text).setting.is_sports(); }

TEST_CASE("a text is about sports when one word in twenty-five is, and two are") {
  CHECK(is_sports(prose(50, 2)));
  CHECK_FALSE(is_sports(prose(51, 2)));
  CHECK(is_sports(prose(75, 3)));
  CHECK_FALSE(is_sports(prose(5, 1)));
  CHECK(is_sports("The striker had his goal."));
  CHECK(is_sports("Striker! GOAL!"));  // however it is written
  CHECK_FALSE(is_sports("The stadium of the stadium."));  // another cue
  CHECK_FALSE(is_sports(prose(10, 0)));
  CHECK_FALSE(is_sports(""));
}

TEST_CASE("numbers and signs are no words of which some are of sports") {
  std::string text = prose(50, 2);
  for (int i = 0; i < 100; ++i) text += " 17 , (";
  CHECK(is_sports(text));
  CHECK_FALSE(is_sports(text + " went"));
}

bool is_table(const std::string& line) {
  const Looked looked(line);
  REQUIRE(looked.lines() == 1);
  return looked.setting.is_table(0);
}

TEST_CASE("a line of three words and more of which one in four is a number is a table's") {
  CHECK(is_table("Accra 2 1"));
  CHECK(is_table("Accra Oil Trust 14"));
  CHECK(is_table("Accra , ( Oil - Trust . 14"));  // signs do not count
  CHECK_FALSE(is_table("Accra Oil Trust Men 14"));
  CHECK_FALSE(is_table("Accra 14"));
  CHECK_FALSE(is_table("14"));
  CHECK_FALSE(is_table("He came in 1987 with the men of his place."));
}

bool is_informal(const std::string& line) {
  const Looked looked(line);
  REQUIRE(looked.lines() == 1);
  return looked.setting.is_informal(0);
}

TEST_CASE("a line that speaks to somebody, has a tag or a link is informal") {
  CHECK(is_informal("thanks @kofi for it"));
  CHECK(is_informal("rain in #Accra today"));
  CHECK(is_informal("look at http://a.b/c?d now"));
  CHECK_FALSE(is_informal("two oranges @ three each"));
  CHECK_FALSE(is_informal("it is number # 5 today"));
  CHECK_FALSE(is_informal("it costs & costs"));
  CHECK_FALSE(is_informal("it ends so @"));
}

TEST_CASE("prose is plain, and each line is judged by itself") {
  const Looked looked("The men came to the place in 1987, and they went on.\nAccra 2 1\nthanks @kofi for it\n@kofi 2 1 0\nThen they went.");
  REQUIRE(looked.lines() == 5);
  const bool table[] = {false, true, false, true, false}, informal[] = {false, false, true, true, false};
  for (std::uint32_t line = 0; line < 5; ++line) {
    CAPTURE(line);
    CHECK(looked.setting.is_table(line) == table[line]);
    CHECK(looked.setting.is_informal(line) == informal[line]);
    CHECK(looked.setting.is_plain(line) == (!table[line] && !informal[line]));
  }
}

TEST_CASE("no line of a text about sports is plain") {
  const Looked looked("The striker had his goal.\nThen they went.");
  REQUIRE(looked.lines() == 2);
  CHECK_FALSE(looked.setting.is_plain(0));
  CHECK_FALSE(looked.setting.is_plain(1));
}

TEST_CASE("the last window is forgotten") {
  Looked looked("The striker had his goal @home.\nAccra 2 1");
  REQUIRE(looked.setting.is_sports());
  const TinyWindow prose(model(), "Then they went.\nThen they came.");
  looked.setting.look(model().tables, prose.window);
  CHECK_FALSE(looked.setting.is_sports());
  CHECK(looked.setting.is_plain(0));
  CHECK(looked.setting.is_plain(1));
}

}  // namespace
}  // namespace onoma::tag
