#include "onoma/label.hpp"

#include <algorithm>
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

bool may_follow(char c) noexcept { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

constexpr std::size_t kLongestName = 32;

}  // namespace

std::string_view label_name(Label label) noexcept {
  const auto number = static_cast<std::size_t>(label);
  return number < kNames.size() ? kNames[number] : std::string_view("CUSTOM");
}

std::optional<Label> label_from_name(std::string_view name) noexcept { return find_label(name, kLabelCount); }
std::optional<Label> any_label_from_name(std::string_view name) noexcept { return find_label(name, kAllLabelCount); }

bool is_label_name(std::string_view name) noexcept {
  return !name.empty() && name.size() <= kLongestName && name.front() >= 'A' && name.front() <= 'Z' &&
         std::all_of(name.begin(), name.end(), may_follow);
}

std::string_view LabelNames::name(Label label) const noexcept {
  const auto number = static_cast<std::size_t>(label);
  return number >= kAllLabelCount && number < size() ? std::string_view(added_[number - kAllLabelCount])
                                                     : label_name(label);
}

std::optional<Label> LabelNames::find(std::string_view name) const noexcept {
  if (const auto label = any_label_from_name(name)) return label;
  const auto found = std::find(added_.begin(), added_.end(), name);
  if (found == added_.end()) return std::nullopt;
  return static_cast<Label>(kAllLabelCount + static_cast<std::size_t>(found - added_.begin()));
}

std::optional<Label> LabelNames::add(std::string_view name) {
  if (const auto known = find(name)) return known;
  if (!is_label_name(name) || size() == kMostLabels) return std::nullopt;
  added_.emplace_back(name);
  return static_cast<Label>(size() - 1);
}

}  // namespace onoma
