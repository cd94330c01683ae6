// onoma check [DIR|FILE]: every problem of a folder of lists, or whether a model file is whole.
#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
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

}  // namespace

int check_command(const Arguments& arguments, Console& console) {
  std::string path = "gazetteers";
  bool quiet = false;
  CLI::App app("Finds every problem of a folder of lists (file:line:column), or of a model file.\n",
               "onoma check");
  app.add_option("PATH", path, "A folder as for compile, or a model file (gazetteers)")->type_name("");
  app.add_flag("-q,--quiet", quiet, "No summary");
  prepare(app);
  app.footer("Problems go to standard output. Exit codes: 0 no errors, 1 errors, 2 wrong usage.");
  if (const std::optional<int> status = parse(app, arguments, console)) return *status;
  const bool is_file = !io::is_folder(path) && io::exists(path);
  return is_file ? check_model(path, console) : check_folder(path, quiet, console);
}

}  // namespace onoma::cli
