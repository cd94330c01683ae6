// onoma compile DIR -o FILE: a model file from a folder of lists.
#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/report.hpp"
#include "io/atomic_file.hpp"
#include "model/compiler.hpp"

namespace onoma::cli {

int compile_command(const Arguments& arguments, Console& console) {
  std::string folder;
  std::string file;
  bool quiet = false;
  CLI::App app("Makes a model file from a folder of lists, cues, words, patterns and weights.\n",
               "onoma compile");
  app.add_option("DIR", folder, "The folder; its README tells what is in it")->type_name("")->required();
  app.add_option("-o,--output", file, "The model file to write; it appears only when it is complete")
      ->type_name("FILE")
      ->required();
  app.add_flag("-q,--quiet", quiet, "Say nothing when all is well");
  prepare(app);
  app.footer("Example:\n  onoma compile gazetteers -o mine.onoma && onoma --model mine.onoma report.txt");
  if (const std::optional<int> status = parse(app, arguments, console)) return *status;

  const model::CompileOutcome outcome = model::compile_folder(folder);
  console.complain(format_diagnostics(outcome.diagnostics));
  if (!outcome.ok()) {
    console.error(folder + ": " + count_problems(outcome.diagnostics) + ", no model written");
    return kSomeFailed;
  }
  if (const std::optional<Error> error = io::write_file_atomically(file, outcome.bytes)) {
    console.error(file + ": " + error->message);
    return kStoppedEarly;
  }
  if (!quiet) {
    console.error(file + ": " + std::to_string(outcome.entries) + " entries, " +
                  std::to_string(outcome.bytes.size()) + " bytes");
  }
  return kDone;
}

}  // namespace onoma::cli
