#include "eval/changes.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "eval/comparison.hpp"

namespace onoma::eval {
namespace {

auto place_and_label(const Said& said) {
  return std::tie(said.span, said.label);
}

using LabelNumbers = std::map<std::string_view, std::size_t>;  // in the order of their names

LabelNumbers number_labels(const std::vector<Said>& a, const std::vector<Said>& b) {
  LabelNumbers numbers;
  for (const auto* said : {&a, &b}) {
    for (const Said& one : *said) numbers[one.label];
  }
  std::size_t next = 0;
  for (auto& [label, number] : numbers) number = next++;
  return numbers;
}

std::vector<Labelled> labelled(const std::vector<Said>& said, const LabelNumbers& numbers) {
  std::vector<Labelled> out;
  for (const Said& one : said) out.push_back({one.span, numbers.at(one.label)});
  return out;
}

ChangeKind kind_of(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::kLabel:
      return ChangeKind::kRelabelled;
    case DifferenceKind::kBoundaries:
      return ChangeKind::kMoved;
    case DifferenceKind::kOnlyA:
      return ChangeKind::kRemoved;
    case DifferenceKind::kOnlyB:
      break;
  }
  return ChangeKind::kAdded;
}

// What is the same in both but for its value.
void find_revalued(const std::vector<Said>& a, const std::vector<Said>& b, Changes& out) {
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (place_and_label(a[i]) < place_and_label(b[k])) {
      ++i;
    } else if (place_and_label(b[k]) < place_and_label(a[i])) {
      ++k;
    } else {
      if (a[i].value != b[k].value) out.changes.push_back({ChangeKind::kRevalued, i, k});
      ++i, ++k;
    }
  }
}

}  // namespace

std::string_view change_kind_name(ChangeKind kind) noexcept {
  static constexpr std::array<std::string_view, kChangeKinds> kNames = {"added", "removed", "relabelled", "moved",
                                                                        "revalued"};
  return kNames[static_cast<std::size_t>(kind)];
}

void put_in_order(std::vector<Said>& said) {
  std::stable_sort(said.begin(), said.end(),
                   [](const Said& x, const Said& y) { return place_and_label(x) < place_and_label(y); });
  const auto same = [](const Said& x, const Said& y) { return place_and_label(x) == place_and_label(y); };
  said.erase(std::unique(said.begin(), said.end(), same), said.end());
}

Changes changes_between(const std::vector<Said>& a, const std::vector<Said>& b) {
  Changes out;
  const LabelNumbers numbers = number_labels(a, b);
  const SpanComparison compared = compare_labelled(labelled(a, numbers), labelled(b, numbers));
  for (const Difference& difference : compared.differences) {
    out.changes.push_back({kind_of(difference.kind), difference.a, difference.b});
  }
  find_revalued(a, b, out);
  out.same = compared.same - (out.changes.size() - compared.differences.size());
  const auto place = [&](const Change& change) { return place_and_label(change.a ? a[*change.a] : b[*change.b]); };
  std::stable_sort(out.changes.begin(), out.changes.end(),
                   [&](const Change& x, const Change& y) { return place(x) < place(y); });
  return out;
}

void ChangeCounts::add(const Changes& changes) noexcept {
  ++documents;
  same += changes.same;
  if (!changes.changes.empty()) ++changed;
  for (const Change& change : changes.changes) ++kinds[static_cast<std::size_t>(change.kind)];
}

}  // namespace onoma::eval
