// onoma check PATH...: every problem of what users write, and whether a compiled file is whole.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

#include "check/checker.hpp"
#include "check/kind.hpp"
#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/exit_status.hpp"
#include "cli/report.hpp"
#include "io/file.hpp"
#include "io/walk.hpp"
#include "model/additions_data.hpp"
#include "model/additions_file.hpp"
#include "model/additions_reader.hpp"
#include "onoma/model.hpp"

namespace onoma::cli {
namespace {

struct Flags {
  std::vector<std::string> paths = {"gazetteers"};
  bool quiet = false;
};

void add_flags(CLI::App& app, Flags& flags) {
  app.add_option("PATH", flags.paths, "Folders, lists, files of patterns and compiled files, told apart by what is in them (gazetteers)")
      ->type_name("PATH");
  app.add_flag("-q,--quiet", flags.quiet, "No summary")->group("General");
}

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.find_last_not_of('/') == std::string::npos ? std::string::npos : path.rfind('/', path.find_last_not_of('/'));
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

std::string normal_path(const std::string& path) {
  return std::filesystem::path(path).lexically_normal().string();
}

// A folder as `onoma compile` takes it: one with weights.
bool is_gazetteers(const std::string& folder) {
  return io::is_folder(folder + "/weights") && io::is_folder(folder + "/words");
}

// The folder as `onoma compile` takes it that the file is part of; empty for others.
std::string gazetteers_of(const std::string& file) {
  std::string folder = parent_of(file);
  for (int up = 0; up < 3; ++up) {
    if (is_gazetteers(folder)) return folder;
    if (folder == "." || folder == "/") break;
    folder = parent_of(folder);
  }
  return "";
}

class Paths {
 public:
  Paths(const std::vector<std::string>& paths, check::Checker& checker) : paths_(paths), checker_(checker) {}

  void add_all() {
    for (const std::string& path : paths_) add(path);
  }

 private:
  void add(const std::string& path) {
    if (!io::is_folder(path)) return add_named_file(path);
    if (is_gazetteers(path)) return checker_.add_gazetteers(path);
    const std::vector<model::AddedFile> files = model::files_of_user_folder(path);
    if (files.empty()) return add_files_of(path);
    checker_.add_user_folder(path);
    tell_unused(path, files);
  }

  // A file that belongs to a folder is looked at as its part.
  void add_named_file(const std::string& path) {
    const std::string gazetteers = gazetteers_of(path);
    if (!gazetteers.empty()) return add_file(path, gazetteers);
    std::string folder = parent_of(path);
    for (int up = 0; up < 4 && io::exists(path); ++up, folder = parent_of(folder)) {
      for (const model::AddedFile& file : model::files_of_user_folder(folder)) {
        if (normal_path(file.path) == normal_path(path)) return checker_.add_user_folder(folder, file.path);
      }
      if (folder == "." || folder == "/") break;
    }
    add_file(path, "");
  }

  // What looks like a part of a user folder and stands where nothing reads it.
  void tell_unused(const std::string& folder, const std::vector<model::AddedFile>& used) {
    std::set<std::string> known;
    for (const model::AddedFile& file : used) known.insert(normal_path(file.path));
    for_each_file(folder, [&](const std::string& path) {
      if (known.count(normal_path(path)) != 0) return;
      checker_.add_problem(path, Severity::kWarning, "unused-file",
                           "nothing reads this here; lists stand in names/LABEL/, patterns in patterns/ as .rules");
    });
  }

  void add_files_of(const std::string& path) {
    for_each_file(path, [&](const std::string& file) { add_file(file, ""); });
  }

  template <typename Use>
  void for_each_file(const std::string& folder, Use use) {
    static const io::WalkOptions options;
    io::Walk walk(folder, options);
    while (const auto entry = walk.next()) {
      if (entry->error) unreadable(entry->path, entry->error->message);
      else if (is_ours(entry->path)) use(entry->path);
    }
  }

  void unreadable(const std::string& path, const std::string& message) {
    checker_.add_problem(path, Severity::kError, "unreadable", message);
  }

  // Of the files in a folder those whose names say that they are lists, patterns or compiled.
  static bool is_ours(const std::string& path) {
    static constexpr std::string_view kEndings[] = {".tsv", ".csv", ".jsonl", ".txt", ".rules", ".onoma"};
    return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view end) { return path.ends_with(end); });
  }

  void add_file(const std::string& path, const std::string& gazetteers) {
    if (!seen_.insert(path).second) return;
    if (!gazetteers.empty()) return checker_.add_gazetteers(gazetteers, path);
    const Result<std::string> bytes = io::read_file(path);
    if (!bytes) return unreadable(path, bytes.error().message);
    switch (check::kind_of(*bytes)) {
      case check::FileKind::kModel: return add_model(path);
      case check::FileKind::kAdditions: return add_additions(path, *bytes);
      case check::FileKind::kPatterns: lend_fragments(path); break;
      default: break;
    }
    checker_.add_file(path, *bytes);
  }

  void add_model(const std::string& path) {
    const Result<Model> model = Model::open(path);
    if (model) return;
    std::string message = model.error().message;
    if (message.starts_with(path + ": ")) message.erase(0, path.size() + 2);
    checker_.add_problem(path, Severity::kError, "bad-model", message);
  }

  void add_additions(const std::string& path, std::string_view bytes) {
    Additions::Data data;
    const std::optional<Error> error = model::map_additions_in_memory(bytes, data);
    const std::string problem = error ? error->message : model::verify_additions(bytes);
    if (!problem.empty()) checker_.add_problem(path, Severity::kError, "bad-model", problem);
  }

  // The rules of a folder share its fragments.
  void lend_fragments(const std::string& path) {
    const std::string folder = parent_of(path);
    const std::string file = folder == "." ? "fragments.rules" : folder + "/fragments.rules";
    if (std::find(paths_.begin(), paths_.end(), file) != paths_.end() || file == path || !io::exists(file)) return;
    const bool comes_anyway = std::any_of(paths_.begin(), paths_.end(), [&](const std::string& given) {
      return io::is_folder(given) && file.starts_with(given.ends_with('/') ? given : given + '/');
    });
    if (!comes_anyway && seen_.insert(file).second) checker_.lend_fragments(file);
  }

  const std::vector<std::string>& paths_;
  check::Checker& checker_;
  std::set<std::string> seen_;
};

}  // namespace

Page check_page() {
  return {"Finds every problem of folders, lists, files of patterns and compiled files, in one run: FILE:LINE:COLUMN: error|warning: "
          "MESSAGE [CODE]. docs/diagnostics.md explains each code.",
          {"Problems go to standard output, a summary to standard error. A folder is one as for compile, a user folder, or "
           "one with lists and patterns (.tsv .csv .jsonl .txt .rules .onoma) of which all are checked.",
           "Names and patterns of all paths are looked at together, as a run would take them: the same name twice, or under "
           "two labels, is found across files."},
          {{"onoma check gazetteers", "before the lists are compiled"},
           {"onoma check mine/ ships.tsv", "what a run is to be given"}},
          {{0, "no errors; warnings, maybe"}, {1, "errors"}, {2, "wrong usage"}},
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
  const Model model = Model::builtin();
  check::Checker checker(model, io::read_file);
  Paths(flags.paths, checker).add_all();
  const std::vector<Diagnostic> problems = checker.finish();
  console.print(format_diagnostics(problems));
  console.flush();
  const std::string subject =
      flags.paths.size() == 1 ? flags.paths.front() : std::to_string(flags.paths.size()) + " paths";
  if (!flags.quiet) console.error(subject + ": " + count_problems(problems));
  return has_errors(problems) ? kSomeFailed : kDone;
}

}  // namespace onoma::cli
