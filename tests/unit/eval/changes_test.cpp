#include "eval/changes.hpp"

#include <catch2/catch.hpp>

namespace onoma::eval {
namespace {

using Texts = std::vector<std::string>;

Said said(std::size_t begin, std::size_t end, std::string label, std::string value = "") {
  return {{begin, end}, std::move(label), "", std::move(value)};
}

// "moved 0 1": kind, index in A, index in B.
Texts told(const Changes& changed) {
  Texts out;
  for (const Change& change : changed.changes) {
    out.push_back(std::string(change_kind_name(change.kind)) + ' ' + (change.a ? std::to_string(*change.a) : "-") +
                  ' ' + (change.b ? std::to_string(*change.b) : "-"));
  }
  return out;
}

TEST_CASE("entities are added, removed, relabelled, moved or of another value") {
  const std::vector<Said> a = {said(0, 5, "PERSON", "Ada"), said(10, 15, "ORG"), said(20, 25, "WEAPON"),
                               said(30, 35, "LOC"), said(50, 60, "DATE", "2024-05-03")};
  const std::vector<Said> b = {said(0, 5, "PERSON", "Ada"), said(10, 15, "LOC"), said(20, 28, "WEAPON"),
                               said(40, 45, "VESSEL"), said(50, 60, "DATE", "2024-05")};
  const Changes changed = changes_between(a, b);
  CHECK(changed.same == 1);
  CHECK(told(changed) == Texts{"relabelled 1 1", "moved 2 2", "removed 3 -", "added - 3", "revalued 4 4"});
}

TEST_CASE("two labels on one place are two entities, in whatever order they come") {
  std::vector<Said> a = {said(3, 5, "ORG"), said(0, 2, "LOC"), said(3, 5, "LOC", "x"), said(3, 5, "LOC", "y")};
  put_in_order(a);
  REQUIRE(a.size() == 3);
  CHECK(a[1].value == "x");
  CHECK(told(changes_between(a, a)).empty());
  CHECK(changes_between(a, a).same == 3);
  CHECK(told(changes_between(a, {said(3, 5, "LOC", "x")})) == Texts{"removed 0 -", "removed 2 -"});
}

TEST_CASE("counts add up over documents") {
  ChangeCounts counts;
  counts.add(changes_between({said(0, 1, "LOC")}, {said(0, 1, "LOC")}));
  CHECK_FALSE(counts.any());
  counts.add(changes_between({said(0, 1, "LOC")}, {}));
  CHECK(counts.any());
  CHECK(counts.documents == 2);
  CHECK(counts.changed == 1);
  CHECK(counts.same == 1);
  CHECK(counts.kinds[static_cast<std::size_t>(ChangeKind::kRemoved)] == 1);
}

}  // namespace
}  // namespace onoma::eval
