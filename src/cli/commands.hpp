// The commands, one file each. Every one takes the arguments after its name and returns the exit code.
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"

namespace onoma::cli {

int extract_command(const Arguments& arguments, Console& console);  // the one without a name
int compile_command(const Arguments& arguments, Console& console);
int check_command(const Arguments& arguments, Console& console);
int evaluate_command(const Arguments& arguments, Console& console);
int fit_command(const Arguments& arguments, Console& console);

}  // namespace onoma::cli
