#include "cli/commands.hpp"

#include <algorithm>

namespace onoma::cli {

const std::vector<Command>& all_commands() {
  static const std::vector<Command> commands = {
      {"", "[PATH...]", "Find names and dates", extract_command, extract_page, extract_app},
      {"check", "[PATH...]", "Find every problem in lists, patterns, folders and model files", check_command,
       check_page, check_app},
      {"compile", "DIR -o FILE", "Make a model file from a folder of lists", compile_command, compile_page,
       compile_app},
      {"evaluate", "GOLD...", "Score the extractor, or its output, on annotated documents", evaluate_command,
       evaluate_page, evaluate_app},
      {"explain", "PLACE", "Show what was considered at a place of a text, and why it won or lost", explain_command,
       explain_page, explain_app},
      {"stats", "--rules [PATH...]", "Count how often each entry and rule fired, won and was overruled", stats_command,
       stats_page, stats_app},
      {"diff", "A B", "Show what two runs say differently", diff_command, diff_page, diff_app},
      {"fit", "GOLD...", "Learn weights from annotated documents", fit_command, fit_page, fit_app},
      {"suggest", "CORRECTED...", "Suggest names, blocks and weights from corrected output, as a patch", suggest_command,
       suggest_page, suggest_app},
      {"init", "DIR", "Make a folder of your own names and rules to start from", init_command, init_page, init_app},
      {"import", "FILE... -o DIR", "Take over lists and patterns of other tools", import_command, import_page,
       import_app},
      {"env", "[COMMAND]", "Show which settings are in force and where they come from", env_command, env_page,
       env_app},
      {"schema", "", "Print the JSON Schema of the records", schema_command, schema_page, schema_app},
      {"man", "", "Print the manual page", man_command, man_page, man_app},
      {"completions", "SHELL", "Print completions for bash, zsh or fish", completions_command,
       completions_page, completions_app},
  };
  return commands;
}

const Command* find_command(std::string_view name) {
  const std::vector<Command>& commands = all_commands();
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [name](const Command& command) { return command.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

}  // namespace onoma::cli
