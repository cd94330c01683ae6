// Label: the kind of entity, as a small number; names live here and in the Model for labels that users add.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace onoma {

enum class Label : std::uint8_t { kPerson = 0, kOrg = 1, kLoc = 2, kDate = 3 };

inline constexpr std::size_t kLabelCount = 4;

// "PERSON", "ORG", "LOC", "DATE".
std::string_view label_name(Label label) noexcept;

// The label of that name (case matters), if there is one.
std::optional<Label> label_from_name(std::string_view name) noexcept;

}  // namespace onoma
