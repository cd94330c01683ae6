#include "onoma/label.hpp"

#include <array>

namespace onoma {

namespace {
constexpr std::array<std::string_view, kLabelCount> kNames = {"PERSON", "ORG", "LOC", "DATE"};
}  // namespace

std::string_view label_name(Label label) noexcept { return kNames[static_cast<std::size_t>(label)]; }

std::optional<Label> label_from_name(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Label>(i);
  }
  return std::nullopt;
}

}  // namespace onoma
