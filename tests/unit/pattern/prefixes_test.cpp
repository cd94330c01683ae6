#include "pattern/prefixes.hpp"

#include <catch2/catch.hpp>

#include "pattern/trigger_table.hpp"

using onoma::pattern::canonical_prefix;
using onoma::pattern::literal_prefixes;
using onoma::pattern::build_triggers;
using onoma::pattern::is_sound;
using onoma::pattern::TriggerArrays;
using onoma::pattern::TriggerNode;
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
  CHECK(literal_prefixes("x[b-a]").empty());
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
  const TriggerArrays arrays = build_triggers({{"in 0000"}, {"in 0", "may"}, {}, {"0"}});
  CHECK(is_sound(arrays.view(), 4));
  const TriggerTable table(arrays.view());
  const auto rules_at = [&](std::string_view text) {
    const auto rules = table.candidates(text);
    return std::vector<std::uint32_t>(rules.begin(), rules.end());
  };
  CHECK(rules_at("In\n1999 he") == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(rules_at("in 12 days") == std::vector<std::uint32_t>{1, 2});
  CHECK(rules_at("May") == std::vector<std::uint32_t>{1, 2});
  CHECK(rules_at("7") == std::vector<std::uint32_t>{2, 3});
  CHECK(rules_at("x") == std::vector<std::uint32_t>{2});
}

TEST_CASE("the trigger table finds each of many prefixes and nothing else", "[prefixes]") {
  std::vector<std::vector<std::string>> prefixes;
  for (int i = 0; i < 300; ++i) {
    std::string word;
    for (int n = i * 7919; n > 0; n /= 26) word += static_cast<char>('a' + n % 26);
    prefixes.push_back({word + "x", word + std::string(1, static_cast<char>(128 + i % 100)) + "y"});
  }
  const TriggerArrays arrays = build_triggers(prefixes);
  CHECK(is_sound(arrays.view(), prefixes.size()));
  const TriggerTable table(arrays.view());
  for (const auto& of_rule : prefixes) {
    for (const std::string& text : of_rule) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t rule = 0; rule < prefixes.size(); ++rule) {
        if (text.starts_with(prefixes[rule][0]) || text.starts_with(prefixes[rule][1])) expected.push_back(rule);
      }
      const auto found = table.candidates(text + "!");
      CHECK(std::vector<std::uint32_t>(found.begin(), found.end()) == expected);
    }
  }
}

TEST_CASE("damaged trigger tables are told", "[prefixes]") {
  const TriggerArrays arrays = build_triggers({{"ab"}, {"ac"}});
  TriggerArrays damaged = arrays;
  damaged.nodes[0].children = static_cast<std::uint32_t>(damaged.nodes.size());
  CHECK_FALSE(is_sound(damaged.view(), 2));
  damaged = arrays;
  damaged.nodes.back().rules = static_cast<std::uint32_t>(damaged.rules.size());
  CHECK_FALSE(is_sound(damaged.view(), 2));
  CHECK_FALSE(is_sound(arrays.view(), 1));
  CHECK_FALSE(is_sound({}, 2));
}
