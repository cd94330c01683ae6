#include <catch2/catch.hpp>
#include <memory>
#include <set>
#include <string>

#include "onoma/entity.hpp"
#include "onoma/label.hpp"
#include "onoma/result.hpp"
#include "onoma/span.hpp"

namespace onoma {
namespace {

TEST_CASE("labels have the names that are printed, and are read back") {
  CHECK(label_name(Label::kPerson) == "PERSON");
  CHECK(label_name(Label::kOrg) == "ORG");
  CHECK(label_name(Label::kLoc) == "LOC");
  CHECK(label_name(Label::kDate) == "DATE");
  for (std::size_t i = 0; i < kLabelCount; ++i) {
    const auto label = static_cast<Label>(i);
    CHECK(label_from_name(label_name(label)) == label);
  }
  for (const char* other : {"", "person", "PER", "PERSON ", "ORGANIZATION", "DATES"}) {
    CAPTURE(other);
    CHECK_FALSE(label_from_name(other));
  }
}

TEST_CASE("added labels get the numbers after the built-in ones") {
  LabelNames names;
  CHECK(names.size() == kAllLabelCount);
  CHECK(names.add("ORG") == Label::kOrg);
  const std::optional<Label> weapon = names.add("WEAPON");
  REQUIRE(weapon);
  CHECK(static_cast<std::size_t>(*weapon) == kAllLabelCount);
  CHECK(names.add("WEAPON") == weapon);
  CHECK(names.find("WEAPON") == weapon);
  CHECK(names.name(*weapon) == "WEAPON");
  CHECK_FALSE(names.find("SHIP"));
  for (const char* bad : {"", "weapon", "1A", "A B", "\u00C9", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456"}) {
    CAPTURE(bad);
    CHECK_FALSE(names.add(bad));
  }
  for (int i = 0; names.size() < kMostLabels; ++i) REQUIRE(names.add("L" + std::to_string(i)));
  CHECK_FALSE(names.add("MORE"));
  CHECK(names.add("L5"));
}

TEST_CASE("every kind of evidence has its own name") {
  std::set<std::string> names;
  for (int kind = 0; kind <= static_cast<int>(EvidenceKind::kVeto); ++kind) {
    names.insert(evidence_kind_name(static_cast<EvidenceKind>(kind)));
  }
  CHECK(names.size() == static_cast<std::size_t>(EvidenceKind::kVeto) + 1);
  CHECK(names.contains("gazetteer"));
  CHECK(names.contains("document"));
}

TEST_CASE("a diagnostic tells file, line and column as far as they are known") {
  Diagnostic problem{Severity::kError, "names/ORG/banks.tsv", 41, 7, "unknown-column", "unknown column"};
  CHECK(problem.to_string() == "names/ORG/banks.tsv:41:7: error: unknown column [unknown-column]");
  problem.severity = Severity::kWarning;
  problem.column = 0;
  CHECK(problem.to_string() == "names/ORG/banks.tsv:41: warning: unknown column [unknown-column]");
  problem.line = 0;
  problem.column = 7;  // a column without a line says nothing
  CHECK(problem.to_string() == "names/ORG/banks.tsv: warning: unknown column [unknown-column]");
}

Result<std::unique_ptr<int>> half(int number) {
  if (number % 2 != 0) return Unexpected{Error{"E_ODD", "not even"}};
  return std::make_unique<int>(number / 2);
}

TEST_CASE("a result is a value or the reason why there is none") {
  Result<std::unique_ptr<int>> good = half(6);
  REQUIRE(good);
  CHECK(**good == 3);
  const std::unique_ptr<int> taken = *std::move(good);
  CHECK(*taken == 3);

  const Result<std::unique_ptr<int>> bad = half(7);
  REQUIRE_FALSE(bad);
  CHECK_FALSE(bad.has_value());
  CHECK(bad.error().code == "E_ODD");
  CHECK(bad.error().message == "not even");
  CHECK(bad.error().diagnostics.empty());
}

TEST_CASE("spans are half open") {
  constexpr Span span{2, 5};
  CHECK(span.size() == 3);
  CHECK_FALSE(span.empty());
  CHECK(Span{4, 4}.empty());
  CHECK(span.overlaps({4, 9}));
  CHECK_FALSE(span.overlaps({5, 9}));
  CHECK_FALSE(span.overlaps({0, 2}));
  CHECK(span.contains({2, 5}));
  CHECK_FALSE(span.contains({2, 6}));
  CHECK(Span{1, 9} < span);
  CHECK(Span{2, 4} < span);
}

}  // namespace
}  // namespace onoma
