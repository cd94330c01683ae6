#include "cli/settings/layers.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>

#include "cli/commands.hpp"
#include "cli/help/flag_table.hpp"
#include "cli/help/suggest.hpp"
#include "io/file.hpp"
#include "io/walk.hpp"

namespace onoma::cli {
namespace {

constexpr const char* kGeneral = "General";
constexpr std::string_view kPrefix = "ONOMA_";

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

// The name of a command's section: of the one without a name, the top of the file.
std::string section_of(const CLI::App& app) {
  const std::string& name = app.get_name();
  return name.substr(std::min(name.size(), std::string("onoma ").size()));
}

const CLI::Option* settable(const CLI::App& app, const std::string& key) {
  const CLI::Option* option = app.get_option_no_throw("--" + key);
  return option != nullptr && can_be_set(*option) ? option : nullptr;
}

std::vector<std::string> keys_of(const CLI::App& app) {
  std::vector<std::string> keys;
  for (const CLI::Option* option : app.get_options()) {
    if (can_be_set(*option)) keys.push_back(option->get_lnames().front());
  }
  return keys;
}

std::string unknown_key(const ConfigEntry& entry, const CLI::App& app) {
  std::string problem = "unknown key \"" + entry.key + '"';
  const std::string meant = did_you_mean(entry.key, keys_of(app));
  if (!meant.empty() || !entry.section.empty()) return problem + meant;
  for (const Command& command : all_commands()) {
    if (!command.name.empty() && settable(*command.declare(), entry.key) != nullptr)
      return problem + "; it belongs under [" + std::string(command.name) + ']';
  }
  return problem;
}

void check_keys(Config& config) {
  for (const ConfigEntry& entry : config.entries) {
    const std::string place = config.path + ':' + std::to_string(entry.line) + ": ";
    const Command* command = find_command(entry.section);
    if (command == nullptr) {
      std::vector<std::string> names;
      for (const Command& known : all_commands()) names.emplace_back(known.name);
      if (entry.key.empty())
        config.problems.push_back(place + "unknown section [" + entry.section + ']' +
                                  did_you_mean(entry.section, names));
      continue;
    }
    if (entry.key.empty()) continue;
    const std::shared_ptr<CLI::App> app = command->declare();
    if (settable(*app, entry.key) == nullptr) config.problems.push_back(place + unknown_key(entry, *app));
  }
}

// The entry that sets this flag of the app; nothing if none does. Flags of all commands may stand at the top.
const ConfigEntry* entry_for(const CLI::Option& option, const std::string& section, const Config& config) {
  const ConfigEntry* found = nullptr;
  for (const ConfigEntry& entry : config.entries) {
    const std::vector<std::string>& names = option.get_lnames();
    if (std::find(names.begin(), names.end(), entry.key) == names.end()) continue;
    if (entry.section == section) return &entry;
    if (entry.section.empty() && option.get_group() == kGeneral) found = &entry;
  }
  return found;
}

Setting setting_from(CLI::Option* option, SetBy by, std::string where, std::vector<std::string> values) {
  Setting setting{option, by, std::move(where), std::move(values), false};
  if (is_switch(*option) && setting.values.size() == 1) {
    const std::optional<bool> on = switch_value(setting.values.front());
    setting.off = on == false;
    if (on == true) setting.values.front() = "true";
  }
  return setting;
}

// Whether something above excludes it. Two that exclude each other in one layer are an error, which CLI11
// finds.
bool is_excluded(const Setting& offered, const Scan& scan, const std::vector<Setting>& settings) {
  const std::set<CLI::Option*> others = offered.option->get_excludes();
  return std::any_of(others.begin(), others.end(), [&](const CLI::Option* other) {
    return scan.has(other) || std::any_of(settings.begin(), settings.end(), [&](const Setting& setting) {
             return setting.option == other && setting.by != offered.by && !setting.off;
           });
  });
}

// Whether all that the option needs is set.
bool is_met(const CLI::Option* option, const Scan& scan, const std::vector<Setting>& settings) {
  const std::set<CLI::Option*> needs = option->get_needs();
  return std::all_of(needs.begin(), needs.end(), [&](const CLI::Option* needed) {
    return scan.has(needed) ||
           std::any_of(settings.begin(), settings.end(),
                       [needed](const Setting& setting) { return setting.option == needed && !setting.off; });
  });
}

}  // namespace

ConfigPlace find_config(const CLI::App& app, const Scan& scan) {
  if (scan.has(app.get_option("--no-config"))) return {"", "--no-config", false};
  const CLI::Option* flag = app.get_option("--config");
  if (scan.has(flag)) {
    std::string path;
    for (std::size_t i = 0; i < scan.arguments.size() && scan.arguments[i] != "--"; ++i) {
      if (scan.arguments[i].starts_with("--config=")) path = scan.arguments[i].substr(9);
      if (scan.arguments[i] == "--config" && i + 1 < scan.arguments.size()) path = scan.arguments[i + 1];
    }
    return {path, "--config", true};
  }
  if (const auto path = variable("ONOMA_CONFIG")) return {*path, "ONOMA_CONFIG", true};
  const auto xdg = variable("XDG_CONFIG_HOME");  // the standard has relative paths ignored
  if (xdg && xdg->starts_with('/')) return {*xdg + "/onoma/config.toml", "XDG_CONFIG_HOME", false};
  const auto home = variable("HOME");
  if (home && home->starts_with('/')) return {*home + "/.config/onoma/config.toml", "HOME", false};
  return {"", "", false};
}

Config load_config(const ConfigPlace& place) {
  if (place.path.empty() || (!place.must_exist && !io::exists(place.path))) return {};
  const Result<std::string> text = io::read_file(place.path);
  if (!text) return {place.path, {}, {place.path + ": " + text.error().message}};
  Config config = read_config(*text, place.path);
  check_keys(config);
  return config;
}

std::string variable_of(const CLI::Option& option) {
  std::string name(kPrefix);
  for (const char c : option.get_lnames().front()) {
    name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  return name;
}

std::vector<Setting> settle(CLI::App& app, const Scan& scan, const Config& config,
                            const std::set<std::string>& left_out) {
  std::vector<Setting> settings;
  const auto offer = [&](Setting setting) {
    if (setting.off || !is_excluded(setting, scan, settings)) settings.push_back(std::move(setting));
  };
  std::vector<CLI::Option*> open;
  for (CLI::Option* option : app.get_options()) {
    if (!can_be_set(*option) || scan.given.contains(option) || left_out.contains(name_of(*option))) continue;
    const std::string name = variable_of(*option);
    const std::optional<std::string> value = variable(name.c_str());
    if (value && !value->empty())
      offer(setting_from(option, SetBy::kVariable, name, {*value}));
    else
      open.push_back(option);
  }
  for (CLI::Option* option : open) {
    const ConfigEntry* entry = entry_for(*option, section_of(app), config);
    if (entry == nullptr) continue;
    offer(setting_from(option, SetBy::kConfigFile, config.path + ':' + std::to_string(entry->line),
                       entry->values));
  }
  // Whoever loses what it needs may be needed itself.
  const auto lost = [&](const Setting& setting) { return !is_met(setting.option, scan, settings); };
  for (auto at = settings.begin();
       (at = std::find_if(settings.begin(), settings.end(), lost)) != settings.end();)
    settings.erase(at);
  return settings;
}

std::string apply(const std::vector<Setting>& settings) {
  for (const Setting& setting : settings) {
    if (setting.off) continue;
    CLI::Option& option = *setting.option;
    try {
      for (const std::string& value : setting.values) option.add_result(value);
      if (!setting.values.empty()) option.run_callback();
    } catch (const CLI::ParseError& error) {
      return setting.where + ": " + value_problem(option, setting.values, error.what());
    }
  }
  return "";
}

std::string value_problem(const CLI::Option& option, const std::vector<std::string>& values,
                          const std::string& said) {
  const std::vector<std::string> choices = choices_of(option);
  std::string all;
  for (const std::string& choice : choices) all += (all.empty() ? "" : ", ") + choice;
  for (const std::string& value : values) {
    if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) continue;
    return name_of(option) + ": \"" + value + "\" is none of " + all + did_you_mean(value, choices);
  }
  return said;
}

std::vector<std::string> own_variables() {
  std::vector<std::string> names;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view variable = *entry;
    if (variable.starts_with(kPrefix)) names.emplace_back(variable.substr(0, variable.find('=')));
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool is_known_variable(const std::string& name) {
  if (name == "ONOMA_CONFIG") return true;
  for (const Command& command : all_commands()) {
    const std::shared_ptr<CLI::App> app = command.declare();
    for (const CLI::Option* option : std::as_const(*app).get_options()) {
      if (can_be_set(*option) && variable_of(*option) == name) return true;
    }
  }
  return false;
}

}  // namespace onoma::cli
