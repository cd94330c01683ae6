#include "onoma/label.hpp"

#include <array>

namespace onoma {

namespace {

constexpr std::array<std::string_view, kAllLabelCount> kNames = {"PERSON", "ORG", "LOC", "DATE", "TIME", "DURATION", "SET"};

std::optional<Label> find_label(std::string_view name, std::size_t count) noexcept {
  for (std::size_t i = 0; i < count; ++i) {
    if (kNames[i] == name) return static_cast<Label>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view label_name(Label label) noexcept { return kNames[static_cast<std::size_t>(label)]; }

std::optional<Label> label_from_name(std::string_view name) noexcept { return find_label(name, kLabelCount); }
std::optional<Label> any_label_from_name(std::string_view name) noexcept { return find_label(name, kAllLabelCount); }

}  // namespace onoma
