#include "model/context_reader.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace onoma;
using model::ContextStanza;

namespace {

struct ReadRules {
  std::vector<ContextStanza> stanzas;
  std::vector<additions::Name> names;
  std::vector<std::string> problems;  // "line:column:code"
};

ReadRules read(std::string_view text) {
  ReadRules rules;
  std::vector<Diagnostic> diagnostics;
  rules.stanzas = model::parse_context_rules(text, "x.rules", rules.names, diagnostics);
  model::check_rule_names(rules.stanzas, diagnostics);
  for (const Diagnostic& d : diagnostics) {
    rules.problems.push_back(std::to_string(d.line) + ":" + std::to_string(d.column) + ":" + d.code);
  }
  return rules;
}

using Codes = std::vector<std::string>;

constexpr std::string_view kGood =
    "# ships\n"
    "rule   vessels\n"
    "says   A kind of vessel\n"
    "       names a ship.\n"
    "when   \"the\" <vessels>\n"
    "       ( Cap{1,3} )\n"
    "then   SHIP\n"
    "priority 5\n"
    "yes    the frigate [Wild Heron] and the tug [Bee]\n"
    "no     a wild heron\n";

}  // namespace

TEST_CASE("a stanza of a context rule is read with all its keys", "[context]") {
  const ReadRules rules = read(kGood);
  REQUIRE(rules.problems == Codes{});
  REQUIRE(rules.stanzas.size() == 1);
  const ContextStanza& stanza = rules.stanzas[0];
  CHECK(stanza.rule.name == "vessels");
  CHECK(stanza.rule.says == "A kind of vessel names a ship.");
  CHECK(stanza.rule.when.before.size() == 2);
  CHECK(stanza.rule.then.label == "SHIP");
  CHECK(stanza.rule.priority == 5);
  CHECK(stanza.rule.file == "x.rules");
  CHECK(stanza.rule.line == 2);
  CHECK(stanza.yes.at(0).spans.size() == 2);
  CHECK(stanza.no.at(0).text == "a wild heron");
  REQUIRE(rules.names.size() == 1);
  CHECK(rules.names[0].line == 5);
  CHECK(rules.names[0].column == 14);
}

TEST_CASE("problems of context rules have their place, on continuation lines too", "[context]") {
  CHECK(read("rule a\nwhen \"x\"\n     ( Foo )\nthen PERSON\nyes [x]\nno y\n").problems == Codes{"3:8:unknown-kind"});
  CHECK(read("rule a\nwhen ( Cap )\nthen Person\nyes [x]\nno y\n").problems == Codes{"3:6:bad-label"});
  CHECK(read("rule a\nwhen ( Cap )\nthen PERSON +x\nyes [x]\nno y\n").problems == Codes{"3:13:bad-weight"});
  CHECK(read("rule A\nwhen ( Cap )\nthen ORG\nyes [x]\nno y\n").problems == Codes{"1:6:bad-name"});
  CHECK(read("rule a\nwhen ( Cap )\nthen ORG\npriority high\nyes [x]\nno y\n").problems == Codes{"4:10:bad-priority"});
  CHECK(read("rule a\nlabel ORG\nwhen ( Cap )\nthen ORG\nyes [x]\nno y\n").problems == Codes{"2:1:unknown-key"});
  CHECK(read("rule a\nwhen ( Cap )\nyes [x]\nno y\n").problems == Codes{"1:1:missing-key"});
  CHECK(read("rule a\nrule b\nwhen ( Cap )\nthen ORG\nyes [x]\nno y\n").problems == Codes{"2:1:duplicate-key"});
  CHECK(read("rule a\nwhen ( Cap )\nthen ORG\nyes x\nno [y]\n").problems == Codes{"4:5:bad-bracket", "5:4:bad-bracket"});
  CHECK(read("rule a\nwhen ( \"\xFF\" )\n").problems == Codes{"2:9:encoding"});
}

TEST_CASE("a rule without examples is a warning, a name taken twice an error", "[context]") {
  const ReadRules rules = read("rule a\nwhen ( Cap )\nthen ORG\n\nrule a\nwhen ( Cap )\nthen ORG\nyes [x]\nno y\n");
  CHECK(rules.stanzas.size() == 2);
  CHECK(rules.problems == Codes{"1:1:missing-example", "1:1:missing-example", "5:1:duplicate-rule"});
}

TEST_CASE("any bytes are read as context rules", "[context]") {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string text(kGood);
    for (int i = 0; i < 6; ++i) text[random() % text.size()] = static_cast<char>(random() % 256);
    (void)read(text);
  }
}
