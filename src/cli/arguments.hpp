// From the command line to options, by CLI11, with its traps closed: exit codes are ours, the last of two
// equal flags wins, a repeatable option takes one value each time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace onoma::cli {

class Console;

using Arguments = std::vector<std::string>;

// Adds help and version (after the flags, so that they come last) and gives the help text its shape.
void prepare(CLI::App& app);

// The option may be given again, each time with one value.
CLI::Option* repeatable(CLI::Option* option);

// Flags of every command that runs the extractor, in the group "General". The variables must outlive the app; `jobs` is what
// threads_of() takes.
void add_model_flag(CLI::App& app, std::string& path);
void add_jobs_flag(CLI::App& app, int& jobs);

// Fills the variables bound to `app`. An exit code when the program should end now: help was asked for
// (printed, 0) or the arguments are wrong (said on standard error, 2).
std::optional<int> parse(CLI::App& app, const Arguments& arguments, Console& console);

// One line about a usage error, and where help is.
int usage_error(std::string_view message, Console& console);

}  // namespace onoma::cli
