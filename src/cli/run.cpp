#include "cli/run.hpp"

#include <new>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/help/suggest.hpp"
#include "cli/terminal.hpp"
#include "io/walk.hpp"

namespace onoma::cli {
namespace {

// What to say of a first argument that is nearly a command's name and no file; empty for any other.
std::string mistyped_command(const Arguments& arguments) {
  if (arguments.empty() || arguments.front().find_first_of("-./") != std::string::npos) return "";
  const std::string& name = arguments.front();
  if (io::exists(name)) return "";
  if (name == "help")
    return "there is no command or file \"help\"; onoma --help tells all, onoma COMMAND --help about one";
  std::vector<std::string> names;
  for (const Command& command : all_commands()) {
    if (!command.name.empty()) names.emplace_back(command.name);
  }
  const std::string meant = nearest(name, names);
  return meant.empty() ? "" : "there is no command or file \"" + name + "\"; did you mean " + meant + '?';
}

}  // namespace

int run(int argc, char** argv) {
  guard_standard_streams();
  Console console;
  const Arguments arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  try {
    // A name counts as a command in the first place only: `onoma notes check` reads a file called check.
    if (!arguments.empty() && !arguments.front().empty()) {
      if (const Command* command = find_command(arguments.front()))
        return command->run(Arguments(arguments.begin() + 1, arguments.end()), console);
    }
    if (const std::string problem = mistyped_command(arguments); !problem.empty())
      return usage_error(problem, console);
    return extract_command(arguments, console);
  } catch (const std::bad_alloc&) {
    console.error("not enough memory");
    return kStoppedEarly;
  }
}

}  // namespace onoma::cli
