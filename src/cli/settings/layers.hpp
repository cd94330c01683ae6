// Settings that stand beneath the command line: variables (ONOMA_JOBS for --jobs), and beneath those the
// configuration file.
//
// A layer sets a flag only where no layer above it does. It gives way: what cannot go together with something
// set above, or needs a flag that nobody set, is left out, for it was meant for other runs.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/settings/config_file.hpp"
#include "cli/settings/scan.hpp"

namespace onoma::cli {

enum class SetBy : unsigned char { kDefault, kConfigFile, kVariable };

struct Setting {
  CLI::Option* option = nullptr;
  SetBy by = SetBy::kDefault;
  std::string where;  // "PATH:LINE" or "ONOMA_JOBS"
  std::vector<std::string> values;
  bool off = false;  // a switch that is turned off: as by default
};

// Where the configuration file is.
struct ConfigPlace {
  std::string path;   // empty: none is read
  std::string named;  // by what: "--config", "ONOMA_CONFIG", "XDG_CONFIG_HOME", "HOME", or "--no-config"
  bool must_exist = false;
};

// --config or --no-config, else $ONOMA_CONFIG (empty: no file), else onoma/config.toml in $XDG_CONFIG_HOME,
// else in ~/.config.
ConfigPlace find_config(const CLI::App& app, const Scan& scan);

// Reads it and holds every key against the flags of its command. No path in the answer when there is no file.
Config load_config(const ConfigPlace& place);

// "ONOMA_JOBS" for --jobs.
std::string variable_of(const CLI::Option& option);

// What the layers set for this command ("onoma fit" or "onoma") beneath what is given, without the flags
// named in `left_out`.
std::vector<Setting> settle(CLI::App& app, const Scan& scan, const Config& config,
                            const std::set<std::string>& left_out = {});

// Puts them into the options. What is wrong with the first that does not fit, beginning with where it stands;
// empty when all fit.
std::string apply(const std::vector<Setting>& settings);

// What CLI11 says of a value, and what may have been meant.
std::string value_problem(const CLI::Option& option, const std::vector<std::string>& values,
                          const std::string& said);

// The variables whose names begin with ONOMA_, sorted.
std::vector<std::string> own_variables();

// True when some command has a flag of that variable, or it is ONOMA_CONFIG.
bool is_known_variable(const std::string& name);

}  // namespace onoma::cli
