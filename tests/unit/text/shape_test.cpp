#include "text/shape.hpp"

#include <catch2/catch.hpp>
#include <string_view>
#include <utility>

#include "text/word_scan.hpp"

namespace onoma::text {
namespace {

TEST_CASE("shapes of words") {
  const std::pair<std::string_view, Shape> words[] = {
      {"minister", Shape::kLower},
      {"al", Shape::kLower},
      {"don't", Shape::kLower},
      {"Minister", Shape::kCapitalized},
      {"A", Shape::kCapitalized},
      {"O'Brien", Shape::kCapitalized},
      {"D'Angelo", Shape::kCapitalized},
      {"Qur'an", Shape::kCapitalized},
      {"I'll", Shape::kCapitalized},
      {"NATO", Shape::kAllCaps},
      {"O'BRIEN", Shape::kAllCaps},
      {"McDonald", Shape::kMixed},
      {"iPhone", Shape::kMixed},
      {"MPs", Shape::kMixed},
      {"d'Angelo", Shape::kMixed},
      {"2024", Shape::kNumber},
      {"1,000", Shape::kNumber},
      {"10:30", Shape::kNumber},
      {"3rd", Shape::kAlnum},
      {"F16", Shape::kAlnum},
      {"user_name", Shape::kAlnum},
      {"\u041C\u043E\u0441\u043A\u0432\u0430", Shape::kCapitalized},
      {"\u041C\u0418\u0414", Shape::kAllCaps},
      {"\u6771\u4EAC", Shape::kUncased},
      {"\u0645\u062D\u0645\u062F", Shape::kUncased},
      {"\u0662\u0660\u0662\u0664", Shape::kNumber},
      {"-", Shape::kPunctuation},
  };
  for (const auto& [word, shape] : words) {
    CAPTURE(word);
    CHECK(shape_of(word) == shape);
  }
}

TEST_CASE("the table of plain shapes agrees with the reading of the word") {
  // All words of up to three characters out of one of each kind, and long ones that cross the eight-byte
  // steps.
  for (const std::string_view kinds = "aA1"; const char a : kinds) {
    for (const char b : kinds) {
      for (const char c : kinds) {
        const char word[] = {a, b, c};
        for (std::size_t size = 1; size <= 3; ++size) {
          const PlainRun run = scan_plain_run(word, word + size);
          CHECK(kPlainShapes[run.first << 3 | run.rest] == shape_of({word, size}));
        }
      }
    }
  }
}

TEST_CASE("a plain run ends at the first character that is no ASCII letter or digit") {
  for (std::size_t size = 1; size < 30; ++size) {
    for (const char stop : {' ', '\'', '@', '[', '`', '{', '/', ':', '\x7F', '\0', '\xC3', '\xE1', '\xFF'}) {
      std::string text(size, 'a');
      text += stop;
      text += "BBBBBBBBBBBBBBBB11111111";
      const PlainRun run = scan_plain_run(text.data(), text.data() + text.size());
      CAPTURE(size, static_cast<int>(stop));
      CHECK(static_cast<std::size_t>(run.end - text.data()) == size);
      CHECK(run.first == kLowerBit);
      CHECK(run.rest == (size == 1 ? 0 : kLowerBit));
    }
  }
}

}  // namespace
}  // namespace onoma::text
