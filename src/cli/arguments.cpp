#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "cli/help/flag_table.hpp"
#include "cli/help/help_text.hpp"
#include "cli/help/suggest.hpp"
#include "cli/settings/beneath.hpp"
#include "cli/settings/layers.hpp"
#include "cli/settings/scan.hpp"
#include "cli/version_info.hpp"
#include "io/walk.hpp"

namespace onoma::cli {

namespace {

constexpr const char* kGeneral = "General";

// The table of the command that the app belongs to.
CommandTable own_table(const CLI::App& app) {
  const std::string& name = app.get_name();
  const std::size_t blank = name.find(' ');
  return table_of(*find_command(blank == std::string::npos ? "" : name.substr(blank + 1)));
}

std::string unknown_flag(const CLI::App& app, const std::string& argument) {
  const std::string name = argument.substr(0, argument.find('='));
  std::string problem = "unknown option " + name;
  if (io::exists(argument)) return problem + "; the file of that name is ./" + argument;
  return problem + did_you_mean(name, long_names(app));
}

// What CLI11 found wrong, told by the option whose value it is.
std::string parse_problem(const CLI::App& app, const CLI::ParseError& error) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() == 0 || !std::string(error.what()).starts_with(name_of(*option) + ':')) continue;
    return value_problem(*option, option->results(), error.what());
  }
  return error.what();
}

// --help, -h and --version need neither the rest of the line nor the configuration to be right. False when
// none is asked for.
bool answer_about_program(const CLI::App& app, const Scan& scan, Console& console) {
  const auto asked = [&](const char* name) { return scan.given.contains(app.get_option(name)); };
  if (asked("--help")) {
    console.print(full_help(own_table(app)));
  } else if (asked("-h")) {
    console.print(short_help(own_table(app)));
  } else if (asked("--version")) {
    const CLI::Option* json = app.get_option_no_throw("--json");
    console.print((json != nullptr && scan.has(json) ? version_json() : version_line()) + '\n');
  } else {
    return false;
  }
  console.flush();
  return true;
}

// What the layers set, in the words of whoever reports it.
void note(const CLI::App& app, const Config& config, const std::vector<Setting>& settings, Beneath& beneath) {
  const CLI::Option* verbose = app.get_option_no_throw("--verbose");
  beneath.verbose = verbose != nullptr && verbose->count() > 0;
  beneath.config_path = config.path;
  beneath.settings.clear();
  for (const Setting& setting : settings)
    beneath.settings.push_back({name_of(*setting.option), setting.where, setting.values});
}

}  // namespace

void prepare(CLI::App& app) {
  app.set_help_flag();
  const auto add = [&app](const char* name, const std::string& about) {
    CLI::Option* option = app.add_flag(name, about);
    return option->group(kGeneral)->configurable(false);
  };
  // Bound to no variable: find_config() reads the arguments.
  CLI::Option* config =
      app.add_option("--config", CLI::callback_t([](const CLI::results_t&) { return true; }),
                     "Read this configuration file instead of the usual one");
  config->type_name("FILE")->group(kGeneral)->configurable(false);
  add("--no-config", "Read no configuration file")->excludes(config);
  add("-h", "Show the commonest options");
  add("--help", "Show all options");
  add("-V,--version", "Show the version");
}

CLI::Option* repeatable(CLI::Option* option) {
  return option->expected(1)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

CLI::Option* suggest(CLI::Option* option, const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) list += (list.empty() ? "" : ",") + value;
  return option->check(CLI::Validator([](std::string&) { return std::string(); },
                                      '{' + list + "}:" + std::string(kSuggested)));
}

void add_model_flag(CLI::App& app, std::string& path) {
  app.add_option("--model", path, "Use this model file")->type_name("FILE")->group(kGeneral);
}

void add_jobs_flag(CLI::App& app, int& jobs) {
  app.add_option("-j,--jobs", jobs, "Threads; 0, as without it: as many as there are processors")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->group(kGeneral);
}

void add_format_flag(CLI::App& app, std::string& format, const std::vector<std::string>& formats, const char* about) {
  suggest(app.add_option("--format", format, about), formats)->type_name("FORMAT")->group("Output");
}

std::string check_format(const std::string& format, const std::vector<std::string>& formats) {
  if (std::find(formats.begin(), formats.end(), format) != formats.end()) return "";
  std::string names;
  for (const std::string& name : formats) names += (names.empty() ? "" : ", ") + name;
  return "the value of --format, \"" + format + "\", is none of " + names;
}

void add_colour_flag(CLI::App& app, std::string& when) {
  app.add_option("--color", when, "auto (default), always or never; NO_COLOR is heeded")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->group("Output");
}

int usage_error(std::string_view message, Console& console) {
  console.error(message);
  console.complain("Try 'onoma --help'.\n");
  return kUsage;
}

std::optional<int> parse(CLI::App& app, const Arguments& arguments, Console& console) {
  Beneath beneath;
  return parse(app, arguments, beneath, console);
}

std::optional<int> parse(CLI::App& app, const Arguments& arguments, Beneath& beneath, Console& console) {
  for (CLI::Option* option : app.get_options()) {
    if (option->get_multi_option_policy() == CLI::MultiOptionPolicy::Throw && option->nonpositional())
      option->take_last();
  }
  const Scan scan = scan_arguments(app, arguments);
  if (answer_about_program(app, scan, console)) return kDone;
  if (!scan.unknown.empty()) return usage_error(unknown_flag(app, scan.unknown.front()), console);
  const Config config = load_config(find_config(app, scan));
  for (const std::string& problem : config.problems) console.error(problem);
  if (!config.problems.empty()) return kUsage;
  const std::vector<Setting> settings = settle(app, scan, config, beneath.left_out);
  if (const std::string problem = apply(settings); !problem.empty()) {
    console.error(problem);
    return kUsage;
  }
  try {
    app.parse(Arguments(scan.arguments.rbegin(), scan.arguments.rend()));  // CLI11 takes them from the back
  } catch (const CLI::ParseError& error) {
    return usage_error(parse_problem(app, error), console);
  }
  note(app, config, settings, beneath);
  return std::nullopt;
}

}  // namespace onoma::cli
