#include "cli/run.hpp"

#include <new>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/terminal.hpp"

namespace onoma::cli {
namespace {

struct Command {
  std::string_view name;
  int (*run)(const Arguments&, Console&);
};

constexpr Command kCommands[] = {
    {"check", check_command},
    {"compile", compile_command},
    {"evaluate", evaluate_command},
    {"fit", fit_command},
};

}  // namespace

int run(int argc, char** argv) {
  guard_standard_streams();
  Console console;
  const Arguments arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  try {
    // A name counts as a command in the first place only: `onoma notes check` reads a file called check.
    for (const Command& command : kCommands) {
      if (!arguments.empty() && arguments.front() == command.name) {
        return command.run(Arguments(arguments.begin() + 1, arguments.end()), console);
      }
    }
    return extract_command(arguments, console);
  } catch (const std::bad_alloc&) {
    console.error("not enough memory");
    return kStoppedEarly;
  }
}

}  // namespace onoma::cli
