// onoma import FILE... -o DIR: a user folder from the lists and patterns of other tools.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <set>
#include <tuple>

#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/exit_status.hpp"
#include "cli/report.hpp"
#include "imports/readers.hpp"
#include "imports/user_folder.hpp"
#include "io/file.hpp"
#include "io/staged_folder.hpp"
#include "io/walk.hpp"
#include "model/data.hpp"

namespace onoma::cli {
namespace {

using imports::Format;
using imports::Imported;

constexpr std::pair<std::string_view, Format> kFormats[] = {{"regexner", Format::kRegexNer},
                                                            {"entity-ruler", Format::kEntityRuler},
                                                            {"gate", Format::kGateIndex},
                                                            {"words", Format::kWords}};

struct Flags {
  std::vector<std::string> files;
  std::string folder;
  std::string format;
  std::string label;
  std::vector<std::string> renames;
  bool any_case = false;
  bool quiet = false;
  imports::ImportOptions options;
};

void add_flags(CLI::App& app, Flags& flags) {
  app.add_option("FILE", flags.files, "Files of RegexNER, EntityRuler, GATE (.def, .lst), or lists of names")
      ->type_name("FILE")
      ->required();
  app.add_option("-o,--output", flags.folder, "The user folder to write to; files that are there stay as they are")
      ->type_name("DIR")
      ->required()
      ->group("Output");
  app.add_option("--from", flags.format, "regexner, entity-ruler, gate, words (told from the file)")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"regexner", "entity-ruler", "gate", "words"}))
      ->group("Input");
  app.add_option("--label", flags.label, "Label of names that have none (made of the file's name)")
      ->type_name("LABEL")
      ->group("Input");
  repeatable(app.add_option("--rename-label", flags.renames, "Call this label otherwise: GPE=LOC; may be repeated"))
      ->type_name("FROM=TO")
      ->group("Input");
  app.add_flag("--ignore-case", flags.any_case, "Names and expressions match in any letter case, as the tool was set to")
      ->group("Input");
  app.add_flag("-q,--quiet", flags.quiet, "No summary")->group("General");
}

std::string complete(Flags& flags) {
  const auto is_label = [](const std::string& label) { return !label.empty() && imports::label_of(label, {}) == label; };
  if (!flags.label.empty() && !is_label(flags.label)) return "--label: \"" + flags.label + "\" is no label, as SHIP is one";
  for (const std::string& rename : flags.renames) {
    const std::size_t equals = rename.rfind('=');
    if (equals == 0 || equals == std::string::npos || !is_label(rename.substr(equals + 1))) {
      return "--rename-label: \"" + rename + "\" is not FROM=TO, as in GPE=LOC";
    }
    flags.options.labels[rename.substr(0, equals)] = rename.substr(equals + 1);
  }
  flags.options.any_case = flags.any_case;
  return "";
}

class Import {
 public:
  explicit Import(const Flags& flags) : flags_(flags), model_(Model::builtin()), analyzer_(model_.data().abbreviations) {}

  // The exit code.
  int run(Console& console) {
    for (const std::string& file : flags_.files) read(file);
    console.complain(format_diagnostics(diagnostics_));
    Result<io::StagedFolder> folder = io::StagedFolder::open(flags_.folder, "");
    if (!folder) return fail(folder.error(), console);
    for (const imports::NewFile& file : new_files_) {
      folder->begin();
      folder->write(file.bytes);
      if (const auto error = folder->keep(file.path)) return fail(*error, console);
    }
    if (const auto error = folder->sync()) return fail(*error, console);
    if (!flags_.quiet) console.error(flags_.folder + ": " + summary());
    return has_errors(diagnostics_) ? kSomeFailed : kDone;
  }

 private:
  int fail(const Error& error, Console& console) const {
    console.error(flags_.folder + ": " + error.message);
    return kStoppedEarly;
  }

  void read(const std::string& path) {
    const Result<std::string> bytes = io::read_file(path);
    if (!bytes) return problem(path, "unreadable", bytes.error().message);
    imports::ImportOptions options = flags_.options;
    options.label = flags_.label.empty() ? imports::label_of(imports::plain_name(path), {}) : flags_.label;
    Imported imported;
    imported.source = imports::plain_name(path);
    read_as(format_of(*bytes), *bytes, path, options, imported);
    const std::vector<imports::NewFile> files = imports::user_folder(imported, path, analyzer_);
    std::stable_sort(imported.diagnostics.begin(), imported.diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    });
    std::move(imported.diagnostics.begin(), imported.diagnostics.end(), std::back_inserter(diagnostics_));
    names_ += imported.names.size(), patterns_ += imported.patterns.size();
    for (const imports::NewFile& file : files) {
      const std::string target = flags_.folder + '/' + file.path;
      if (io::exists(target) || !taken_.insert(file.path).second) {
        problem(path, "exists", "there is already a file " + target + ", which stays as it is");
      } else {
        new_files_.push_back(file);
      }
    }
  }

  Format format_of(std::string_view bytes) const {
    const Format told = imports::format_of(bytes);
    for (const auto& [name, format] : kFormats) {
      if (name != flags_.format) continue;
      return format == Format::kGateIndex && told != Format::kGateIndex ? Format::kGateList : format;
    }
    return told;
  }

  static void read_as(Format format, std::string_view bytes, const std::string& path, const imports::ImportOptions& options,
                      Imported& out) {
    switch (format) {
      case Format::kRegexNer: return imports::read_regexner(bytes, path, options, out);
      case Format::kEntityRuler: return imports::read_entity_ruler(bytes, path, options, out);
      case Format::kGateList: return imports::read_gate_list(bytes, path, options, out);
      case Format::kWords: return imports::read_word_list(bytes, path, options, out);
      case Format::kGateIndex: break;
    }
    const std::string beside = io::folder_of(path);
    imports::read_gate_index(bytes, path, options, [&](const std::string& name) { return io::read_file(beside + name); }, out);
  }

  void problem(const std::string& path, const char* code, std::string message) {
    diagnostics_.push_back({Severity::kError, path, 0, 0, code, std::move(message)});
  }

  std::string summary() const {
    const auto counted = [](std::size_t count, const std::string& noun) {
      return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
    };
    const auto errors = std::count_if(diagnostics_.begin(), diagnostics_.end(),
                                      [](const Diagnostic& d) { return d.severity == Severity::kError; });
    std::string text = counted(names_, "name") + ", " + counted(patterns_, "pattern");
    if (errors > 0) text += ", " + counted(static_cast<std::size_t>(errors), "problem");
    return text;
  }

  const Flags& flags_;
  const Model model_;
  const text::Analyzer analyzer_;
  std::vector<Diagnostic> diagnostics_;
  std::vector<imports::NewFile> new_files_;
  std::set<std::string> taken_;
  std::size_t names_ = 0;
  std::size_t patterns_ = 0;
};

}  // namespace

Page import_page() {
  return {"Makes a user folder, or adds to one, from what other tools know: mapping files of Stanford's RegexNER, patterns of spaCy's "
          "EntityRuler, lists of GATE, and plain lists of names.",
          {"Names become lists (names/LABEL/FILE.tsv), expressions become patterns (patterns/FILE.rules). What cannot be said "
           "in onoma is told line by line on standard error, and the rest is written."},
          {{"onoma import degrees.tsv -o mine", "a mapping of RegexNER"},
           {"onoma import lists.def -o mine --rename-label date_unit=UNIT", "all lists of an index of GATE"},
           {"onoma import ships.txt --label SHIP -o mine && onoma check mine", "names in lines"}},
          {{0, "all was taken over"},
           {1, "some lines were not; each is told"},
           {2, "wrong usage"},
           {3, "the folder could not be written"}},
          {"--output", "--label"}};
}

std::shared_ptr<CLI::App> import_app() {
  return declared<Flags>("onoma import", add_flags);
}

int import_command(const Arguments& arguments, Console& console) {
  auto read = read_flags<Flags>("onoma import", add_flags, complete, arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  return Import(std::get<Flags>(read)).run(console);
}

}  // namespace onoma::cli
