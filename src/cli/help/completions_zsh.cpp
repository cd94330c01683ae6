#include "cli/help/completions.hpp"

namespace onoma::cli {
namespace {

// A description inside the brackets of an _arguments specification.
std::string about_in_brackets(std::string_view about) {
  std::string out = "[";
  for (const char c : about) {
    if (c == '[' || c == ']' || c == '\\' || c == ':') out += '\\';
    out += c;
  }
  return out + ']';
}

std::string action(const std::vector<std::string>& choices, bool list, PathKind path) {
  if (!choices.empty() && path == PathKind::kFile) return " _onoma_word_or_file " + joined_words(choices);
  if (!choices.empty() && list) return "_sequence compadd - " + joined_words(choices);
  if (!choices.empty()) return '(' + joined_words(choices) + ')';
  if (path == PathKind::kNone) return " ";
  return path == PathKind::kFolder ? "_files -/" : "_files";
}

std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c != '[' && c != ']' && c != ':') out += c;
  }
  return out;
}

// A long name takes its value after "=" or a blank, a short one also at once; [N] may be left out.
std::string specification(const Flag& flag, const std::string& name) {
  std::string out = flag.repeatable ? "*" : flag.names.size() > 1 ? '(' + joined_words(flag.names) + ')' : "";
  out += name;
  if (!flag.is_switch()) out += !name.starts_with("--") ? "+" : flag.optional_value ? "=-" : "=";
  out += about_in_brackets(flag.about);
  const std::string value = ':' + plain(flag.value) + ':' + action(flag.choices, flag.list, flag.path);
  for (std::size_t i = 0; i < flag.values; ++i) out += (flag.optional_value ? ":" : "") + value;
  return "    " + in_single_quotes(out, "'\\''") + '\n';
}

// `number`: from 1.
std::string operand_specification(const Operand& operand, std::size_t number) {
  const std::string value = ':' + operand.name + ':' + action(operand.choices, false, operand.path);
  return "    " + in_single_quotes((operand.many ? "*" : std::to_string(number)) + value, "'\\''") + '\n';
}

std::string function(const CommandTable& table) {
  std::string out =
      "_onoma_" + (table.name.empty() ? "documents" : table.name) + "() {\n  local -a arguments=(\n";
  for (const Flag& flag : table.flags) {
    for (const std::string& name : flag.names) out += specification(flag, name);
  }
  if (table.name.empty()) out += "    '1: :_onoma_first'\n";
  for (std::size_t i = 0; i < table.operands.size(); ++i) out += operand_specification(table.operands[i], i + 1);
  out += "  )\n  [[ $PREFIX != --no-* ]] || arguments+=(" + joined_words(undoing_names(table)) + ")\n";
  return out + "  _arguments -s -S : $arguments\n}\n\n";
}

}  // namespace

std::string zsh_completions(const std::vector<CommandTable>& tables) {
  std::string out = "#compdef onoma\n# Completions of onoma for zsh, made by `onoma completions zsh`.\n\n";
  std::string names;
  out += "_onoma_first() {\n  local -a commands=(\n";
  for (const CommandTable& table : tables) {
    if (table.name.empty()) continue;
    names += (names.empty() ? "" : "|") + table.name;
    out += "    " + in_single_quotes(table.name + ':' + table.about, "'\\''") + '\n';
  }
  out += "  )\n  _alternative 'commands:command:{_describe command commands}' 'files:file:_files'\n}\n\n";
  out += "_onoma_word_or_file() {\n  _alternative \"words:word:($*)\" 'files:file:_files'\n}\n\n";
  for (const CommandTable& table : tables) out += function(table);
  out += "_onoma() {\n  if ((CURRENT > 2)) && [[ $words[2] == (" + names + ") ]]; then\n";
  out += "    local command=$words[2]\n    shift words\n    ((CURRENT--))\n    _onoma_$command\n";
  return out + "  else\n    _onoma_documents\n  fi\n}\n\n_onoma \"$@\"\n";
}

}  // namespace onoma::cli
