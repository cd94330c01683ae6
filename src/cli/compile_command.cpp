// onoma compile DIR -o FILE: a model file from a folder of lists.
#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/exit_status.hpp"
#include "cli/report.hpp"
#include "io/atomic_file.hpp"
#include "model/compiler.hpp"

namespace onoma::cli {
namespace {

struct Flags {
  std::string folder;
  std::string file;
  bool quiet = false;
};

void add_flags(CLI::App& app, Flags& flags) {
  app.add_option("DIR", flags.folder, "The folder; its README tells what is in it")
      ->type_name("DIR")
      ->required();
  app.add_option("-o,--output", flags.file, "The model file to write; it appears only when it is complete")
      ->type_name("FILE")
      ->required()
      ->group("Output");
  app.add_flag("-q,--quiet", flags.quiet, "Say nothing when all is well")->group("General");
}

}  // namespace

Page compile_page() {
  return {"Makes a model file from a folder of lists, cues, words, patterns and weights.",
          {"Problems of the lists go to standard error, as onoma check finds them."},
          {{"onoma compile gazetteers -o mine.onoma", "make a model"},
           {"onoma --model mine.onoma report.txt", "and use it"}},
          {{0, "done"},
           {1, "the lists have errors, no model was written"},
           {2, "wrong usage"},
           {3, "the model could not be written"}},
          {"--output", "--quiet"}};
}

std::shared_ptr<CLI::App> compile_app() {
  return declared<Flags>("onoma compile", add_flags);
}

int compile_command(const Arguments& arguments, Console& console) {
  CLI::App app("", "onoma compile");
  Flags flags;
  add_flags(app, flags);
  prepare(app);
  if (const std::optional<int> status = parse(app, arguments, console)) return *status;

  const model::CompileOutcome outcome = model::compile_folder(flags.folder);
  console.complain(format_diagnostics(outcome.diagnostics));
  if (!outcome.ok()) {
    console.error(flags.folder + ": " + count_problems(outcome.diagnostics) + ", no model written");
    return kSomeFailed;
  }
  if (const std::optional<Error> error = io::write_file_atomically(flags.file, outcome.bytes)) {
    console.error(flags.file + ": " + error->message);
    return kStoppedEarly;
  }
  if (!flags.quiet) {
    console.error(flags.file + ": " + std::to_string(outcome.entries) + " entries, " +
                  std::to_string(outcome.bytes.size()) + " bytes");
  }
  return kDone;
}

}  // namespace onoma::cli
