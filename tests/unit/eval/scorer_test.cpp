#include "eval/scorer.hpp"

#include <catch2/catch.hpp>

#include "eval/calendar_words.hpp"
#include "eval/split.hpp"
#include "eval_fixture.hpp"

namespace onoma::eval {
namespace {

bool is(const Tally& tally, std::size_t hits, std::size_t gold, std::size_t predicted) {
  return tally.hits == hits && tally.gold == gold && tally.predicted == predicted;
}

TEST_CASE("a hit has the same begin, end and label") {
  const GoldDocument gold = document({mention(0, 5, kP), mention(10, 15, kO), mention(20, 25, kL)});
  const Scores scores = score(gold, {mention(0, 5, kP), mention(10, 14, kO), mention(20, 25, kO)});
  CHECK(is(row(scores.exact, kP), 1, 1, 1));
  CHECK(is(row(scores.exact, kO), 0, 1, 2));
  CHECK(is(row(scores.exact, kL), 0, 1, 0));
  CHECK(is(scores.exact[kAllRow], 1, 3, 3));
  CHECK(is(row(scores.partial, kO), 1, 1, 2));
  CHECK(is(scores.partial[kAllRow], 2, 3, 3));
  CHECK(is(scores.boundary, 2, 3, 3));
  CHECK(scores.exact[kAllRow].f1() == Approx(1.0 / 3));
}

TEST_CASE("nothing to divide by is zero") {
  const Tally nothing;
  CHECK(nothing.precision() == 0);
  CHECK(nothing.recall() == 0);
  CHECK(nothing.f1() == 0);
  CHECK(nothing.empty());
}

TEST_CASE("a span said twice counts once, and its last value counts") {
  const GoldDocument gold = document({mention(0, 4, kD, "2019"), mention(0, 4, kD, "2020")});
  const Scores scores = score(gold, {mention(0, 4, kD, "2019"), mention(0, 4, kD, "2020")});
  CHECK(is(row(scores.exact, kD), 1, 1, 1));
  CHECK(scores.values.right == 1);
}

TEST_CASE("equal boundaries of two labels are one boundary") {
  const GoldDocument gold = document({mention(0, 5, kO), mention(0, 5, kL)});
  const Scores scores = score(gold, {mention(0, 5, kO)});
  CHECK(is(scores.boundary, 1, 1, 1));
  CHECK(is(scores.exact[kAllRow], 1, 2, 1));
}

TEST_CASE("labels that are not annotated, or not wanted, do not count") {
  GoldDocument gold = document({mention(0, 5, kP), mention(10, 15, kO), mention(20, 25, kD)});
  gold.labels = {true, true, true, false};
  const std::vector<Mention> predicted = {mention(0, 5, kP), mention(20, 25, kD), mention(30, 35, kD)};
  CHECK(is(score(gold, predicted).exact[kAllRow], 1, 2, 1));
  ScoreOptions organizations;
  organizations.labels = {false, true, false, true};
  CHECK(is(score(gold, predicted, organizations).exact[kAllRow], 0, 1, 0));
}

TEST_CASE("a prediction in a region that is left open costs nothing unless it touches an annotated span") {
  const GoldDocument gold = document({mention(10, 20, kO)}, {{0, 15}, {40, 50}});
  CHECK(is(score(gold, {mention(0, 5, kP)}).exact[kAllRow], 0, 1, 0));
  CHECK(is(score(gold, {mention(45, 60, kP)}).exact[kAllRow], 0, 1, 0));
  CHECK(is(score(gold, {mention(5, 11, kP)}).exact[kAllRow], 0, 1, 1));   // touches the annotated one
  CHECK(is(score(gold, {mention(50, 60, kP)}).exact[kAllRow], 0, 1, 1));  // ends where it begins
}

TEST_CASE("annotated spans of labels that do not count protect no prediction") {
  GoldDocument gold = document({mention(10, 20, kO)}, {{0, 15}});
  gold.labels = {true, false, true, true};
  CHECK(is(score(gold, {mention(5, 12, kP)}).exact[kAllRow], 0, 0, 0));
}

TEST_CASE("partial matches take each span once, in reading order") {
  const GoldDocument gold = document({mention(0, 10, kP), mention(12, 20, kP)});
  CHECK(row(score(gold, {mention(5, 15, kP)}).partial, kP).hits == 1);                    // one for two
  CHECK(row(score(gold, {mention(0, 2, kP), mention(3, 5, kP)}).partial, kP).hits == 1);  // two for one
  CHECK(row(score(gold, {mention(1, 13, kP), mention(14, 16, kP)}).partial, kP).hits ==
        2);  // greedy goes well
  CHECK(row(score(gold, {mention(1, 3, kP), mention(2, 13, kP)}).partial, kP).hits == 2);
  CHECK(row(score(gold, {mention(10, 12, kP)}).partial, kP).hits == 0);  // side by side is not shared
}

TEST_CASE("partial matches with nested spans are those of the plain loop") {
  unsigned state = 1;
  const auto random = [&state](unsigned below) {
    return (state = state * 1664525 + 1013904223) / 65536 % below;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<Mention> gold, predicted;
    for (auto* list : {&gold, &predicted}) {
      for (unsigned i = random(8); i > 0; --i) {
        const std::size_t begin = random(30);
        list->push_back(mention(begin, begin + random(8), kP));
      }
    }
    const ScoredSpans spans = scored_spans(document(gold), predicted, {});
    std::vector<Mention> free = spans.predicted;
    std::size_t hits = 0;
    for (const Mention& mine : spans.gold) {
      const auto match = std::find_if(free.begin(), free.end(),
                                      [&](const Mention& p) { return p.span.overlaps(mine.span); });
      if (match == free.end()) continue;
      free.erase(match);
      ++hits;
    }
    Scores scores;
    scores.add(spans, true);
    CHECK(row(scores.partial, kP).hits == hits);
  }
}

TEST_CASE("resolved leaves vague dates open, wherever their values say so") {
  const GoldDocument gold = document({mention(0, 5, kD, "PRESENT_REF"), mention(10, 15, kD, "2020"),
                                      mention(20, 25, kD), mention(30, 35, kP, "PAST_REF")});
  ScoreOptions resolved;
  resolved.dates = Dates::kResolved;
  const Scores scores = score(gold, {mention(0, 5, kD), mention(10, 15, kD)}, resolved);
  CHECK(is(row(scores.exact, kD), 1, 2, 1));
  CHECK(is(row(scores.exact, kP), 0, 1, 0));
}

TEST_CASE("calendar keeps dates that name a day, month or year") {
  for (const char* yes : {"2019", "last May", "MONDAYS", "Sept.", "Sep", "the 3rd", "Christmas Eve",
                          "\u0663 days", "on friday!"}) {
    CHECK(names_calendar(yes));
  }
  for (const char* no : {"", "today", "last week", "mayor", "dismay", "sunday_", "Maya", "recently", "éid",
                         "mayé", "century"}) {
    CHECK_FALSE(names_calendar(no));
  }
  ScoreOptions calendar;
  calendar.dates = Dates::kCalendar;
  const GoldDocument gold = document({mention(0, 5, kD), mention(6, 9, kD)}, {}, "today May");
  CHECK(is(score(gold, {mention(0, 5, kD), mention(6, 9, kD)}, calendar).exact[kAllRow], 1, 1, 1));
}

TEST_CASE("values are compared on exactly hit dates that are annotated with one") {
  const GoldDocument gold =
      document({mention(0, 4, kD, "2019"), mention(10, 14, kD, "2020"), mention(20, 24, kD, "2021"),
                mention(30, 34, kD), mention(40, 44, kD, "2022")});
  const Scores scores =
      score(gold, {mention(0, 4, kD, "2019"), mention(10, 14, kD, "2018"), mention(20, 24, kD),
                   mention(30, 34, kD, "2020"), mention(40, 45, kD, "2022")});
  CHECK(scores.values.right == 1);
  CHECK(scores.values.compared == 2);
  CHECK(scores.values.missing == 1);
  CHECK(scores.values.accuracy() == 0.5);
}

TEST_CASE("a document that nobody predicted is wholly missed") {
  Scores scores;
  scores.add(scored_spans(document({mention(0, 5, kP)}), {}, {}), false);
  scores.add(scored_spans(document({mention(0, 5, kP)}), {mention(0, 5, kP)}, {}), true);
  CHECK(is(scores.exact[kAllRow], 1, 2, 1));
  CHECK(scores.documents == 2);
  CHECK(scores.missing == 1);
  Scores twice = scores;
  twice += scores;
  CHECK(is(twice.exact[kAllRow], 2, 4, 2));
  CHECK(is(twice.boundary, 2, 4, 2));
  CHECK(twice.documents == 4);
  CHECK(twice.missing == 2);
}

TEST_CASE("four decimals are those of the exact value") {
  CHECK(round4(2.0 / 3) == 0.6667);
  CHECK(round4(0.00005) == 0.0001);  // stored a little above
  CHECK(round4(0.00015) == 0.0001);  // stored a little below
  CHECK(round4(0.03125) == 0.0312);  // exactly between: to the even one
  CHECK(round4(0) == 0);
  CHECK(round4(1) == 1);
}

TEST_CASE("the split is by CRC-32 of the id") {
  STATIC_REQUIRE(crc32("123456789") == 0xCBF43926);
  STATIC_REQUIRE(crc32("") == 0);
  int validation = 0;
  for (int i = 0; i < 1000; ++i) validation += is_validation("doc-" + std::to_string(i));
  CHECK(validation > 60);
  CHECK(validation < 140);
}

}  // namespace
}  // namespace onoma::eval
