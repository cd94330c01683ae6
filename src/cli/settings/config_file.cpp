#include "cli/settings/config_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

namespace onoma::cli {
namespace {

std::string place(const std::string& path, const toml::source_region& region) {
  return path + ':' + std::to_string(region.begin.line) + ": ";
}

// The value as it would be typed; false for what no flag takes.
bool append_value(const toml::node& node, std::vector<std::string>& values) {
  if (const auto* text = node.as_string()) {
    values.push_back(text->get());
  } else if (const auto* number = node.as_integer()) {
    values.push_back(std::to_string(number->get()));
  } else if (const auto* fraction = node.as_floating_point()) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), fraction->get()).ptr;
    values.emplace_back(digits.data(), end);
  } else if (const auto* truth = node.as_boolean()) {
    values.emplace_back(truth->get() ? "true" : "false");
  } else if (const auto* day = node.as_date()) {
    std::ostringstream iso;
    iso << day->get();
    values.push_back(iso.str());
  } else {
    return false;
  }
  return true;
}

void read_entry(const std::string& section, std::string_view key, const toml::node& node, Config& config) {
  ConfigEntry entry{section, std::string(key), {}, node.source().begin.line};
  bool usable = true;
  if (const toml::array* array = node.as_array()) {
    for (const toml::node& element : *array) usable = usable && append_value(element, entry.values);
  } else {
    usable = append_value(node, entry.values);
  }
  if (usable) return config.entries.push_back(std::move(entry));
  config.problems.push_back(place(config.path, node.source()) + entry.key +
                            ": not a text, a number, true, false or a list of them");
}

}  // namespace

Config read_config(std::string_view text, const std::string& path) {
  Config config;
  config.path = path;
  toml::table root;
  try {
    root = toml::parse(text, path);
  } catch (const toml::parse_error& error) {
    config.problems.push_back(place(path, error.source()) + std::string(error.description()));
    return config;
  }
  for (const auto& [key, node] : root) {
    const toml::table* section = node.as_table();
    if (section == nullptr) {
      read_entry("", key.str(), node, config);
      continue;
    }
    // A section without keys is known by its name alone.
    config.entries.push_back({std::string(key.str()), "", {}, section->source().begin.line});
    for (const auto& [name, value] : *section) read_entry(std::string(key.str()), name.str(), value, config);
  }
  std::stable_sort(config.entries.begin(), config.entries.end(),
                   [](const ConfigEntry& a, const ConfigEntry& b) { return a.line < b.line; });
  return config;
}

}  // namespace onoma::cli
