#include "pattern/prefixes.hpp"

#include <catch2/catch.hpp>

#include "pattern/trigger_table.hpp"

using onoma::pattern::canonical_prefix;
using onoma::pattern::literal_prefixes;
using onoma::pattern::TriggerTable;
using Texts = std::vector<std::string>;

TEST_CASE("prefixes are the beginnings of all that an expression matches", "[prefixes]") {
  CHECK(literal_prefixes("may") == Texts{"may"});
  CHECK(literal_prefixes("May|june") == Texts{"june", "may"});
  CHECK(literal_prefixes("(?i:Sept)(?:ember)?") == Texts{"sept"});
  CHECK(literal_prefixes("(?P<day>[0-3]?\\d)(?:st|nd)") == Texts{"00nd", "00st", "0nd", "0st"});
  CHECK(literal_prefixes("the septembers and") == Texts{"the septembers"});
  CHECK(literal_prefixes("in[ \\t]+\\d{4}") == Texts{"in 0000"});
  CHECK(literal_prefixes("\\bno\\.") == Texts{"no."});
  CHECK(literal_prefixes("ab*c") == Texts{"ab", "ac"});
  CHECK(literal_prefixes("ab+c") == Texts{"abb", "abc"});
  CHECK(literal_prefixes("[€$]5") == Texts{"$0",
                                           "\xE2\x82\xAC"
                                           "0"});
}

TEST_CASE("what may begin with anything has no prefixes", "[prefixes]") {
  CHECK(literal_prefixes(".x").empty());
  CHECK(literal_prefixes("x*").empty());
  CHECK(literal_prefixes("[^a]b").empty());
  CHECK(literal_prefixes("\\pL+").empty());
  CHECK(literal_prefixes("é").empty());
  CHECK(literal_prefixes("(?:a").empty());
  CHECK(literal_prefixes("").empty());
}

TEST_CASE("too many prefixes become shorter ones", "[prefixes]") {
  const Texts prefixes = literal_prefixes("[a-z][a-z][a-z][a-z]");
  CHECK(prefixes.size() == 26 * 26);
}

TEST_CASE("texts are compared in canonical letters", "[prefixes]") {
  CHECK(canonical_prefix("In \n 1999") == "in 0000");
  CHECK(canonical_prefix("MAY") == "may");
}

TEST_CASE("the trigger table gives the rules that may match at a place", "[prefixes]") {
  const TriggerTable table({{"in 0000"}, {"in 0", "may"}, {}, {"0"}});
  const auto rules_at = [&](std::string_view text) {
    std::vector<std::uint32_t> rules;
    table.candidates(text, rules);
    return rules;
  };
  CHECK(rules_at("In\n1999 he") == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(rules_at("in 12 days") == std::vector<std::uint32_t>{1, 2});
  CHECK(rules_at("May") == std::vector<std::uint32_t>{1, 2});
  CHECK(rules_at("7") == std::vector<std::uint32_t>{2, 3});
  CHECK(rules_at("x") == std::vector<std::uint32_t>{2});
}
