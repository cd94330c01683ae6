#include "model/stanza_reader.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace onoma;
using model::expand_rules;
using model::parse_fragments;
using model::parse_stanzas;

namespace {

std::vector<std::string> codes(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> list;
  for (const Diagnostic& d : diagnostics) list.push_back(std::to_string(d.line) + ":" + d.code);
  return list;
}

std::vector<std::string> stanza_problems(std::string_view text) {
  std::vector<Diagnostic> diagnostics;
  parse_stanzas(text, "x.rules", diagnostics);
  return codes(diagnostics);
}

using Codes = std::vector<std::string>;

constexpr std::string_view kGood =
    "# a comment\n"
    "rule   iso-date\n"
    "label  DATE\n"
    "match  {year}-\n"
    "       {monthnum}\n"
    "score  7\n"
    "value  2024-03\n"
    "yes    Filed on [2024-03] and [2024-04].\n"
    "no     part 2024-03-01-77\n"
    "no     \\[2024\\]\n";

}  // namespace

TEST_CASE("a stanza is read with all its keys", "[stanza]") {
  std::vector<Diagnostic> diagnostics;
  const auto stanzas = parse_stanzas(kGood, "dates.rules", diagnostics);
  REQUIRE(codes(diagnostics) == Codes{});
  REQUIRE(stanzas.size() == 1);
  const model::Stanza& stanza = stanzas[0];
  CHECK(stanza.rule == "iso-date");
  CHECK(stanza.label == Label::kDate);
  CHECK_FALSE(stanza.veto);
  CHECK(stanza.match == "{year}-{monthnum}");
  CHECK(stanza.score == 7);
  CHECK(stanza.value == "2024-03");
  CHECK(stanza.file == "dates.rules");
  CHECK(stanza.line == 2);
  CHECK(stanza.match_line == 4);
  CHECK(stanza.match_column == 8);
  REQUIRE(stanza.yes.size() == 1);
  CHECK(stanza.yes[0].text == "Filed on 2024-03 and 2024-04.");
  CHECK(stanza.yes[0].spans == std::vector<Span>{{9, 16}, {21, 28}});
  REQUIRE(stanza.no.size() == 2);
  CHECK(stanza.no[1].text == "[2024]");
}

TEST_CASE("a veto is a label with not", "[stanza]") {
  std::vector<Diagnostic> diagnostics;
  const auto stanzas = parse_stanzas("rule a\nlabel not ORG\nmatch x\nyes [x]\nno y\n", "x", diagnostics);
  REQUIRE(stanzas.size() == 1);
  CHECK(stanzas[0].veto);
  CHECK(stanzas[0].label == Label::kOrg);
}

TEST_CASE("all problems of a file are reported, with their places", "[stanza]") {
  CHECK(stanza_problems("rule a\nlabel DATE\nmatch x\n") == Codes{"1:missing-example", "1:missing-example"});
  CHECK(stanza_problems("rule A b\nlabel DAY\nmatch\nyes x\nno [y]\nscore 99\ncolour red\n") ==
        Codes{"1:bad-name", "2:unknown-label", "4:bad-bracket", "5:bad-bracket", "6:bad-score",
              "7:unknown-key", "3:empty-value"});
  CHECK(stanza_problems("rule a\nrule b\nlabel DATE\nmatch x\nyes [x]\nno y\n") == Codes{"2:duplicate-key"});
  CHECK(stanza_problems("  match x\n") == Codes{"1:stray-continuation"});
  CHECK(stanza_problems("rule a\nlabel DATE\nmatch x\nyes [[x]\nyes x] [\nno y\n") ==
        Codes{"4:bad-bracket", "5:bad-bracket", "5:bad-bracket", "5:bad-bracket"});
}

TEST_CASE("fragments are put in, captures get names", "[stanza]") {
  std::vector<Diagnostic> diagnostics;
  const auto fragments = parse_fragments(
      "fragment sp\nmatch [ ]+\n\ncapture day\nmatch \\d{1,2}\n\nfragment both\nmatch {day}{sp}{day}\n", "f",
      diagnostics);
  const auto stanzas =
      parse_stanzas("rule a\nlabel DATE\nmatch {both}x{2}\\p{Greek}\nyes [x]\nno y\n", "r", diagnostics);
  const auto rules = expand_rules(stanzas, fragments, diagnostics);
  REQUIRE(codes(diagnostics) == Codes{});
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].expression == "(?:(?P<day>\\d{1,2})(?:[ ]+)(?P<day2>\\d{1,2}))x{2}\\p{Greek}");
}

TEST_CASE("fragments that are unknown, cyclic, doubled, endless or unused are reported", "[stanza]") {
  std::vector<Diagnostic> diagnostics;
  std::string text =
      "fragment a\nmatch {b}\n\nfragment b\nmatch {a}\n\nfragment b\nmatch x\n\nfragment c\nmatch y\n\n";
  text += "fragment e0\nmatch xxxxxxxxxx\n\n";
  for (int i = 1; i < 8; ++i) {
    const std::string below = "{e" + std::to_string(i - 1) + "}";
    text += "fragment e" + std::to_string(i) + "\nmatch " + below + below + below + below + below + below +
            "\n\n";
  }
  const auto fragments = parse_fragments(text, "f", diagnostics);
  const auto stanzas = parse_stanzas(
      "rule a\nlabel DATE\nmatch {a}\nyes [x]\nno y\n\nrule b\nlabel DATE\nmatch {z}\nyes [x]\nno y\n\n"
      "rule b\nlabel DATE\nmatch z\nyes [x]\nno y\n\nrule e\nlabel DATE\nmatch {e7}\nyes [x]\nno y\n",
      "r", diagnostics);
  REQUIRE(diagnostics.empty());
  const auto rules = expand_rules(stanzas, fragments, diagnostics);
  CHECK(rules.empty());
  CHECK(codes(diagnostics) == Codes{"7:duplicate-fragment", "5:cyclic-fragment", "9:unknown-fragment",
                                    "13:duplicate-rule", "14:expression-too-long", "10:unused-fragment"});
  CHECK(diagnostics.back().severity == Severity::kWarning);
}

TEST_CASE("any bytes can be read", "[stanza]") {
  std::mt19937 random(7);
  const std::string_view alphabet = "rulematchyesno{}[]\\ \t\r\n#-09\xC3\xFF";
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 200, ' ');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    if (round % 2 == 0) text = std::string(kGood).replace(random() % kGood.size(), 1, text);
    std::vector<Diagnostic> diagnostics;
    const auto stanzas = parse_stanzas(text, "x", diagnostics);
    const auto fragments = parse_fragments(text, "x", diagnostics);
    expand_rules(stanzas, fragments, diagnostics);
  }
  SUCCEED();
}

TEST_CASE("a stanza says what it does not catch, when it is asked for, and in which languages", "[stanza]") {
  std::vector<Diagnostic> diagnostics;
  const auto stanzas = parse_stanzas(
      "rule a\nlabel TIME\nmatch x\nsays rel=last, unit=fiscal year\nonly times\nyes [x]\nno y\n\n"
      "rule b\nlabel DATE\nmatch {month}\nlanguage fr, de\nyes [mai]\nno x\n",
      "x.rules", diagnostics);
  REQUIRE(codes(diagnostics) == Codes{});
  CHECK(stanzas[0].label == Label::kTime);
  REQUIRE(stanzas[0].says.size() == 2);
  CHECK(stanzas[0].says[1].name == "unit");
  CHECK(stanzas[0].says[1].text == "fiscal year");
  CHECK(stanzas[0].only == "times");
  CHECK(stanzas[1].languages == std::vector<std::string>{"fr", "de"});
  const std::vector<model::Fragment> fragments{{"fr:month", "mai", true, "", 0, 0, 0}, {"de:month", "Mai|Juni", true, "", 0, 0, 0}};
  const auto rules = expand_rules({stanzas[1]}, fragments, diagnostics);
  REQUIRE(codes(diagnostics) == Codes{});
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].name == "b-fr");
  CHECK(rules[0].only == "fr");
  CHECK(rules[1].expression == "(?P<month>Mai|Juni)");
  CHECK(stanza_problems("rule a\nlabel DATE\nmatch x\nsays rel\nonly sundays\nyes [x]\nno y\n") == Codes{"4:bad-says", "5:bad-only"});
}
