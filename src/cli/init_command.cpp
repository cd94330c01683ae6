// onoma init DIR: a user folder to start from.
#include <CLI/CLI.hpp>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/exit_status.hpp"
#include "cli/starter_files.hpp"
#include "io/staged_folder.hpp"
#include "io/walk.hpp"

namespace onoma::cli {
namespace {

struct Flags {
  std::string folder;
  bool quiet = false;
};

void add_flags(CLI::App& app, Flags& flags) {
  app.add_option("DIR", flags.folder, "The folder to make; it may be there, but not with files of the same names")
      ->type_name("DIR")
      ->required();
  app.add_flag("-q,--quiet", flags.quiet, "Say nothing when all is well")->group("General");
}

std::optional<Error> write_all(const std::string& path) {
  Result<io::StagedFolder> folder = io::StagedFolder::open(path, "");
  if (!folder) return folder.error();
  for (const StarterFile& file : starter_files()) {
    folder->begin();
    folder->write(file.text);
    if (const auto error = folder->keep(std::string(file.path))) return error;
  }
  return folder->sync();
}

}  // namespace

Page init_page() {
  return {"Makes a user folder with a list, a table, patterns, context rules, a block list and an allow list, each with comments that "
          "say what it is for, and a README.md that says how to use them.",
          {"docs/teach.md goes on from there."},
          {{"onoma init mine && onoma check mine", "all of it works as it is"},
           {"onoma --gazetteer mine report.txt", "use it"}},
          {{0, "done"}, {2, "wrong usage"}, {3, "the folder could not be written, or has files of these names"}},
          {"--quiet"}};
}

std::shared_ptr<CLI::App> init_app() {
  return declared<Flags>("onoma init", add_flags);
}

int init_command(const Arguments& arguments, Console& console) {
  CLI::App app("", "onoma init");
  Flags flags;
  add_flags(app, flags);
  prepare(app);
  if (const std::optional<int> status = parse(app, arguments, console)) return *status;
  for (const StarterFile& file : starter_files()) {
    const std::string path = flags.folder + '/' + std::string(file.path);
    if (!io::exists(path)) continue;
    console.error(path + ": is there already; nothing was written");
    return kStoppedEarly;
  }
  if (const std::optional<Error> error = write_all(flags.folder)) {
    console.error(flags.folder + ": " + error->message);
    return kStoppedEarly;
  }
  if (!flags.quiet) {
    console.error(flags.folder + ": " + std::to_string(starter_files().size()) + " files; begin with README.md");
  }
  return kDone;
}

}  // namespace onoma::cli
