// declared(): the flags of a command without running it, for whatever is made from them. read_flags(): their
// values.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <variant>

#include "cli/arguments.hpp"
#include "cli/settings/beneath.hpp"

namespace onoma::cli {

// An app with the flags that `add` gives it and the variables they are bound to.
template <typename Flags>
std::shared_ptr<CLI::App> declared(const std::string& name, void (*add)(CLI::App&, Flags&)) {
  struct Bound {
    Flags flags;
    CLI::App app;
  };
  auto bound = std::make_shared<Bound>();
  bound->app.name(name);
  add(bound->app, bound->flags);
  prepare(bound->app);
  for (CLI::Option* option : bound->app.get_options()) option->capture_default_str();
  return {bound, &bound->app};
}

// The flags that the arguments and what is set beneath them say, or the exit code with which to end now.
// `complete` finds what CLI11 cannot and returns what is wrong; a setting beneath the command line that it
// names is left out, for it was meant for other runs.
template <typename Flags>
std::variant<Flags, int> read_flags(const std::string& name, void (*add)(CLI::App&, Flags&),
                                    std::string (*complete)(Flags&), const Arguments& arguments,
                                    Console& console) {
  Beneath beneath;
  while (true) {
    CLI::App app("", name);
    Flags flags;
    add(app, flags);
    prepare(app);
    if (const std::optional<int> status = parse(app, arguments, beneath, console)) return *status;
    const std::string problem = complete(flags);
    if (problem.empty()) {
      beneath.tell(console);
      return flags;
    }
    if (const std::optional<int> status = beneath.blame(problem, console)) return *status;
  }
}

}  // namespace onoma::cli
