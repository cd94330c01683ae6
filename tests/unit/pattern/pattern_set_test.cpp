#include "pattern/pattern_set.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "text/analyzer.hpp"

using namespace onoma;
using pattern::PatternHit;
using pattern::PatternRule;
using pattern::PatternSet;

namespace {

class NoAbbreviations : public text::Abbreviations {
 public:
  Kind find(std::string_view) const noexcept override { return Kind::kNone; }
};

PatternRule rule(std::string name, std::string expression, int score = pattern::kDefaultScore,
                 bool veto = false) {
  PatternRule made;
  made.name = std::move(name);
  made.expression = std::move(expression);
  made.score = score;
  made.veto = veto;
  return made;
}

// "rule=text" of each hit.
std::vector<std::string> found(const PatternSet& set, std::string_view text) {
  const NoAbbreviations none;
  text::Analysis analysis;
  text::Analyzer(none).analyze(text, analysis);
  std::vector<PatternHit> hits;
  set.find(analysis, hits);
  std::vector<std::string> list;
  for (const PatternHit& hit : hits) {
    const Span span = analysis.original_span(hit.first, hit.last);
    list.push_back(set.rules()[hit.rule].name + "=" + std::string(text.substr(span.begin, span.size())));
  }
  return list;
}

std::vector<std::string> found(std::vector<PatternRule> rules, std::string_view text) {
  return found(PatternSet::from_checked(std::move(rules)), text);
}

using Hits = std::vector<std::string>;

}  // namespace

TEST_CASE("hits begin and end at token edges", "[pattern]") {
  CHECK(found({rule("may", "may")}, "May, mayor, dismay, MAY") == Hits{"may=May", "may=MAY"});
  CHECK(found({rule("year", "\\d{4}")},
              "caf\xC3\xA9"
              "1999 1999 19991 x1999") == Hits{"year=1999"});
  CHECK(found({rule("may", "may( \\d)?")}, "May 24") == Hits{"may=May"});
}

TEST_CASE("hits do not divide numbers", "[pattern]") {
  CHECK(found({rule("year", "\\d{4}")}, "1999-05 and 05/1999, 1999:2") == Hits{});
  CHECK(found({rule("year", "\\d{4}")}, "1999-based, in 1999. 5 1999, 6") ==
        Hits{"year=1999", "year=1999", "year=1999"});
}

TEST_CASE("hits may cross a line break but not a blank line", "[pattern]") {
  const std::vector<PatternRule> rules{rule("date", "may\\s+\\d")};
  CHECK(found(rules, "May\n5") == Hits{"date=May\n5"});
  CHECK(found(rules, "May\n\n5") == Hits{});
}

TEST_CASE("the group span is the hit, the rest is context", "[pattern]") {
  CHECK(found({rule("year", "in (?P<span>\\d{4}) he")}, "In 1999 he, in 1999 she") == Hits{"year=1999"});
}

TEST_CASE("of hits that overlap the longest stays, then the first, then the surest", "[pattern]") {
  CHECK(found({rule("a", "may 5"), rule("b", "5 june 1999")}, "May 5 June 1999") == Hits{"b=5 June 1999"});
  CHECK(found({rule("a", "may 5"), rule("b", "5 may")}, "May 5 May") == Hits{"a=May 5"});
  CHECK(found({rule("weak", "may", 3), rule("sure", "may", 9)}, "May") == Hits{"sure=May"});
}

TEST_CASE("hits of different labels do not compete", "[pattern]") {
  PatternRule org = rule("org", "bank of may");
  org.label = Label::kOrg;
  CHECK(found({rule("may", "may"), org}, "Bank of May") == Hits{"org=Bank of May", "may=May"});
}

TEST_CASE("a veto beats what is not longer", "[pattern]") {
  const PatternRule veto = rule("paper", "sunday times", 10, true);
  CHECK(found({rule("day", "sunday"), veto}, "Sunday Times, Sunday") == Hits{"day=Sunday"});
  CHECK(found({rule("long", "the sunday times"), veto}, "the Sunday Times") == Hits{"long=the Sunday Times"});
  CHECK(found({rule("day", "sunday", 20), rule("no", "sunday", 1, true)}, "Sunday") == Hits{});
}

TEST_CASE("captures are told by name", "[pattern]") {
  const auto set = PatternSet::from_checked(
      {rule("date", "(?P<day>\\d+) (?P<month>may)|(?P<month_b>may) (?P<day_b>\\d+)")});
  const NoAbbreviations none;
  text::Analysis analysis;
  text::Analyzer(none).analyze("May 5", analysis);
  std::vector<PatternHit> hits;
  set.find(analysis, hits);
  REQUIRE(hits.size() == 1);
  REQUIRE(hits[0].captures.size() == 2);
  CHECK(hits[0].captures[0].name == "month");
  CHECK(hits[0].captures[0].text == "May");
  CHECK(hits[0].captures[1].name == "day");
  CHECK(hits[0].captures[1].text == "5");
}

TEST_CASE("all expressions that are not valid are reported at once", "[pattern]") {
  PatternRule far = rule("far", "(");
  far.file = "my.rules";
  far.line = 7;
  const auto set =
      PatternSet::make({rule("good", "x"), far, rule("empty", "x*"), rule("huge", "((a{100}){100}){100}"),
                        rule("long", std::string(40000, 'x'))});
  REQUIRE_FALSE(set);
  REQUIRE(set.error().diagnostics.size() == 4);
  CHECK(set.error().diagnostics[0].file == "my.rules");
  CHECK(set.error().diagnostics[0].line == 7);
  for (const Diagnostic& diagnostic : set.error().diagnostics) CHECK(diagnostic.code == "bad-expression");
}

TEST_CASE("an unchecked expression that is not valid never matches", "[pattern]") {
  CHECK(found({rule("bad", "("), rule("good", "x")}, "x (") == Hits{"good=x"});
}

TEST_CASE("hostile expressions stay linear", "[pattern]") {
  const std::string text(20000, 'a');
  std::string spaced;
  for (int i = 0; i < 20000; ++i) spaced += "a ";
  CHECK(found({rule("evil", "(a+)+b"), rule("any", ".*z")}, text).empty());
  CHECK(found({rule("evil", "(a *)+b"), rule("any", ".*z")}, spaced).empty());
}

TEST_CASE("one set serves many threads", "[pattern]") {
  const auto set = PatternSet::from_checked(
      {rule("may", "may \\d+"), rule("june", "june"), rule("year", "in (?P<span>\\d{4})")});
  std::vector<Hits> results(4);
  std::vector<std::thread> threads;
  for (Hits& result : results) threads.emplace_back([&] { result = found(set, "In 1999, May 5 and June"); });
  for (std::thread& thread : threads) thread.join();
  for (const Hits& result : results) CHECK(result == Hits{"year=1999", "may=May 5", "june=June"});
}
