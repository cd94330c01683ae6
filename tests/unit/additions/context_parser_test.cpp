#include "additions/context_parser.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace onoma;
using additions::Problem;
using additions::Then;

namespace {

// "offset:code" of each problem.
std::vector<std::string> when_problems(std::string_view text) {
  std::vector<additions::Name> names;
  std::vector<additions::NameUse> added;
  std::vector<Problem> problems;
  const auto when = additions::parse_when(text, names, added, problems);
  CHECK(when.has_value() == problems.empty());
  std::vector<std::string> list;
  for (const Problem& problem : problems) list.push_back(std::to_string(problem.offset) + ":" + problem.code);
  return list;
}

std::vector<std::string> then_problems(std::string_view text) {
  std::vector<Problem> problems;
  const auto then = additions::parse_then(text, problems);
  CHECK(then.has_value() == problems.empty());
  std::vector<std::string> list;
  for (const Problem& problem : problems) list.push_back(std::to_string(problem.offset) + ":" + problem.code);
  return list;
}

Then then_of(std::string_view text) {
  std::vector<Problem> problems;
  return additions::parse_then(text, problems).value();
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("the parts of a when are read", "[context]") {
  std::vector<additions::Name> names;
  std::vector<additions::NameUse> added;
  std::vector<Problem> problems;
  const auto when = additions::parse_when("\"the\"? <titles> ( Cap{1,3} ) [ \"said\" | <verbs> PERSON ] !<titles>", names,
                                          added, problems);
  REQUIRE(problems.empty());
  REQUIRE(when);
  REQUIRE(when->before.size() == 2);
  CHECK(when->before[0].least == 0);
  CHECK(when->before[0].most == 1);
  CHECK(when->before[0].tests[0].text == "the");
  REQUIRE(when->group.size() == 1);
  CHECK(when->group[0].least == 1);
  CHECK(when->group[0].most == 3);
  REQUIRE(when->after.size() == 2);
  CHECK(when->after[0].alternatives.size() == 2);
  CHECK(when->after[1].tests[0].negated);
  REQUIRE(names.size() == 3);
  CHECK(names[0].text == "titles");
  CHECK(names[2].text == "PERSON");
  CHECK(names[2].kind == additions::Name::Kind::kLabel);
  REQUIRE(added.size() == 3);
  CHECK(added[0].offset == 7);
}

TEST_CASE("what is wrong with a when is told with its place", "[context]") {
  CHECK(when_problems("( Cap )") == Codes{});
  CHECK(when_problems("Cap") == Codes{});
  CHECK(when_problems("( Person )") == Codes{"2:unknown-kind"});
  CHECK(when_problems("( Person ) Foo \"x\"") == Codes{"2:unknown-kind", "11:unknown-kind"});
  CHECK(when_problems("( Cap") == Codes{"0:bad-group"});
  CHECK(when_problems("Cap )") == Codes{"4:bad-group"});
  CHECK(when_problems("\"a\" ( )") == Codes{"4:bad-group"});
  CHECK(when_problems("") == Codes{"0:bad-group"});
  CHECK(when_problems("( Cap ) ( Cap )") == Codes{"8:bad-group"});
  CHECK(when_problems("[ ( Cap ) ]") == Codes{"2:bad-group"});
  CHECK(when_problems("( Cap ) \"said") == Codes{"8:bad-text"});
  CHECK(when_problems("( \"\" )") == Codes{"2:bad-text"});
  CHECK(when_problems("( \"*a b\" )") == Codes{"2:bad-text"});
  CHECK(when_problems("( \"a*b\" )") == Codes{"4:bad-text"});
  CHECK(when_problems("( <ti tles> )") == Codes{"2:bad-list"});
  CHECK(when_problems("( <titles )") == Codes{"2:bad-list"});
  CHECK(when_problems("( Cap{2,1} )") == Codes{"5:bad-repeat"});
  CHECK(when_problems("( Cap{0} Cap{33} Cap{x} )") == Codes{"5:bad-repeat", "12:bad-repeat", "20:bad-repeat"});
  CHECK(when_problems("( Cap{2 )") == Codes{"5:bad-repeat"});
  CHECK(when_problems("^? ( Cap )") == Codes{"0:bad-repeat"});
  CHECK(when_problems("( Cap ) \"said\" | \"told\"") == Codes{"15:bad-alternative"});
  CHECK(when_problems("( [ Cap | ] )") == Codes{"10:bad-alternative"});
  CHECK(when_problems("( [ Cap )") == Codes{"8:bad-group"});
  CHECK(when_problems("[ Cap ") == Codes{"0:bad-alternative"});
  CHECK(when_problems("( Cap& )") == Codes{"7:bad-element"});
  CHECK(when_problems("( said )") == Codes{"2:unknown-kind"});
  CHECK(when_problems("[[[[[[[[[ Cap ]]]]]]]]]") == Codes{"8:bad-alternative"});
}

TEST_CASE("what a rule does is read", "[context]") {
  CHECK(then_of("PERSON").action == Then::Action::kFind);
  CHECK(then_of("  PERSON   +40 ").weight == 40);
  CHECK(then_of("SHIP -3").weight == -3);
  CHECK(then_of("veto").label.empty());
  CHECK(then_of("veto LOC").label == "LOC");
  CHECK(then_of("relabel ORG").action == Then::Action::kRelabel);

  CHECK(then_problems("") == Codes{"0:bad-then"});
  CHECK(then_problems("relabel") == Codes{"0:bad-then"});
  CHECK(then_problems("PERSON +4 please") == Codes{"10:bad-then"});
  CHECK(then_problems("PERSON 4") == Codes{"7:bad-weight"});
  CHECK(then_problems("PERSON +0") == Codes{"7:bad-weight"});
  CHECK(then_problems("PERSON +1001") == Codes{"7:bad-weight"});
  CHECK(then_problems("PERSON +99999999999999999999") == Codes{"7:bad-weight"});
  CHECK(then_problems("DATE +4") == Codes{"0:bad-weight"});
  CHECK(then_problems("Person") == Codes{"0:bad-label"});
  CHECK(then_problems("veto person") == Codes{"5:bad-label"});
  CHECK(then_problems("A23456789012345678901234567890123") == Codes{"0:bad-label"});
}

TEST_CASE("any characters are read to the end", "[context]") {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"\"", "(", ")", "[", "]", "|", "<", ">", "{", "}", "1", ",", "*", "\\",
                                     "Cap", "PERSON", "!", "&", "^", "$", "?", "+", " ", "a", "\xC3\xA9"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = static_cast<int>(random() % 14); i > 0; --i) text += pieces[random() % std::size(pieces)];
    std::vector<additions::Name> names;
    std::vector<additions::NameUse> added;
    std::vector<Problem> problems;
    const auto when = additions::parse_when(text, names, added, problems);
    CAPTURE(text);
    REQUIRE(when.has_value() == problems.empty());
    for (const Problem& problem : problems) REQUIRE(problem.offset <= text.size());
  }
}
