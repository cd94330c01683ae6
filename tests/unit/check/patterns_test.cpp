#include "check/patterns.hpp"

#include <catch2/catch.hpp>

#include "../shipped_rules.hpp"

namespace onoma::check {
namespace {

using Problems = std::vector<std::string>;

// "line severity code" of each.
Problems problems(std::string_view text) {
  std::vector<Diagnostic> diagnostics;
  const auto stanzas = model::parse_stanzas(text, "x.rules", diagnostics);
  const auto rules = model::expand_rules(stanzas, {}, diagnostics);
  REQUIRE(diagnostics.empty());
  const test::FewAbbreviations abbreviations;
  const text::Analyzer analyzer(abbreviations);
  Problems out;
  for (const Diagnostic& d : check_patterns(stanzas, rules, analyzer)) {
    CHECK(d.file == "x.rules");
    out.push_back(std::to_string(d.line) + (d.severity == Severity::kError ? " error " : " warning ") + d.code);
  }
  return out;
}

TEST_CASE("a good rule has no problem") {
  CHECK(problems("rule a\nlabel DATE\nmatch (?-i)[A-Z]{2}-\\d{4}\nyes the [KX-1234] is\nno KX-12345\n").empty());
}

TEST_CASE("examples that fail only inside other text") {
  CHECK(problems("rule a\nlabel DATE\nmatch ^may day\nyes [may day]\nno day\n") == Problems{"4 error example-inside"});
  CHECK(problems("rule a\nlabel DATE\nmatch may day\nyes [may day]\nyes a [day]\nno may day\n") ==
        Problems{"5 error example-not-found", "6 error example-found"});
}

TEST_CASE("rules that find everything") {
  CHECK(problems("rule a\nlabel DATE\nmatch \\w+\nyes [may] [day]\nno +\n") == Problems{"1 warning matches-everything"});
  CHECK(problems("rule a\nlabel not DATE\nmatch .{5,}\nyes [what it may]\nno +\n") ==
        Problems{"4 error example-inside", "5 error example-inside", "1 warning matches-everything"});
  CHECK(problems("rule a\nlabel DATE\nmatch [a-m]\\w+\nyes [may]\nno x\n").empty());
}

TEST_CASE("what lint finds has its place in the file") {
  std::vector<Diagnostic> diagnostics;
  const auto stanzas =
      model::parse_stanzas("rule a\nlabel DATE\nmatch  C\\+\\+\\b\nyes [C++]x\nno C\n", "x.rules", diagnostics);
  const auto rules = model::expand_rules(stanzas, {}, diagnostics);
  const test::FewAbbreviations abbreviations;
  const auto found = check_patterns(stanzas, rules, text::Analyzer(abbreviations));
  REQUIRE_FALSE(found.empty());
  CHECK(found.back().to_string().starts_with("x.rules:3:13: warning: rule a: \\b after a sign"));
}

TEST_CASE("one rule that does not compile keeps no other from being checked") {
  CHECK(problems("rule a\nlabel DATE\nmatch (\nyes [x]\nno y\n\nrule b\nlabel DATE\nmatch x\nyes [y]\nno x\n") ==
        Problems{"1 error bad-expression", "10 error example-not-found", "11 error example-found"});
}

}  // namespace
}  // namespace onoma::check
