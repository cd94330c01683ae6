#include "model/check_patterns.hpp"

#include <catch2/catch.hpp>

#include "../shipped_rules.hpp"
#include "link/dates/date_value.hpp"
#include "link/dates/time_value.hpp"

using namespace onoma;

namespace {

// The values of what the shipped rules catch, told from the day of their `value` lines.
class Values {
 public:
  explicit Values(std::string_view words) : words_(words) {}

  std::string operator()(const pattern::PatternRule& rule, const std::vector<Capture>& captures) const {
    link::DateContext context;
    context.reference = link::parse_iso_day("2025-10-26");
    context.words = &words_;
    context.tense = link::Tense::kPast;
    if (rule.only != "times" && rule.only != "vague-dates") context.language = rule.only;
    std::optional<DateValue> value;
    switch (rule.label) {
      case Label::kTime:
        value = link::time_value(captures, "");
        break;
      case Label::kDuration:
        value = link::duration_value(captures);
        break;
      case Label::kSet:
        value = link::set_value(captures);
        break;
      default:
        value = link::date_value(captures, context);
    }
    return value ? value->timex : "impossible";
  }

 private:
  link::DateWords words_;
};

std::string listing(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += diagnostic.to_string() + "\n";
  return text;
}

}  // namespace

TEST_CASE("every example of the shipped rules holds", "[rules]") {
  const test::ShippedRules shipped = test::read_shipped_rules();
  CHECK(listing(shipped.diagnostics) == "");
  CHECK(shipped.rules.size() > 90);
  const test::FewAbbreviations abbreviations;
  const text::Analyzer analyzer(abbreviations);
  CHECK(listing(model::check_examples(shipped.stanzas, shipped.rules, analyzer, Values(shipped.date_words))) == "");
}

TEST_CASE("examples hold inside other text too", "[rules]") {
  test::ShippedRules shipped = test::read_shipped_rules();
  for (model::Stanza& stanza : shipped.stanzas) {
    for (auto* examples : {&stanza.yes, &stanza.no}) {
      for (model::PatternExample& example : *examples) {
        const std::string before =
            "Nothing happened here.\n\n\xC2\xAB"
            "Caf\xC3\xA9\xC2\xBB \xE2\x80\x94 ";
        example.text = before + example.text + "\n\nThe end.";
        for (Span& span : example.spans) span = {span.begin + before.size(), span.end + before.size()};
      }
    }
  }
  const test::FewAbbreviations abbreviations;
  const text::Analyzer analyzer(abbreviations);
  CHECK(listing(model::check_examples(shipped.stanzas, shipped.rules, analyzer)) == "");
}

TEST_CASE("examples that do not hold are reported", "[rules]") {
  std::vector<Diagnostic> diagnostics;
  const auto stanzas = model::parse_stanzas(
      "rule a\nlabel DATE\nmatch may\nvalue 5\nyes in [may]\nyes in [june]\nno in may\n\n"
      "rule b\nlabel not DATE\nmatch may (?P<span>day)\nyes a may [day]\nno may\n",
      "x.rules", diagnostics);
  const auto rules = model::expand_rules(stanzas, {}, diagnostics);
  REQUIRE(listing(diagnostics) == "");
  const test::FewAbbreviations abbreviations;
  const text::Analyzer analyzer(abbreviations);
  const auto problems = model::check_examples(stanzas, rules, analyzer,
                                              [](const auto&, const auto&) { return std::string("6"); });
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].code == "example-value");
  CHECK(problems[1].code == "example-not-found");
  CHECK(problems[1].line == 6);
  CHECK(problems[2].code == "example-found");
}
