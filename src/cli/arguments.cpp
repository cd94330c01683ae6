#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>

#include <memory>

#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "cli/version.hpp"

namespace onoma::cli {

namespace {

// CLI11's layout without what only a programmer reads ("INT in [0 - 1024]", "Excludes: --lines").
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_positional()) return "";
    const std::string value = option->get_type_name();
    return value.empty() ? "" : ' ' + value.substr(0, value.find(':'));
  }
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    std::string help = CLI::Formatter::make_help(app, std::move(name), mode);
    for (std::size_t gap = 0; (gap = help.find("\n\n\n", gap)) != std::string::npos;) help.erase(gap, 1);
    return help;
  }
};

}  // namespace

void prepare(CLI::App& app) {
  app.set_help_flag("-h,--help", "Show this text")->group("General");
  app.set_version_flag("--version", "onoma " + std::string(kVersion), "Show the version")->group("General");
  auto formatter = std::make_shared<HelpFormatter>();
  formatter->column_width(30);
  formatter->label("Positionals", "Arguments");
  app.formatter(formatter);
}

CLI::Option* repeatable(CLI::Option* option) {
  return option->expected(1)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_model_flag(CLI::App& app, std::string& path) {
  app.add_option("--model", path, "Use this model file")->type_name("FILE")->group("General");
}

void add_jobs_flag(CLI::App& app, int& jobs) {
  app.add_option("-j,--jobs", jobs, "Threads (1); 0: as many as there are processors")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->group("General");
}

int usage_error(std::string_view message, Console& console) {
  console.error(message);
  console.complain("Try 'onoma --help'.\n");
  return kUsage;
}

std::optional<int> parse(CLI::App& app, const Arguments& arguments, Console& console) {
  for (CLI::Option* option : app.get_options()) {
    if (option->get_multi_option_policy() == CLI::MultiOptionPolicy::Throw && option->nonpositional())
      option->take_last();
  }
  try {
    app.parse(Arguments(arguments.rbegin(), arguments.rend()));  // CLI11 takes them from the back
    return std::nullopt;
  } catch (const CLI::CallForHelp&) {
    console.print(app.help());
  } catch (const CLI::CallForVersion& version) {
    console.print(std::string(version.what()) + '\n');
  } catch (const CLI::ParseError& error) {
    return usage_error(error.what(), console);
  }
  console.flush();
  return kDone;
}

}  // namespace onoma::cli
