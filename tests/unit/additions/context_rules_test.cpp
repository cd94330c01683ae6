#include "additions/context_rules.hpp"

#include <catch2/catch.hpp>

#include "context_fixture.hpp"

using namespace onoma;
using test::Seen;
using test::TinyRules;
using Asks = additions::ContextRules::Asks;
using Found = std::vector<std::string>;

namespace {

Found found(const std::string& when, std::string_view text, const Seen& seen = {}) {
  const TinyRules rules({when});
  REQUIRE(rules.problems.empty());
  REQUIRE(rules.made);
  return rules.find(text, seen);
}

}  // namespace

TEST_CASE("the group is found between what stands before and after", "[context]") {
  CHECK(found("\"judge\" ( Cap{1,3} )", "the judge Amina Bello ruled") == Found{"Amina Bello"});
  CHECK(found("\"judge\" ( Cap{1,3} )", "the judge ruled") == Found{});
  CHECK(found("( Cap+ ) \"ruled\"", "Amina Bello ruled, Bello wrote") == Found{"Amina Bello"});
  CHECK(found("\"judge\" ( Cap ) \"ruled\"", "judge Bello ruled; judge Bello wrote; judge Sani ruled") == Found{"Bello", "Sani"});
  CHECK(found("Cap Lower", "Amina went home") == Found{"Amina went"});
}

TEST_CASE("matches are the leftmost, then the longest, and do not overlap", "[context]") {
  CHECK(found("( Cap{1,2} )", "Ann Bea Cid") == Found{"Ann Bea", "Cid"});
  CHECK(found("( Cap+ ) Cap", "Ann Bea Cid") == Found{"Ann Bea"});
  CHECK(found("( Cap* )", "no such thing") == Found{});
}

TEST_CASE("texts compare as they are written, or in any letter case without a capital", "[context]") {
  CHECK(found("( \"may\" )", "May may MAY") == Found{"May", "may", "MAY"});
  CHECK(found("( \"May\" )", "May may MAY") == Found{"May"});
  CHECK(found("\"chief of\n staff\" ( Cap )", "the Chief of Staff Bello") == Found{"Bello"});
  CHECK(found("( Cap ) \"chief of staff\"", "Bello, Sani chief of staff") == Found{"Sani"});
  CHECK(found("( Cap ) \"co-chair\"", "Bello co-chair, Sani co chair") == Found{"Bello"});
  CHECK(found("( \"Mc*\" )", "McGill and Mac") == Found{"McGill"});
  CHECK(found("( \"*ville\" )", "Bougainville, villes, ville") == Found{"Bougainville", "ville"});
  CHECK(found("( \"*ill*\" )", "Hillside, Ill") == Found{"Hillside", "Ill"});
  CHECK(found("( \"T\xC3\xBCrkiye\" )", "in T\xC3\xBCrkiye and Turkiye") == Found{"T\xC3\xBCrkiye", "Turkiye"});
  CHECK(found("( \"\xC3\x89ire\" )", "\xC3\x89ire") == Found{"\xC3\x89ire"});
}

TEST_CASE("kinds of words", "[context]") {
  const std::string text = "Ann NATO J. U.S. lower iPhone McGill 2024 F16 , http://a.example";
  CHECK(found("( Cap )", text) == Found{"Ann", "NATO", "J.", "U.S.", "McGill"});
  CHECK(found("( Upper )", text) == Found{"NATO", "U.S."});
  CHECK(found("( Lower )", text) == Found{"lower"});
  CHECK(found("( Mixed )", text) == Found{"iPhone", "McGill"});
  CHECK(found("( Initial )", text) == Found{"J."});
  CHECK(found("( Number )", text) == Found{"2024"});
  CHECK(found("( Alnum )", text) == Found{"F16"});
  CHECK(found("( Punct )", text) == Found{","});
  CHECK(found("( Url )", text) == Found{"http://a.example"});
  CHECK(found("( Word{3} )", "one two three four") == Found{"one two three"});
}

TEST_CASE("lists and labels are taken whole", "[context]") {
  const Seen titles = {{"titles", {"prime minister", "minister"}}};
  CHECK(found("<titles> ( Cap )", "the prime minister Bello", titles) == Found{"Bello"});
  CHECK(found("\"the\" <titles> ( Cap )", "the prime minister Bello", titles) == Found{"Bello"});
  CHECK(found("( Cap ) <titles> $", "Bello prime minister", titles) == Found{"Bello"});
  CHECK(found("( <titles> ) Cap", "the prime minister Bello", titles) == Found{"prime minister"});
  // A token in an entry is of the list, for conditions on one token.
  CHECK(found("( Lower&!<titles> )", "the prime minister went", titles) == Found{"the", "went"});
  CHECK(found("( Lower&<titles> )", "the prime minister went", titles) == Found{"prime", "minister"});
}

TEST_CASE("what must not stand there may be nothing at all", "[context]") {
  CHECK(found("!\"the\" ( Cap )", "Ann and the Bea and Cid") == Found{"Ann", "Cid"});
  CHECK(found("( Cap ) !\"Street\"", "Ann Street, Bea") == Found{"Street", "Bea"});
  CHECK(found("!\"vice president\" ( Cap )", "vice president Ann, president Bea") == Found{"Bea"});
}

TEST_CASE("alternatives, repeats and the edges of the sentence", "[context]") {
  CHECK(found("( Cap ) [ \"said\" | \"told\" Lower ]", "Ann said, Bea told us, Cid told Ann") == Found{"Ann", "Bea"});
  CHECK(found("( Cap [ \"of\" Cap ]{0,2} )", "Bank of Ireland of Cork of X") == Found{"Bank of Ireland of Cork", "X"});
  CHECK(found("^ ( Cap )", "Ann saw Bea. Cid saw Ann.") == Found{"Ann", "Cid"});
  CHECK(found("( Lower ) $", "one two") == Found{"two"});
  CHECK(found("( [ [ \"a\" | \"b\" ] \"c\" ]+ )", "a c b c d") == Found{"a c b c"});
  CHECK(found("\"x\"* ( \"y\" ) \"z\"{2}", "x x y z z") == Found{"y"});
}

TEST_CASE("no rule crosses the end of a sentence, an abbreviation is none", "[context]") {
  CHECK(found("( Cap+ )", "I saw Ann. Bea left.") == Found{"I", "Ann", "Bea"});
  CHECK(found("\"Gen.\" ( Cap )", "saw Gen. Okafor") == Found{"Okafor"});
}

TEST_CASE("several rules: by place, then by rule", "[context]") {
  const TinyRules rules({"( Cap ) \"said\"", "\"mayor\" ( Cap )", "( \"mayor\" )"});
  CHECK(rules.find("the mayor Ann said so") == Found{"r2=mayor", "r0=Ann", "r1=Ann"});
}

TEST_CASE("rules that ask for labels are asked apart", "[context]") {
  const TinyRules rules({"( PERSON ) \"FC\"", "( Cap ) \"FC\""});
  const Seen seen = {{"PERSON", {"Ann Bea"}}};
  CHECK(rules.made->asks_for_labels());
  CHECK(rules.find("Ann Bea FC", seen) == Found{"r1=Bea"});
  CHECK(rules.find("Ann Bea FC", seen, Asks::kLabels) == Found{"r0=Ann Bea"});
  // A relabelling is about what was found, so it always asks.
  CHECK(TinyRules({"( Cap )"}, "relabel ORG").made->asks_for_labels());
}

TEST_CASE("a rule that would be too large is told", "[context]") {
  const TinyRules rules({"( [ Cap{32} Lower{32} ]{32} )"});
  REQUIRE(rules.problems.empty());
  REQUIRE_FALSE(rules.made);
  CHECK(rules.made.error().diagnostics.at(0).code == "rule-too-large");
}

TEST_CASE("work on a sentence is bounded, whatever the rule", "[context]") {
  // Backtracking would take longer than anyone waits.
  const TinyRules rules({"[ Any* Any* ]* ( Any* Any* Any* \"x\" ) [ Any* ]* \"y\""});
  REQUIRE(rules.made);
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "a x ";
  CHECK(rules.find(text) == Found{});
}
