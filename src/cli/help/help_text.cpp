#include "cli/help/help_text.hpp"

#include <algorithm>

#include "cli/commands.hpp"

namespace onoma::cli {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kColumn = 30;  // where the second of two columns begins

// Code points, which is what most of our texts take in columns.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string row(const std::string& heading, std::string_view about) {
  std::string out = "  " + heading;
  if (columns(out) >= kColumn)
    out += '\n' + std::string(kColumn, ' ');
  else
    out.append(kColumn - columns(out), ' ');
  return out + wrapped(about, kWidth - kColumn, kColumn) + '\n';
}

std::string operand_rows(const CommandTable& table) {
  if (table.operands.empty()) return "";
  std::string out = "\nArguments:\n";
  for (const Operand& operand : table.operands) out += row(operand.name, operand.about);
  return out;
}

std::string group_rows(const CommandTable& table, const std::string& group) {
  std::string out = '\n' + group + ":\n";
  for (const Flag& flag : table.flags) {
    if (flag.group == group) out += row(flag_heading(flag), flag.about);
  }
  return out;
}

std::string command_rows() {
  std::string out = "\nCommands (as the first argument; a file of such a name is ./NAME):\n";
  for (const Command& command : all_commands()) {
    if (!command.name.empty())
      out += row(std::string(command.name) + ' ' + std::string(command.usage), command.about);
  }
  return out;
}

std::string example_rows(const Page& page) {
  if (page.examples.empty()) return "";
  std::size_t width = 0;
  for (const Example& example : page.examples) width = std::max(width, columns(example.command));
  std::string out = "\nExamples:\n";
  for (const Example& example : page.examples) {
    out.append("  ").append(example.command).append(width - columns(example.command) + 2, ' ');
    out.append(example.meaning).append("\n");
  }
  return out;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    const std::size_t needed = columns(word);
    if (used > 0 && used + 1 + needed > width) out += '\n' + std::string(indent, ' '), used = 0;
    if (used > 0) out += ' ', ++used;
    out += word;
    used += needed;
    if (end < text.size() && text[end] == '\n') out += '\n' + std::string(indent, ' '), used = 0;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string exit_codes_line(const Page& page) {
  std::string line;
  for (const ExitCode& code : page.exit_codes)
    line.append(line.empty() ? "" : ", ").append(std::to_string(code.code)).append(" ").append(code.meaning);
  return line;
}

std::string flag_heading(const Flag& flag) {
  std::string heading;
  for (const std::string& name : flag.names) heading += (heading.empty() ? "" : ", ") + name;
  return flag.is_switch() ? heading : heading + ' ' + flag.value;
}

std::string short_help(const CommandTable& table) {
  const std::string_view about = table.page.about;
  std::string out =
      wrapped(about.substr(0, about.find("\n\n")), kWidth, 0) + "\n\nUsage: " + table.usage + '\n';
  out += operand_rows(table) + "\nOptions:\n";
  for (const Flag& flag : table.flags) {
    if (flag.common) out += row(flag_heading(flag), flag.about);
  }
  if (table.name.empty()) {
    std::string names;
    for (const Command& command : all_commands()) {
      if (!command.name.empty()) names.append(names.empty() ? "" : ", ").append(command.name);
    }
    out += "\nCommands: " + names + ".\n";
  }
  return out + '\n' + "All options: onoma" + (table.name.empty() ? "" : ' ' + table.name) + " --help\n";
}

std::string full_help(const CommandTable& table) {
  std::string out = wrapped(table.page.about, kWidth, 0) + "\n\nUsage: " + table.usage + '\n';
  out += operand_rows(table);
  for (const std::string& group : table.groups()) out += group_rows(table, group);
  if (table.name.empty()) out += command_rows();
  for (const std::string_view note : table.page.notes) out += '\n' + wrapped(note, kWidth, 0) + '\n';
  out += example_rows(table.page);
  return out + '\n' + wrapped("Exit codes: " + exit_codes_line(table.page) + '.', kWidth, 0) + '\n';
}

}  // namespace onoma::cli
