// Label: the kind of entity, as a small number; names live here and in the Model for labels that users add.
//
// The first kLabelCount are what evidence is weighed for. TIME, DURATION and SET are found by patterns alone, and only when
// asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace onoma {

enum class Label : std::uint8_t { kPerson = 0, kOrg = 1, kLoc = 2, kDate = 3, kTime = 4, kDuration = 5, kSet = 6 };

inline constexpr std::size_t kLabelCount = 4;
inline constexpr std::size_t kAllLabelCount = 7;

// "PERSON", "ORG", "LOC", "DATE", "TIME", "DURATION", "SET".
std::string_view label_name(Label label) noexcept;

// The label of that name (case matters) among the first kLabelCount, if there is one.
std::optional<Label> label_from_name(std::string_view name) noexcept;
// The same among all labels.
std::optional<Label> any_label_from_name(std::string_view name) noexcept;

}  // namespace onoma
