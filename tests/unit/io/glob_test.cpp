#include "io/glob.hpp"

#include <catch2/catch.hpp>
#include <string>

using onoma::io::Glob;
using onoma::io::GlobOptions;

namespace {

bool matches(const std::string& pattern, const std::string& path, GlobOptions options = {}) {
  const std::optional<Glob> glob = Glob::compile(pattern, options);
  REQUIRE(glob);
  return glob->matches(path);
}

}  // namespace

TEST_CASE("one star stays within a part of the path, a question mark takes a character") {
  CHECK(matches("*.txt", "a.txt"));
  CHECK(matches("*.txt", ".txt"));
  CHECK_FALSE(matches("*.txt", "a/b.txt"));
  CHECK_FALSE(matches("*.txt", "a.txt~"));
  CHECK(matches("a*b*c", "a--b--c"));
  CHECK_FALSE(matches("a*b*c", "a--b--"));
  CHECK(matches("?.txt", "\xC3\xA9.txt"));
  CHECK(matches("?", "\xFF"));
  CHECK_FALSE(matches("?", "/"));
  CHECK_FALSE(matches("?", ""));
  CHECK(matches("", ""));
}

TEST_CASE("two stars that are a part of the path stand for any folders") {
  CHECK(matches("**/a", "a"));
  CHECK(matches("**/a", "x/y/a"));
  CHECK_FALSE(matches("**/a", "x/ya"));
  CHECK(matches("a/**/b", "a/b"));
  CHECK(matches("a/**/b", "a/x/y/b"));
  CHECK_FALSE(matches("a/**/b", "a/xb"));
  CHECK(matches("a/**", "a/x/y"));
  CHECK_FALSE(matches("a/**", "a"));
  CHECK(matches("**", "a/b"));
  CHECK(matches("a**b", "axyb"));
  CHECK_FALSE(matches("a**b", "ax/yb"));
  CHECK(matches("**/a/**/b/*.c", "x/a/y/z/a/b/q.c"));
}

TEST_CASE("sets") {
  CHECK(matches("[abc]x", "bx"));
  CHECK(matches("[a-cx-z]", "y"));
  CHECK_FALSE(matches("[a-c]", "d"));
  CHECK(matches("[!a-c]", "d"));
  CHECK(matches("[^a-c]", "d"));
  CHECK_FALSE(matches("[!a]", "/"));
  CHECK(matches("[]]", "]"));
  CHECK(matches("[]-]", "-"));
  CHECK(matches("[a-]", "-"));
  CHECK(matches("[\\]]", "]"));
  CHECK(matches("[[:digit:]x]", "7"));
  CHECK(matches("[[:alpha:][:digit:]]", "q"));
  CHECK_FALSE(matches("[[:upper:]]", "q"));
  CHECK(matches("[\xC3\xA0-\xC3\xBF]", "\xC3\xA9"));
}

TEST_CASE("a backslash takes the next character as it is") {
  CHECK(matches("\\*", "*"));
  CHECK_FALSE(matches("\\*", "a"));
  CHECK(matches("\\[a]", "[a]"));
}

TEST_CASE("what is no pattern") {
  for (const char* pattern : {"[", "[a", "[!", "a\\", "[[:nope:]]", "[a\\"})
    CHECK_FALSE(Glob::compile(pattern, {}));
  for (const char* pattern : {"{", "{a", "a{b,{c}"}) CHECK_FALSE(Glob::compile(pattern, {false, true}));
  std::string many;
  for (int i = 0; i < 40; ++i) many += "{a,b}";
  CHECK_FALSE(Glob::compile(many, {false, true}));
}

TEST_CASE("braces") {
  const GlobOptions braces{false, true};
  CHECK(matches("*.{txt,md}", "a.md", braces));
  CHECK_FALSE(matches("*.{txt,md}", "a.mdx", braces));
  CHECK(matches("{a,b{c,d}}x", "bdx", braces));
  CHECK(matches("a{,b}", "a", braces));
  CHECK(matches("\\{a,b\\}", "{a,b}", braces));
  CHECK(matches("{a}", "{a}"));
}

TEST_CASE("letter case, also beyond ASCII") {
  const GlobOptions any_case{true, false};
  CHECK(matches("*.TXT", "a.txt", any_case));
  CHECK(matches("\xC3\x89*", "\xC3\xA9t\xC3\xA9", any_case));
  CHECK(matches("[A-Z]", "q", any_case));
  CHECK(matches("[a-z]", "Q", any_case));
  CHECK_FALSE(matches("*.TXT", "a.txt"));
}

TEST_CASE("patterns that make a backtracker slow are no harder than others") {
  std::string stars;
  for (int i = 0; i < 100; ++i) stars += "a*";
  CHECK_FALSE(matches(stars + "b", std::string(5000, 'a')));
  std::string folders;
  for (int i = 0; i < 50; ++i) folders += "**/a/";
  std::string path;
  for (int i = 0; i < 500; ++i) path += "a/";
  CHECK_FALSE(matches(folders + "b", path + "c"));
}
