// The commands, one file each. Every one takes the arguments after its name and returns the exit code.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/page.hpp"

namespace onoma::cli {

struct Command {
  std::string_view name;   // as the first argument; empty: the one without a name
  std::string_view usage;  // what stands after the name
  std::string_view about;  // one line
  int (*run)(const Arguments&, Console&);
  Page (*page)();
  std::shared_ptr<CLI::App> (*declare)();  // its flags, not bound to a run
};

// The one without a name first.
const std::vector<Command>& all_commands();

// Nothing for a name that is none.
const Command* find_command(std::string_view name);

int extract_command(const Arguments& arguments, Console& console);  // the one without a name
int compile_command(const Arguments& arguments, Console& console);
int check_command(const Arguments& arguments, Console& console);
int evaluate_command(const Arguments& arguments, Console& console);
int explain_command(const Arguments& arguments, Console& console);
int stats_command(const Arguments& arguments, Console& console);
int diff_command(const Arguments& arguments, Console& console);
int fit_command(const Arguments& arguments, Console& console);
int suggest_command(const Arguments& arguments, Console& console);
int init_command(const Arguments& arguments, Console& console);
int import_command(const Arguments& arguments, Console& console);
int env_command(const Arguments& arguments, Console& console);
int schema_command(const Arguments& arguments, Console& console);
int man_command(const Arguments& arguments, Console& console);
int completions_command(const Arguments& arguments, Console& console);

Page extract_page();
Page compile_page();
Page check_page();
Page evaluate_page();
Page explain_page();
Page stats_page();
Page diff_page();
Page fit_page();
Page suggest_page();
Page init_page();
Page import_page();
Page env_page();
Page schema_page();
Page man_page();
Page completions_page();

std::shared_ptr<CLI::App> extract_app();
std::shared_ptr<CLI::App> compile_app();
std::shared_ptr<CLI::App> check_app();
std::shared_ptr<CLI::App> evaluate_app();
std::shared_ptr<CLI::App> explain_app();
std::shared_ptr<CLI::App> stats_app();
std::shared_ptr<CLI::App> diff_app();
std::shared_ptr<CLI::App> fit_app();
std::shared_ptr<CLI::App> suggest_app();
std::shared_ptr<CLI::App> init_app();
std::shared_ptr<CLI::App> import_app();
std::shared_ptr<CLI::App> env_app();
std::shared_ptr<CLI::App> schema_app();
std::shared_ptr<CLI::App> man_app();
std::shared_ptr<CLI::App> completions_app();

}  // namespace onoma::cli
