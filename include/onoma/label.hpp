// Label: the kind of entity, as a small number. Labels that users add get the numbers after the built-in ones; their names
// live in a LabelNames.
//
// The first kLabelCount are what evidence is weighed for. TIME, DURATION and SET are found by patterns alone, and only when
// asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onoma {

enum class Label : std::uint8_t { kPerson = 0, kOrg = 1, kLoc = 2, kDate = 3, kTime = 4, kDuration = 5, kSet = 6 };

inline constexpr std::size_t kLabelCount = 4;
inline constexpr std::size_t kAllLabelCount = 7;
inline constexpr std::size_t kMostLabels = 128;  // with those that users add

// "PERSON", "ORG", "LOC", "DATE", "TIME", "DURATION", "SET"; "CUSTOM" for one that a user added.
std::string_view label_name(Label label) noexcept;

// The label of that name (case matters) among the first kLabelCount, if there is one.
std::optional<Label> label_from_name(std::string_view name) noexcept;
// The same among all labels.
std::optional<Label> any_label_from_name(std::string_view name) noexcept;

// Whether a label may be called so: a capital letter, then up to 31 of A-Z, 0-9, _ and -.
bool is_label_name(std::string_view name) noexcept;

// The labels of a run by name: the built-in ones, and those that were added, in that order.
class LabelNames {
 public:
  std::string_view name(Label label) const noexcept;
  std::optional<Label> find(std::string_view name) const noexcept;
  // The label of that name, new if need be. Nothing where is_label_name() says no, or there are kMostLabels already.
  std::optional<Label> add(std::string_view name);
  // Their numbers are 0 to size() - 1.
  std::size_t size() const noexcept { return kAllLabelCount + added_.size(); }

 private:
  std::vector<std::string> added_;
};

}  // namespace onoma
