#include "cli/input_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <limits>

#include "cli/arguments.hpp"
#include "io/walk.hpp"
#include "text/encoding.hpp"

namespace onoma::cli {
namespace {

constexpr const char* kInput = "Input";
constexpr const char* kFolders = "Files in folders";

void add_form_flags(CLI::App& app, InputFlags& flags) {
  InputSettings& settings = flags.settings;
  CLI::Option* jsonl =
      app.add_flag("--jsonl", flags.records, "Inputs are JSON Lines: {\"id\": …, \"text\": …}");
  CLI::Option* lines = app.add_flag("--lines", flags.lines, "Each input line is a document")->excludes(jsonl);
  CLI::Option* csv = app.add_option("--csv-column", settings.csv_column,
                                    "Inputs are CSV; this column of each row is a document");
  csv->type_name("NAME")->excludes(jsonl)->excludes(lines);
  jsonl->group(kInput), lines->group(kInput), csv->group(kInput);
  app.add_option("--csv-delimiter", flags.delimiter, "What parts the columns: a character (,) or tab")
      ->type_name("CHAR")
      ->needs(csv)
      ->group(kInput);
  const auto field = [&](const char* name, std::string& value, const char* help) {
    return app.add_option(name, value, help)->type_name("NAME")->group(kInput);
  };
  field("--id-field", settings.id_field, "Field or column of the id (id; of CSV none)");
  field("--text-field", settings.text_field, "Field of the text (text)")->needs(jsonl);
  field("--date-field", settings.date_field, "Field or column of the reference date (reference_date; none)");
  CLI::Option* meta =
      app.add_option("--meta", flags.meta, "Hand these fields back, or all of them; may be repeated");
  repeatable(suggest(meta, {"all"}))
      ->type_name("NAME|all")
      ->delimiter(',')
      ->group(kInput);
  app.add_option("--encoding", settings.encoding,
                 "Encoding of the inputs (told by a mark or the bytes; UTF-8)")
      ->type_name("NAME")
      ->group(kInput);
  app.add_option("--stdin-name", settings.stdin_name, "Name standard input so in ids and messages (-)")
      ->type_name("NAME")
      ->group(kInput);
  app.add_option("--files-from", settings.files_from,
                 "Read the paths in this file too, one a line; - is stdin")
      ->type_name("FILE")
      ->group(kInput);
  app.add_flag("-0,--null", settings.null, "Names in --files-from and --list-files end in NUL")
      ->group(kInput);
  app.add_option("--max-expansion", flags.max_expansion,
                 "How many times its size a compressed input may expand to (1000)")
      ->type_name("RATIO")
      ->group(kInput);
  app.add_option("--max-expanded", flags.max_expanded, "To how much it may expand: 500M, 2G (no limit)")
      ->type_name("SIZE")
      ->group(kInput);
  app.add_flag("--list-files", settings.list_files, "Print what would be read, and stop")->group(kInput);
}

void add_folder_flags(CLI::App& app, InputFlags& flags) {
  io::WalkOptions& walk = flags.settings.walk;
  const auto globs = [&](const char* name, std::vector<std::string>& values, const char* help) {
    repeatable(app.add_option(name, values, help))->type_name("GLOB")->group(kFolders);
  };
  globs("--glob", flags.globs, "Only files that match; with ! before it: not those. May be repeated");
  globs("--iglob", flags.iglobs, "The same in any letter case");
  globs("--exclude", flags.excludes, "Not files and folders that match");
  app.add_flag("--no-ignore", walk.no_ignore, "Do not heed .onomaignore files")->group(kFolders);
  app.add_flag("--hidden", walk.hidden, "Also names that begin with a dot")->group(kFolders);
  app.add_flag("-L,--follow", walk.follow, "Follow links")->group(kFolders);
  app.add_option("--max-depth", flags.max_depth, "Go down at most N folders; 1: no folders in folders")
      ->type_name("N")
      ->group(kFolders);
  app.add_option("--max-filesize", flags.max_filesize, "Pass over larger files: 4K, 10M, 1G")
      ->type_name("SIZE")
      ->group(kFolders);
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string check_globs(InputFlags& flags) {
  io::Overrides& overrides = flags.settings.walk.overrides;
  const auto wrong = [](const char* flag, const std::string& glob) {
    return std::string(flag) + ": \"" + glob + "\" is not a glob";
  };
  for (const std::string& glob : flags.globs) {
    if (!overrides.add(glob, false)) return wrong("--glob", glob);
  }
  for (const std::string& glob : flags.iglobs) {
    if (!overrides.add(glob, true)) return wrong("--iglob", glob);
  }
  for (const std::string& glob : flags.excludes) {
    if (!overrides.add_excluded(glob)) return wrong("--exclude", glob);
  }
  return "";
}

std::string check_limits(InputFlags& flags) {
  InputSettings& settings = flags.settings;
  const auto wrong = [](const char* flag, const std::string& value, const char* kind) {
    return std::string(flag) + ": \"" + value + "\" is not " + kind;
  };
  if (!flags.max_depth.empty()) {
    settings.walk.max_depth = number_of(flags.max_depth);
    if (!settings.walk.max_depth) return wrong("--max-depth", flags.max_depth, "a number");
  }
  if (!flags.max_filesize.empty()) {
    settings.walk.max_filesize = size_of(flags.max_filesize);
    if (!settings.walk.max_filesize) return wrong("--max-filesize", flags.max_filesize, "a size like 10M");
  }
  if (!flags.max_expansion.empty()) {
    const std::optional<std::uint64_t> ratio = number_of(flags.max_expansion);
    if (!ratio || *ratio == 0) return wrong("--max-expansion", flags.max_expansion, "a number from 1");
    settings.expansion.ratio = *ratio;
  }
  if (!flags.max_expanded.empty()) {
    const std::optional<std::uint64_t> bytes = size_of(flags.max_expanded);
    if (!bytes) return wrong("--max-expanded", flags.max_expanded, "a size like 500M");
    settings.expansion.bytes = *bytes;
  }
  return "";
}

// What a field is called, and whether the inputs have fields at all.
std::string check_fields(InputFlags& flags) {
  InputSettings& settings = flags.settings;
  const auto name = [](const std::string& given, std::string& field) {
    if (!given.empty()) field = given;
  };
  name(settings.id_field, settings.fields.id);
  name(settings.text_field, settings.fields.text);
  name(settings.date_field, settings.fields.reference_date);
  for (const std::string& field : flags.meta) {
    if (field == "all") {
      settings.fields.meta.all = true;
    } else {
      settings.fields.meta.names.push_back(field);
    }
  }
  const char* flag = !settings.id_field.empty()     ? "--id-field"
                     : !settings.date_field.empty() ? "--date-field"
                     : !flags.meta.empty()          ? "--meta"
                                                    : nullptr;
  const bool has_fields = flags.records || !settings.csv_column.empty();
  if (flag != nullptr && !has_fields) return std::string(flag) + " goes with --jsonl or --csv-column";
  if (flags.delimiter == "tab" || flags.delimiter == "\\t") {
    settings.csv_delimiter = '\t';
  } else if (flags.delimiter.size() == 1 && flags.delimiter != "\"" && flags.delimiter != "\n") {
    settings.csv_delimiter = flags.delimiter.front();
  } else if (!flags.delimiter.empty()) {
    return "--csv-delimiter: \"" + flags.delimiter + "\" is not one character or tab";
  }
  return "";
}

}  // namespace

std::optional<std::uint64_t> size_of(const std::string& text) {
  constexpr std::string_view kLetters = "KMGT";
  std::string_view digits = text;
  unsigned shift = 0;
  if (!digits.empty() && (digits.back() < '0' || digits.back() > '9')) {
    const std::size_t letter = kLetters.find(static_cast<char>(digits.back() & ~0x20));
    if (letter == std::string_view::npos) return std::nullopt;
    shift = 10 * (static_cast<unsigned>(letter) + 1);
    digits.remove_suffix(1);
  }
  const std::optional<std::uint64_t> number = number_of(digits);
  if (!number || *number > std::numeric_limits<std::uint64_t>::max() >> shift) return std::nullopt;
  return *number << shift;
}

void add_input_flags(CLI::App& app, InputFlags& flags) {
  app.add_option("PATH", flags.settings.paths, "Files and folders; - or nothing: standard input")
      ->type_name("PATH");
  add_form_flags(app, flags);
  add_folder_flags(app, flags);
}

std::string check_input_flags(InputFlags& flags) {
  InputSettings& settings = flags.settings;
  settings.input = flags.records                  ? InputKind::kRecords
                   : flags.lines                  ? InputKind::kLines
                   : !settings.csv_column.empty() ? InputKind::kCsv
                                                  : InputKind::kWhole;
  for (const auto check : {check_fields, check_globs, check_limits}) {
    const std::string problem = check(flags);
    if (!problem.empty()) return problem;
  }
  if (!settings.encoding.empty()) {
    const std::optional<std::string> name = text::encoding_name(settings.encoding);
    if (!name) return "--encoding: no encoding \"" + settings.encoding + '"';
    settings.encoding = *name;
  }
  const auto dashes = std::count(settings.paths.begin(), settings.paths.end(), "-");
  if (dashes > 1) return "standard input (-) is named twice";
  if (dashes == 1 && settings.files_from == "-")
    return "standard input (-) is both an input and --files-from";
  return "";
}

bool reads_one_document(const InputSettings& settings) {
  if (settings.input != InputKind::kWhole || !settings.files_from.empty() || settings.paths.size() > 1) return false;
  return settings.paths.empty() || !io::is_folder(settings.paths.front());
}

bool reads_standard_input(const InputSettings& settings) {
  return reads_standard_input_only(settings) ||
         std::find(settings.paths.begin(), settings.paths.end(), "-") != settings.paths.end();
}

bool reads_standard_input_only(const InputSettings& settings) {
  return settings.paths.empty() && settings.files_from.empty();
}

}  // namespace onoma::cli
