// From the command line to options, by CLI11, with its traps closed: exit codes are ours, the last of two
// equal flags wins, a repeatable option takes one value each time, --no-NAME undoes a switch, and what no
// flag says comes from variables and the configuration file (settings/layers.hpp).
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
struct Beneath;

using Arguments = std::vector<std::string>;

// Adds what every command has: help, version and the flags about the configuration file; after the command's
// own flags, so that they come last.
void prepare(CLI::App& app);

// The option may be given again, each time with one value.
CLI::Option* repeatable(CLI::Option* option);

// What a check of values calls itself that allows any.
inline constexpr std::string_view kSuggested = "suggested";

// Completions offer these values; others are allowed.
CLI::Option* suggest(CLI::Option* option, const std::vector<std::string>& values);

// Flags of every command that runs the extractor, in the group "General". The variables must outlive the app;
// `jobs` is what threads_of() takes.
void add_model_flag(CLI::App& app, std::string& path);
void add_jobs_flag(CLI::App& app, int& jobs);

// --format of a command that has few of them. Checked by check_format(), which returns what is wrong, empty when nothing is; a
// variable or a configuration file that means another command's formats then gives way.
void add_format_flag(CLI::App& app, std::string& format, const std::vector<std::string>& formats, const char* about);
std::string check_format(const std::string& format, const std::vector<std::string>& formats);

// --color, in the group "Output".
void add_colour_flag(CLI::App& app, std::string& when);

// Fills the variables bound to `app`. An exit code when the program should end now: help or the version was
// asked for (printed, 0) or the arguments, a variable or the configuration file are wrong (said on standard
// error, 2).
std::optional<int> parse(CLI::App& app, const Arguments& arguments, Console& console);
// The same; heeds beneath.left_out and fills the rest of it.
std::optional<int> parse(CLI::App& app, const Arguments& arguments, Beneath& beneath, Console& console);

// One line about a usage error, and where help is.
int usage_error(std::string_view message, Console& console);

}  // namespace onoma::cli
