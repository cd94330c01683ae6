#include "cli/help/flag_table.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/commands.hpp"

namespace onoma::cli {
namespace {

// A type as CLI11 tells it: what the help calls the value, then what each check says of itself:
// "UNIT:{byte,utf16}".
std::string value_name(const std::string& type) {
  return type.substr(0, type.find(':'));
}

std::vector<std::string> listed(const std::string& type) {
  std::vector<std::string> choices;
  const std::size_t begin = type.find(":{");
  if (begin == std::string::npos) return choices;
  const std::string list = type.substr(begin + 2, type.find('}', begin) - begin - 2);
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    choices.push_back(list.substr(at, comma - at));
    at = comma + 1;
  }
  return choices;
}

PathKind path_kind(const std::string& value) {
  if (value.find("FILE") != std::string::npos || value.find("PATH") != std::string::npos)
    return PathKind::kFile;
  return value.find("DIR") != std::string::npos ? PathKind::kFolder : PathKind::kNone;
}

// Line breaks in a help text are there for the column it stands in.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

Flag flag_of(const CLI::Option& option, const Page& page) {
  Flag flag;
  for (const std::string& name : option.get_snames()) flag.names.push_back('-' + name);
  for (const std::string& name : option.get_lnames()) flag.names.push_back("--" + name);
  flag.about = one_line(option.get_description());
  flag.group = option.get_group();
  flag.required = option.get_required();
  flag.can_be_undone = can_be_undone(option);
  flag.common = !option.get_lnames().empty() &&
                std::find(page.common.begin(), page.common.end(), flag.long_name()) != page.common.end();
  if (is_switch(option)) return flag;
  const std::string type = option.get_type_name();
  flag.value = value_name(type);
  flag.values = static_cast<std::size_t>(option.get_items_expected_min());
  flag.optional_value = flag.value.starts_with('[');
  flag.list = option.get_delimiter() != '\0';
  flag.repeatable = option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  flag.choices = listed(type);
  flag.path = path_kind(flag.value);
  return flag;
}

Operand operand_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return {option.get_name(true, false),
          one_line(option.get_description()),
          option.get_required(),
          option.get_expected_max() > 1,
          listed(type),
          path_kind(value_name(type))};
}

std::string usage_of(const CLI::App& app, const CommandTable& table) {
  std::string usage = app.get_name() + " [OPTIONS]";
  for (const Flag& flag : table.flags) {
    if (flag.required) usage += ' ' + flag.names.front() + ' ' + flag.value;
  }
  for (const Operand& operand : table.operands) {
    const std::string name = operand.name + (operand.many ? "..." : "");
    usage += operand.required ? ' ' + name : " [" + name + ']';
  }
  return usage;
}

}  // namespace

std::vector<std::string> CommandTable::groups() const {
  std::vector<std::string> groups;
  for (const Flag& flag : flags) {
    if (std::find(groups.begin(), groups.end(), flag.group) == groups.end()) groups.push_back(flag.group);
  }
  return groups;
}

CommandTable table_of(const Command& command) {
  const std::shared_ptr<CLI::App> app = command.declare();
  CommandTable table;
  table.name = command.name;
  table.about = command.about;
  table.page = command.page();
  for (const CLI::Option* option : std::as_const(*app).get_options()) {
    if (option->get_positional())
      table.operands.push_back(operand_of(*option));
    else
      table.flags.push_back(flag_of(*option, table.page));
  }
  table.usage = usage_of(*app, table);
  return table;
}

std::vector<CommandTable> all_tables() {
  std::vector<CommandTable> tables;
  for (const Command& command : all_commands()) tables.push_back(table_of(command));
  return tables;
}

std::string name_of(const CLI::Option& option) {
  if (!option.get_lnames().empty()) return "--" + option.get_lnames().front();
  return option.get_snames().empty() ? option.get_name(true, false) : '-' + option.get_snames().front();
}

std::vector<std::string> long_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> choices_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.find(kSuggested) == std::string::npos ? listed(type) : std::vector<std::string>();
}

bool is_switch(const CLI::Option& option) {
  return option.nonpositional() && option.get_items_expected_max() == 0;
}

bool can_be_undone(const CLI::Option& option) {
  return is_switch(option) && can_be_set(option) && !option.get_lnames().front().starts_with("no-");
}

bool can_be_set(const CLI::Option& option) {
  return option.get_configurable() && option.nonpositional() && !option.get_lnames().empty();
}

}  // namespace onoma::cli
