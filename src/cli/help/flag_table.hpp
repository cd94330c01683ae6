// The table of flags: what a command's CLI::App says, as plain values. Help, manual, completions,
// configuration and environment are all made from it, so that none can know a flag that another does not.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/page.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace onoma::cli {

struct Command;

// What a value names in the file system.
enum class PathKind : unsigned char { kNone, kFile, kFolder };

struct Flag {
  std::vector<std::string> names;  // "-c", "--count": short ones first
  std::string value;               // "FORMAT"; empty: a switch
  std::size_t values = 0;          // how many arguments it takes
  bool optional_value = false;     // which may be left out
  bool list = false;               // values may be joined by commas
  bool repeatable = false;
  bool required = false;
  bool can_be_undone = false;  // --no-NAME
  bool common = false;         // shown by -h
  std::string about;           // one line
  std::string group;
  std::vector<std::string> choices;  // all values, or some that are likely
  PathKind path = PathKind::kNone;

  const std::string& long_name() const { return names.back(); }
  bool is_switch() const { return value.empty(); }
};

struct Operand {
  std::string name;  // "PATH"
  std::string about;
  bool required = false;
  bool many = false;
  std::vector<std::string> choices;
  PathKind path = PathKind::kNone;
};

struct CommandTable {
  std::string name;   // "fit"; empty for the one without a name
  std::string usage;  // "onoma fit [OPTIONS] [GOLD...]"
  std::string about;  // one line, for a list of commands
  Page page;
  std::vector<Operand> operands;
  std::vector<Flag> flags;

  std::vector<std::string> groups() const;  // in the order of the flags
};

CommandTable table_of(const Command& command);

// Of all commands, the one without a name first.
std::vector<CommandTable> all_tables();

// "--label", or "-x" where there is no long name; the name of an operand.
std::string name_of(const CLI::Option& option);

// The names that a mistyped flag is compared with.
std::vector<std::string> long_names(const CLI::App& app);

// The values that the option allows; empty where it allows any, or suggests some.
std::vector<std::string> choices_of(const CLI::Option& option);

// True for a flag that takes no value.
bool is_switch(const CLI::Option& option);

// True for a switch that --no-NAME turns off.
bool can_be_undone(const CLI::Option& option);

// True for what a configuration file or a variable may set: flags, but not those that ask for help or name
// the file.
bool can_be_set(const CLI::Option& option);

}  // namespace onoma::cli
