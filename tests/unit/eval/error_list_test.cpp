#include "eval/error_list.hpp"

#include <catch2/catch.hpp>
#include <chrono>

#include "eval/snippet.hpp"
#include "eval_fixture.hpp"

namespace onoma::eval {
namespace {

const std::string kText = "Ada Obi of the World Bank met Ben in Kano today";

ErrorList errors_of(const std::vector<Mention>& gold, const std::vector<Mention>& predicted) {
  const GoldDocument gold_document = document(gold, {}, kText);
  ErrorList errors;
  errors.add(gold_document, scored_spans(gold_document, predicted, {}));
  return errors;
}

// "count label what", for the rows of one kind.
std::vector<std::string> rows(const ErrorList& errors, ErrorKind kind) {
  std::vector<std::string> out;
  for (const ErrorRow& row : errors.most_frequent(kind, 100))
    out.push_back(std::to_string(row.count) + ' ' + row.label + ' ' + row.what);
  return out;
}

using Texts = std::vector<std::string>;

TEST_CASE("an error is spurious, missed, of boundary or of type") {
  const ErrorList errors = errors_of({mention(0, 7, kP), mention(15, 25, kO), mention(30, 33, kP)},
                                     {mention(0, 3, kP), mention(15, 25, kL), mention(37, 41, kL)});
  CHECK(rows(errors, ErrorKind::kSpurious) == Texts{"1 LOC Kano"});
  CHECK(rows(errors, ErrorKind::kMissed) == Texts{"1 PERSON Ben"});
  CHECK(rows(errors, ErrorKind::kBoundary) == Texts{"1 PERSON Ada Obi -> Ada"});
  CHECK(rows(errors, ErrorKind::kType) == Texts{"1 ORG -> LOC World Bank"});
  CHECK(errors.most_frequent(ErrorKind::kMissed, 1)[0].context ==
        "Ada Obi of the World Bank met [Ben] in Kano today");
  CHECK(errors.most_frequent(ErrorKind::kMissed, 1)[0].id == "d");
}

TEST_CASE("a confusion of labels is told once, also where the texts differ") {
  CHECK(rows(errors_of({mention(15, 25, kO)}, {mention(15, 20, kL)}), ErrorKind::kType) ==
        Texts{"1 ORG -> LOC World Bank -> World"});
  const ErrorList two = errors_of({mention(0, 7, kP)}, {mention(0, 3, kO), mention(4, 7, kL)});
  CHECK(rows(two, ErrorKind::kType) ==
        Texts{"1 PERSON -> LOC Ada Obi -> Obi", "1 PERSON -> ORG Ada Obi -> Ada"});
}

TEST_CASE("an annotated span that only a wrong label of another error covers is a confusion too") {
  const ErrorList errors = errors_of({mention(0, 7, kP), mention(15, 25, kO)}, {mention(0, 25, kP)});
  CHECK(rows(errors, ErrorKind::kBoundary) == Texts{"1 PERSON Ada Obi -> Ada Obi of the World Bank"});
  CHECK(rows(errors, ErrorKind::kType) == Texts{"1 ORG -> PERSON World Bank -> Ada Obi of the World Bank"});
  CHECK(errors.total(ErrorKind::kMissed) == 0);
}

TEST_CASE("equal errors count together, the most frequent first") {
  const GoldDocument gold_document = document({}, {}, "Kano Abuja\nKano\tAbuja Kano");
  ErrorList errors;
  errors.add(
      gold_document,
      scored_spans(gold_document,
                   {mention(5, 10, kL), mention(0, 4, kL), mention(11, 15, kL), mention(16, 21, kO)}, {}));
  CHECK(rows(errors, ErrorKind::kSpurious) == Texts{"2 LOC Kano", "1 LOC Abuja", "1 ORG Abuja"});
  CHECK(errors.total(ErrorKind::kSpurious) == 4);
  CHECK(errors.different(ErrorKind::kSpurious) == 3);
  CHECK(errors.most_frequent(ErrorKind::kSpurious, 1).size() == 1);
  CHECK(errors.most_frequent(ErrorKind::kSpurious, 1)[0].context == "[Kano] Abuja Kano Abuja Kano");
}

TEST_CASE("spans that reach over others are found behind them") {
  const ErrorList errors = errors_of({mention(0, 33, kO), mention(4, 7, kL), mention(15, 25, kO)},
                                     {mention(30, 33, kO), mention(37, 41, kL)});
  CHECK(rows(errors, ErrorKind::kBoundary) ==
        Texts{"1 ORG Ada Obi of the World Bank met Ben -> Ben"});
  CHECK(rows(errors, ErrorKind::kMissed) == Texts{"1 LOC Obi", "1 ORG World Bank"});
  CHECK(rows(errors, ErrorKind::kSpurious) == Texts{"1 LOC Kano"});
}

TEST_CASE("a long document full of errors is listed in time") {
  constexpr std::size_t kNames = 100'000;
  std::vector<Mention> gold, predicted;
  for (std::size_t i = 0; i < kNames; ++i) {
    gold.push_back(mention(5 * i, 5 * i + 4, kP));
    predicted.push_back(mention(5 * i, 5 * i + 4, kL));
  }
  const GoldDocument long_document = document(gold, {}, std::string(5 * kNames, 'x'));
  const auto begin = std::chrono::steady_clock::now();
  ErrorList errors;
  errors.add(long_document, scored_spans(long_document, predicted, {}));
  CHECK(errors.total(ErrorKind::kType) == kNames);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));  // a second; pair by pair it took minutes
}

TEST_CASE("snippets are one line and cannot command a terminal") {
  CHECK(one_line(" a\r\n\tb\u00A0\u2003c ") == "a b c");
  CHECK(one_line("a\x1B[31mb\u009Bc\u202Ed\x7F") == "a[31mbcd");
  CHECK(one_line("") == "");
  CHECK(in_context("x 😀Zoë y", {6, 10}, 1) == "😀[Zoë]");
  CHECK(in_context("x 😀Zoë y", {6, 10}, 2) == "😀[Zoë] y");
  CHECK(in_context("x 😀Zoë y", {0, 1}, 0) == "[x]");
  CHECK(in_context("one\ntwo\nthree", {4, 7}) == "one [two] three");
}

}  // namespace
}  // namespace onoma::eval
