#include "cli/help/completions.hpp"

namespace onoma::cli {
namespace {

constexpr std::string_view kHead = R"(# Completions of onoma for bash, made by `onoma completions bash`.
_onoma_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

# Words; the part after the last comma where several may be joined.
_onoma_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}
_onoma_list() {
  local before=
  [[ $2 != *,* ]] || before=${2%,*},
  compopt -o nospace 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${2##*,}")
}

_onoma() {
  local cur=${COMP_WORDS[COMP_CWORD]} flag=${COMP_WORDS[COMP_CWORD - 1]} command= i
  COMPREPLY=()
  # "=" is a word of its own here: --format = js
  if [[ $cur == = ]]; then
    cur=
  elif [[ $flag == = ]] && ((COMP_CWORD > 1)); then
    flag=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    [[ ${COMP_WORDS[i]} != -- ]] || { _onoma_files -f "$cur"; return; }
  done
  ((COMP_CWORD == 1)) || command=${COMP_WORDS[1]}
)";

std::string answer(const std::vector<std::string>& choices, bool list, PathKind path) {
  const std::string words = in_single_quotes(joined_words(choices), "'\\''");
  if (!choices.empty() && path == PathKind::kFile) {
    return "_onoma_words " + words +
           " \"$cur\"; local words=(\"${COMPREPLY[@]}\"); _onoma_files -f \"$cur\"; "
           "COMPREPLY+=(\"${words[@]}\")";
  }
  if (!choices.empty()) return (list ? "_onoma_list " : "_onoma_words ") + words + " \"$cur\"";
  if (path == PathKind::kNone) return ":";
  return std::string("_onoma_files ") + (path == PathKind::kFolder ? "-d" : "-f") + " \"$cur\"";
}

std::string value_cases(const CommandTable& table) {
  std::string out = "      case $flag in\n";
  for (const Flag& flag : table.flags) {
    if (flag.is_switch() || flag.optional_value) continue;
    out += "        " + joined_words(flag.names, "|") + ") " + answer(flag.choices, flag.list, flag.path) +
           "; return ;;\n";
  }
  return out + "      esac\n";
}

std::vector<std::string> flag_names(const CommandTable& table) {
  std::vector<std::string> names;
  for (const Flag& flag : table.flags) names.insert(names.end(), flag.names.begin(), flag.names.end());
  return names;
}

std::string operand_answer(const CommandTable& table) {
  if (table.operands.empty()) return ":";
  const Operand& operand = table.operands.front();
  return answer(operand.choices, false, operand.path);
}

std::string command_case(const CommandTable& table, const std::vector<CommandTable>& tables) {
  const bool main = table.name.empty();
  std::string out = "    " + (main ? "*" : table.name) + ")\n" + value_cases(table);
  out += "      if [[ $cur == --no-* ]]; then\n        _onoma_words '" + joined_words(flag_names(table)) +
         ' ' + joined_words(undoing_names(table)) + "' \"$cur\"\n";
  out += "      elif [[ $cur == -* ]]; then\n        _onoma_words '" + joined_words(flag_names(table)) +
         "' \"$cur\"\n";
  out += "      else\n        " + operand_answer(table) + '\n';
  if (main) {
    std::vector<std::string> names;
    for (const CommandTable& other : tables) {
      if (!other.name.empty()) names.push_back(other.name);
    }
    out += "        ((COMP_CWORD > 1)) || mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -W '" +
           joined_words(names) + "' -- \"$cur\")\n";
  }
  return out + "      fi ;;\n";
}

}  // namespace

std::string bash_completions(const std::vector<CommandTable>& tables) {
  std::string out(kHead);
  out += "  case $command in\n";
  for (const CommandTable& table : tables) {
    if (!table.name.empty()) out += command_case(table, tables);
  }
  out += command_case(tables.front(), tables);
  return out + "  esac\n}\ncomplete -F _onoma onoma\n";
}

std::string in_single_quotes(std::string_view text, std::string_view quote) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += quote;
    else
      out += c;
  }
  return out + '\'';
}

std::string joined_words(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : between).append(word);
  return out;
}

std::vector<std::string> undoing_names(const CommandTable& table) {
  std::vector<std::string> names;
  for (const Flag& flag : table.flags) {
    if (flag.can_be_undone) names.push_back("--no-" + flag.long_name().substr(2));
  }
  return names;
}

}  // namespace onoma::cli
