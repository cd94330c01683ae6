#include "pattern/lint.hpp"

#include <catch2/catch.hpp>

#include "../shipped_rules.hpp"
#include "pattern/syntax.hpp"

namespace onoma::pattern {
namespace {

using Findings = std::vector<std::string>;

// "code at" of each.
Findings findings(std::string_view expression) {
  Findings out;
  for (const LintFinding& finding : lint(expression)) {
    CHECK_FALSE(finding.message.empty());
    out.push_back(finding.code + (" " + std::to_string(finding.at)));
  }
  return out;
}

TEST_CASE("what can never match is found where it stands") {
  struct Row {
    const char* expression;
    Findings expected;
  };
  const Row table[] = {
      {R"(ab[^\s\S]c)", {"never-matches 2"}},
      {R"(ab|c[^\d\D])", {"never-matches 4"}},
      {R"(a(?:[^\x{0}-\x{10FFFF}])?)", {"never-matches 4"}},
      {R"(\P{Any}+)", {"never-matches 0"}},
      {R"(foo$bar)", {"never-matches 3"}},
      {R"(foo\zb?)", {}},
      {R"((?m)foo$\nbar)", {}},
      {R"(foo(?:x|y)^bar)", {"never-matches 10"}},
      {R"(^foo)", {}},
      {R"(a\bb)", {"never-matches 1"}},
      {R"(a\b\+)", {}},
      {R"(a\B-)", {"never-matches 1"}},
      {R"(\s+foo)", {"never-matches 0"}},
      {R"(\s*foo)", {}},
      {R"(\d{300})", {"never-matches 0"}},
      {R"(\d{256})", {}},
      {R"((?:\d{100}){3})", {"never-matches 0"}},
  };
  for (const Row& row : table) {
    CAPTURE(row.expression);
    CHECK(findings(row.expression) == row.expected);
  }
}

TEST_CASE("edges of words that know ASCII alone") {
  CHECK(findings(R"(\b\pL+)") == Findings{"ascii-word-edge 0"});
  CHECK(findings("завод\\b") == Findings{"ascii-word-edge 10"});
  CHECK(findings(R"(\p{Greek}+\B)") == Findings{"ascii-word-edge 10"});
  CHECK(findings(R"(\bno\b\.? ?\d+\b)").empty());
  CHECK(findings(R"(C\+\+\b)") == Findings{"sign-word-edge 5"});
  CHECK(findings(R"(\b#\d+)") == Findings{"sign-word-edge 0"});
  CHECK(findings(R"(\b#?\d+)").empty());
  CHECK(findings(R"({name}\b{sp}\b)").empty());
  CHECK(findings(R"((?:\b[a-z]+ )+)").empty());
  CHECK(findings(R"((?:#\b)+)").size() == 1);
}

TEST_CASE("characters that the normal form does not have") {
  CHECK(findings("caf\xC3\xA9") == Findings{"folded-character 3"});
  CHECK(findings("d\xE2\x80\x99" "Arc") == Findings{"folded-character 1"});
  CHECK(findings("Nr\\. [\xC2\xBA\xC2\xB0]") == Findings{"folded-character 6"});
  CHECK(findings("\xD0\x9C\xD0\xB8\xD1\x80").empty());
  CHECK(lint("caf\xC3\xA9").front().message.find("write 'e'") != std::string::npos);
}

TEST_CASE("capitals that small letters match") {
  CHECK(findings(R"([A-Z]{2}\d+)") == Findings{"capitals-any-case 0"});
  CHECK(findings(R"((?-i)[A-Z]{2}\d+)").empty());
  CHECK(findings(R"((?-i:[A-Z])x[A-Z])") == Findings{"capitals-any-case 12"});
  CHECK(findings(R"([A-Za-z][^A-Z][A-F])").empty());
}

TEST_CASE("what is no expression is not looked at") {
  for (const char* expression : {"(", "a)", "[a", "\\", "*a", "(?P<x", "\\C", "\xFF", "a|*", "\\pL{", "[[:alpha:"}) {
    CAPTURE(expression);
    CHECK_NOTHROW(lint(expression));
  }
  CHECK(lint(std::string(100'000, '(')).empty());
  CHECK_FALSE(parse_syntax(std::string(1000, '(') + std::string(1000, ')')));
}

TEST_CASE("the shipped expressions are clean") {
  const test::ShippedRules shipped = test::read_shipped_rules();
  for (const model::Stanza& stanza : shipped.stanzas) {
    CAPTURE(stanza.rule);
    CHECK(parse_syntax(stanza.match));
    CHECK(findings(stanza.match) == Findings{});
  }
  for (const PatternRule& rule : shipped.rules) {
    CAPTURE(rule.name);
    CHECK(parse_syntax(rule.expression));
    CHECK(findings(rule.expression) == Findings{});
  }
}

}  // namespace
}  // namespace onoma::pattern
