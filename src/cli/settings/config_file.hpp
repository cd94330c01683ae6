// The configuration file: TOML, where a key is the long name of a flag and a section is a command.
//
//   jobs = 4
//   label = ["PERSON", "ORG"]
//   [evaluate]
//   errors = 10
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::cli {

struct ConfigEntry {
  std::string section;  // empty: before any section
  std::string key;
  std::vector<std::string> values;  // as they would be typed
  std::size_t line = 0;             // from 1
};

struct Config {
  std::string path;                   // empty: none was read
  std::vector<ConfigEntry> entries;   // in the order of the file
  std::vector<std::string> problems;  // "PATH:LINE: what is wrong"
};

// `path` is for messages.
Config read_config(std::string_view text, const std::string& path);

}  // namespace onoma::cli
