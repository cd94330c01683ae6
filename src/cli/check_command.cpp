// onoma check [DIR|FILE]: every problem of a folder of lists, or whether a model file is whole.
#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/exit_status.hpp"
#include "cli/model_source.hpp"
#include "cli/report.hpp"
#include "io/walk.hpp"
#include "model/compiler.hpp"

namespace onoma::cli {
namespace {

int check_model(const std::string& path, Console& console) {
  const Result<Model> model = Model::open(path);
  if (model) return kDone;
  console.print(format_diagnostics(model.error().diagnostics));
  console.flush();
  console.error(path + ": " + model.error().message);
  return kSomeFailed;
}

int check_folder(const std::string& path, bool quiet, Console& console) {
  const std::vector<Diagnostic> problems = model::check_folder(path);
  console.print(format_diagnostics(problems));
  console.flush();
  if (!quiet) console.error(path + ": " + count_problems(problems));
  return has_errors(problems) ? kSomeFailed : kDone;
}

struct Flags {
  std::string path = "gazetteers";
  bool quiet = false;
};

void add_flags(CLI::App& app, Flags& flags) {
  app.add_option("PATH", flags.path, "A folder as for compile, or a model file (gazetteers)")
      ->type_name("PATH");
  app.add_flag("-q,--quiet", flags.quiet, "No summary")->group("General");
}

}  // namespace

Page check_page() {
  return {"Finds every problem of a folder of lists (file:line:column), or of a model file.",
          {"Problems go to standard output."},
          {{"onoma check gazetteers", "before the lists are compiled"}},
          {{0, "no errors"}, {1, "errors"}, {2, "wrong usage"}},
          {"--quiet"}};
}

std::shared_ptr<CLI::App> check_app() {
  return declared<Flags>("onoma check", add_flags);
}

int check_command(const Arguments& arguments, Console& console) {
  CLI::App app("", "onoma check");
  Flags flags;
  add_flags(app, flags);
  prepare(app);
  if (const std::optional<int> status = parse(app, arguments, console)) return *status;
  const bool is_file = !io::is_folder(flags.path) && io::exists(flags.path);
  return is_file ? check_model(flags.path, console) : check_folder(flags.path, flags.quiet, console);
}

}  // namespace onoma::cli
