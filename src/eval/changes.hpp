// Changes: what another run says of one document, entity by entity.
//
//   const eval::Changes changed = eval::changes_between(before, after);
//   for (const eval::Change& change : changed.changes) print(change, before, after);
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/span.hpp"

namespace onoma::eval {

// What a run said of a place. The label may be any; the value is empty where there is none.
struct Said {
  Span span;  // in a unit that both runs share
  std::string label;
  std::string text;
  std::string value;
};

enum class ChangeKind : unsigned char {
  kAdded,
  kRemoved,
  kRelabelled,  // same begin and end
  kMoved,       // they overlap; the label may have changed too
  kRevalued,    // same begin, end and label
};
inline constexpr std::size_t kChangeKinds = 5;

// "added", "removed", "relabelled", "moved", "revalued".
std::string_view change_kind_name(ChangeKind kind) noexcept;

struct Change {
  ChangeKind kind = ChangeKind::kAdded;
  std::optional<std::size_t> a;  // which of the earlier run's, which of the later one's
  std::optional<std::size_t> b;
};

struct Changes {
  std::size_t same = 0;
  std::vector<Change> changes;  // in reading order
};

// In reading order, of two of one span and label the first only.
void put_in_order(std::vector<Said>& said);

// Both as put_in_order() leaves them. Each is in at most one change (comparison.hpp says how they pair).
Changes changes_between(const std::vector<Said>& a, const std::vector<Said>& b);

// Sums over documents.
struct ChangeCounts {
  std::size_t documents = 0;  // that both runs have
  std::size_t changed = 0;    // of them, those with a change
  std::size_t documents_only_a = 0;
  std::size_t documents_only_b = 0;
  std::size_t documents_failed = 0;  // that both have and one of them could not work on
  std::size_t same = 0;
  std::array<std::size_t, kChangeKinds> kinds{};

  void add(const Changes& changes) noexcept;
  bool any() const noexcept { return changed + documents_only_a + documents_only_b + documents_failed > 0; }
};

}  // namespace onoma::eval
