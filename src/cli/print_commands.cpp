// onoma man, onoma completions SHELL, onoma schema: what the program knows of itself, on standard output.
#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/exit_status.hpp"
#include "cli/help/completions.hpp"
#include "cli/help/manual.hpp"
#include "cli/schema_text.hpp"
#include "cli/version.hpp"

namespace onoma::cli {
namespace {

struct Flags {
  std::string shell;
};

void add_no_flags(CLI::App&, Flags&) {}

void add_shell(CLI::App& app, Flags& flags) {
  app.add_option("SHELL", flags.shell, "bash, zsh or fish")
      ->type_name("")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->required();
}

// `make` is asked once the arguments are right.
int print(const char* name, void (*add)(CLI::App&, Flags&), std::string (*make)(const Flags&),
          const Arguments& arguments, Console& console) {
  CLI::App app("", name);
  Flags flags;
  add(app, flags);
  prepare(app);
  if (const std::optional<int> status = parse(app, arguments, console)) return *status;
  console.print(make(flags));
  console.flush();
  return kDone;
}

const std::vector<ExitCode> kExitCodes = {
    {0, "done"}, {2, "wrong usage"}, {3, "the output could not be written"}};

}  // namespace

Page man_page() {
  return {"Prints the manual page, in the form that man reads.",
          {},
          {{"man <(onoma man)", "read it"}},
          kExitCodes,
          {}};
}

std::shared_ptr<CLI::App> man_app() {
  return declared<Flags>("onoma man", add_no_flags);
}

int man_command(const Arguments& arguments, Console& console) {
  const auto make = [](const Flags&) { return manual(all_tables(), kVersion); };
  return print("onoma man", add_no_flags, make, arguments, console);
}

Page schema_page() {
  return {
      "Prints the JSON Schema of the records that onoma writes, as published in docs/onoma-1.schema.json.",
      {},
      {{"onoma schema > onoma-1.schema.json", "to check records with"}},
      kExitCodes,
      {}};
}

std::shared_ptr<CLI::App> schema_app() {
  return declared<Flags>("onoma schema", add_no_flags);
}

int schema_command(const Arguments& arguments, Console& console) {
  const auto make = [](const Flags&) { return std::string(schema_text()); };
  return print("onoma schema", add_no_flags, make, arguments, console);
}

Page completions_page() {
  return {"Prints what a shell needs to complete commands, flags, their values and files.",
          {"The folders of the shells in which an installed onoma has these files are found by themselves."},
          {{"source <(onoma completions bash)", "for this bash; in ~/.bashrc, for every one"},
           {"onoma completions zsh > ~/.zfunc/_onoma", "~/.zfunc being in $fpath"},
           {"onoma completions fish > ~/.config/fish/completions/onoma.fish", ""}},
          kExitCodes,
          {}};
}

std::shared_ptr<CLI::App> completions_app() {
  return declared<Flags>("onoma completions", add_shell);
}

int completions_command(const Arguments& arguments, Console& console) {
  const auto make = [](const Flags& flags) {
    const std::vector<CommandTable> tables = all_tables();
    if (flags.shell == "bash") return bash_completions(tables);
    return flags.shell == "zsh" ? zsh_completions(tables) : fish_completions(tables);
  };
  return print("onoma completions", add_shell, make, arguments, console);
}

}  // namespace onoma::cli
