#include "imports/imported.hpp"

#include <algorithm>

namespace onoma::imports {
namespace {

constexpr std::size_t kLongestLabel = 32;
constexpr std::size_t kLongestName = 40;

constexpr std::pair<std::string_view, std::string_view> kSame[] = {
    {"PER", "PERSON"}, {"ORGANIZATION", "ORG"}, {"ORGANISATION", "ORG"}, {"LOCATION", "LOC"}, {"GPE", "LOC"}};

}  // namespace

std::string label_of(std::string_view name, const ImportOptions& options) {
  if (const auto renamed = options.labels.find(std::string(name)); renamed != options.labels.end()) return renamed->second;
  std::string label;
  for (const char c : name) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const bool letter = upper >= 'A' && upper <= 'Z';
    if (label.empty() && !letter) continue;
    const bool allowed = letter || (upper >= '0' && upper <= '9') || upper == '_' || upper == '-';
    if (label.size() < kLongestLabel) label += allowed ? upper : '_';
  }
  for (const auto& [other, ours] : kSame) {
    if (label == other) return std::string(ours);
  }
  return label;
}

std::string plain_name(std::string_view path) {
  path = path.substr(path.find_last_of('/') + 1);
  path = path.substr(0, path.find_last_of('.') == 0 ? path.size() : std::min(path.find_last_of('.'), path.size()));
  std::string name;
  for (const char c : path) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool allowed = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9' && !name.empty());
    if (allowed) name += lower;
    else if (!name.empty() && name.back() != '-') name += '-';
    if (name.size() >= kLongestName) break;
  }
  while (name.ends_with('-')) name.pop_back();
  return name.empty() ? "imported" : name;
}

}  // namespace onoma::imports
