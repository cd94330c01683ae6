#include "pattern/program.hpp"

#include <catch2/catch.hpp>
#include <re2/re2.h>

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "pattern/automaton.hpp"

namespace {

using onoma::pattern::Automaton;
using onoma::pattern::Program;

// The match that begins at `begin`, and its groups from the first on; "-" where a group is not part of it.
std::optional<std::vector<std::string>> match(const Program& program, std::string_view text, std::size_t begin = 0) {
  const auto end = program.longest_match(text, begin, text.size());
  if (!end) return std::nullopt;
  std::vector<std::string_view> groups(program.group_names().size());
  REQUIRE(program.catch_groups(text, begin, *end, groups));
  std::vector<std::string> found;
  for (const std::string_view group : groups) found.push_back(group.data() == nullptr ? "-" : std::string(group));
  return found;
}

using Found = std::vector<std::string>;

TEST_CASE("a program finds the longest match and its groups", "[program]") {
  const auto month = Program::make("(?:(?P<month>january|feb\\.?)\\s+(?P<day>\\d{1,2})(?:st|nd)?,?\\s+(?P<year>\\d{4})?)\\b");
  REQUIRE(month);
  CHECK(month->group_names() == Found{"", "month", "day", "year"});
  CHECK(match(*month, "January 3, 2024 and") == Found{"January 3, 2024", "January", "3", "2024"});
  CHECK(match(*month, "on Feb. 12nd\n 1999", 3) == Found{"Feb. 12nd\n 1999", "Feb.", "12", "1999"});
  CHECK(match(*month, "feb 1 of") == Found{"feb 1 ", "feb", "1", "-"});
  CHECK(match(*month, "January 3, 20245") == Found{"January 3, ", "January", "3", "-"});
  CHECK_FALSE(match(*month, "January"));
  CHECK_FALSE(match(*month, ""));
}

TEST_CASE("a match of a program ends where it is told, and knows what stands beyond", "[program]") {
  const auto word = Program::make("\\d+\\b");
  REQUIRE(word);
  CHECK(word->longest_match("12 ", 0, 3) == 2);
  CHECK(word->longest_match("123", 0, 3) == 3);
  CHECK_FALSE(word->longest_match("123", 0, 2));
  CHECK(Program::make("a*")->longest_match("b", 0, 1) == 0);
  CHECK(Program::make("[–,]\\d")->longest_match("–7", 0, 4) == 4);
  CHECK(Program::make("(?-i:May)|june")->longest_match("JUNE", 0, 4) == 4);
  CHECK_FALSE(Program::make("(?-i:May)|june")->longest_match("MAY", 0, 3));
}

TEST_CASE("what is not simple has no program", "[program]") {
  for (const char* expression :
       {"a.", "^a", "a$", "[^a]", "\\pL", "é", "a**", "a*?", "(?s:a)", "(?:a", "a)", "a{2,1}", "a{1001}", "(?:a{100}){100}", "(?:a*)*",
        "[z-a]", "[]", "a|*", "\\", "(?P<x>a)(?P<x>b)", "(?P<a b>c)", "[[:alpha:]]", "[–-z]", "x{0}"}) {
    CAPTURE(expression);
    CHECK_FALSE(Program::make(expression));
  }
  CHECK_FALSE(Program::make(std::string(100, '(') + 'a' + std::string(100, ')')));
  CHECK(Program::make("(?:a{10}){100}"));
  CHECK_FALSE(Program::make("(?:abc){1000}"));
  CHECK_FALSE(Program::make("(?:){1000}(?:){1000}(?:){1000}"));
}

// Random expressions of what programs know.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::string expression(int depth) {
    const int kind = depth == 0 ? pick(7) : pick(14);
    switch (kind) {
      case 0: return std::string(1, "abcA"[pick(4)]);
      case 1: return "\\d";
      case 2: return "\\s";
      case 3: return "[ab 1-]";
      case 4: return "[–a\\d]";
      case 5: return "(?-i:A)";
      case 6: return pick(2) == 0 ? "\\b" : "–";
      case 7:
      case 8: return group("(?:", {expression(depth - 1), expression(depth - 1), expression(depth - 1)});
      case 9: return group("(?:", {expression(depth - 1)}) + "?*+"[pick(3)];
      case 10: return group("(?:", {expression(depth - 1)}).append({'{', digit(0), ',', digit(2), '}'});
      case 11: return group("(", {expression(depth - 1)}) + "?*+"[pick(3)];
      case 12: return group("(", {expression(depth - 1), expression(depth - 1)}) + "{1,}";
      default: return expression(depth - 1) + expression(depth - 1);
    }
  }
  std::string text() {
    static const std::vector<std::string> pieces = {"a", "b", "c", " ", "1", "2", "\n", "A", "–", "a-"};
    std::string out;
    for (int i = pick(12); i > 0; --i) out += pieces[static_cast<std::size_t>(pick(10))];
    return out;
  }
  int pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }

 private:
  static std::string group(std::string open, const std::vector<std::string>& branches) {
    for (const std::string& branch : branches) open.append(&branch == &branches[0] ? "" : "|").append(branch);
    return open + ')';
  }
  char digit(int least) { return static_cast<char>('0' + least + pick(3)); }

  std::mt19937 random_;
};

TEST_CASE("a program and its automaton give the same answers as RE2", "[program]") {
  Maker maker(7);
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_longest_match(true);
  int programs = 0, matches = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string expression = maker.expression(4);
    CAPTURE(expression);
    const auto program = Program::make(expression);
    if (!program) continue;
    ++programs;
    const re2::RE2 re2(expression, options);
    REQUIRE(re2.ok());
    const Automaton automaton(*program);
    for (int k = 0; k < 20; ++k) {
      const std::string text = maker.text();
      const auto begin = text.empty() ? 0 : static_cast<std::size_t>(maker.pick(static_cast<int>(text.size())));
      CAPTURE(text, begin);
      std::vector<re2::StringPiece> wanted(program->group_names().size());
      const bool matched =
          re2.Match(text, begin, text.size(), re2::RE2::ANCHOR_START, wanted.data(), static_cast<int>(wanted.size()));
      const auto found = match(*program, text, begin);
      REQUIRE(found.has_value() == matched);
      REQUIRE(automaton.longest_match(text, begin, text.size()) == program->longest_match(text, begin, text.size()));
      if (!matched) continue;
      ++matches;
      for (std::size_t group = 0; group < wanted.size(); ++group) {
        CHECK((*found)[group] == (wanted[group].data() == nullptr ? "-" : wanted[group].as_string()));
      }
    }
  }
  CHECK(programs > 2000);
  CHECK(matches > 10000);
}

}  // namespace
