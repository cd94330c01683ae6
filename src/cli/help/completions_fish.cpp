#include "cli/help/completions.hpp"

namespace onoma::cli {
namespace {

constexpr std::string_view kQuote = "\\'";

// Fish reads a backslash in single quotes.
std::string quoted(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\') escaped += '\\';
    escaped += c;
  }
  return in_single_quotes(escaped, kQuote);
}

std::string condition(const CommandTable& table, std::string_view more = "") {
  const std::string words = "__onoma_in " + (table.name.empty() ? "''" : table.name) + std::string(more);
  return " -n " + in_single_quotes(words, kQuote);
}

std::string values(const std::vector<std::string>& choices, bool list, PathKind path) {
  if (path == PathKind::kFolder) return " -a '(__fish_complete_directories)'";
  if (choices.empty()) return "";
  const std::string words = joined_words(choices);
  return " -a " + in_single_quotes(list ? "(__fish_append , " + words + ')' : words, kQuote);
}

std::string flag_line(const CommandTable& table, const Flag& flag) {
  std::string out = "complete -c onoma" + condition(table);
  for (const std::string& name : flag.names)
    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!flag.is_switch() && !flag.optional_value) out += flag.path == PathKind::kFile ? " -r -F" : " -x";
  return out + values(flag.choices, flag.list, flag.path) + " -d " + quoted(flag.about) + '\n';
}

std::string operand_line(const CommandTable& table) {
  if (table.operands.empty()) return "complete -c onoma" + condition(table) + " -f\n";
  const Operand& operand = table.operands.front();
  if (operand.path == PathKind::kFile && operand.choices.empty()) return "";  // as fish does by itself
  return "complete -c onoma" + condition(table) + " -f" + values(operand.choices, false, operand.path) + '\n';
}

}  // namespace

std::string fish_completions(const std::vector<CommandTable>& tables) {
  std::string names;
  for (const CommandTable& table : tables) {
    if (!table.name.empty()) names += ' ' + table.name;
  }
  std::string out = "# Completions of onoma for fish, made by `onoma completions fish`.\n";
  out += "# Whether the command is the one named: '' is the one without a name.\n";
  out += "function __onoma_in\n  set -l words (commandline -opc)\n  set -l command ''\n";
  out += "  if set -q words[2]; and contains -- $words[2]" + names + "\n    set command $words[2]\n  end\n";
  out += "  test \"$command\" = \"$argv[1]\"\nend\n";
  out += "function __onoma_undoes\n  string match -q -- '--no-*' (commandline -ct)\nend\n\n";
  for (const CommandTable& table : tables) {
    if (!table.name.empty()) {
      out += "complete -c onoma -n 'test (count (commandline -opc)) -eq 1' -a " + table.name + " -d " +
             quoted(table.about) + '\n';
    }
    out += operand_line(table);
    for (const Flag& flag : table.flags) out += flag_line(table, flag);
    for (const std::string& name : undoing_names(table))
      out += "complete -c onoma" + condition(table, "; and __onoma_undoes") + " -l " + name.substr(2) + '\n';
  }
  return out;
}

}  // namespace onoma::cli
