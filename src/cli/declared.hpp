// declared(): the flags of a command without running it, for whatever is made from them.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/arguments.hpp"

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

}  // namespace onoma::cli
