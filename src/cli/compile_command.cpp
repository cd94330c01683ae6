// onoma compile DIR -o FILE: a model file from a folder of lists, or a file of additions from a user folder.
#include <CLI/CLI.hpp>
#include <utility>

#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/exit_status.hpp"
#include "cli/report.hpp"
#include "io/atomic_file.hpp"
#include "io/walk.hpp"
#include "model/additions_file.hpp"
#include "model/additions_reader.hpp"
#include "model/compiler.hpp"
#include "model/data.hpp"

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

// Only a folder with weights is a whole model; in any other is what a user adds to the one built in.
Result<model::CompileOutcome> compile(const std::string& folder) {
  if (!io::is_folder(folder) || io::is_folder(folder + "/weights")) return model::compile_folder(folder);
  const Model builtin = Model::builtin();
  model::AdditionsOutcome added = model::read_user_folder(folder, builtin.data().abbreviations);
  if (added.failure) return Unexpected{*added.failure};
  model::CompileOutcome outcome;
  outcome.diagnostics = std::move(added.diagnostics);
  outcome.entries = added.data->entries;
  if (!has_errors(outcome.diagnostics)) outcome.bytes = model::write_additions(*added.data);
  return outcome;
}

}  // namespace

Page compile_page() {
  return {"Makes a model file from a folder of lists, cues, words, patterns and weights. Of a folder without weights, which holds "
          "what you add to the model built in, it makes a file for --model or --gazetteer that is used at once, however large.",
          {"Problems of the lists go to standard error, as onoma check finds them."},
          {{"onoma compile my-folder -o mine.onoma", "make a file of additions"},
           {"onoma --model mine.onoma report.txt", "and use it"},
           {"onoma compile gazetteers -o whole.onoma", "make a model"}},
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

  const Result<model::CompileOutcome> compiled = compile(flags.folder);
  if (!compiled) return console.error(compiled.error().message), kSomeFailed;
  const model::CompileOutcome& outcome = *compiled;
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
