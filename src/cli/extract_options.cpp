#include "cli/extract_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/declared.hpp"
#include "cli/flag_values.hpp"

namespace onoma::cli {
namespace {

// As typed; parse() fills them, settings_of() checks what CLI11 cannot.
struct Flags {
  ExtractSettings settings;
  InputFlags input;
  bool json = false;
  OutputFlags output;
  BatchFlags batch;
  DateFlags dates;
  AdditionFlags additions;
  int jobs = 0;
};

// The one table of flags: help, manual, completions, configuration and variables come from here.
void add_flags(CLI::App& app, Flags& flags) {
  ExtractSettings& settings = flags.settings;
  add_input_flags(app, flags.input);

  add_output_flags(app, flags.output);
  add_date_flags(app, flags.dates);
  add_addition_flags(app, flags.additions);
  add_batch_flags(app, flags.batch);
  add_model_flag(app, settings.model);
  add_jobs_flag(app, flags.jobs);
  CLI::Option* quiet = app.add_flag("-q,--quiet", settings.quiet, "No messages about inputs that failed");
  app.add_flag("-v,--verbose", flags.input.settings.verbose,
               "Say what is read or passed over, with which model and which reference dates")
      ->excludes(quiet)
      ->group("General");
  quiet->group("General");
  app.add_flag("--json", flags.json, "With --version: as JSON, with the model and the libraries")
      ->group("General")
      ->configurable(false);
}

// What is wrong with the flags beyond what CLI11 sees; empty when nothing is.
std::string complete(Flags& flags) {
  if (flags.json) return "--json goes with --version; records are JSON without it (--format)";
  ExtractSettings& settings = flags.settings;
  const std::string wrong_input = check_input_flags(flags.input);
  if (!wrong_input.empty()) return wrong_input;
  static_cast<InputSettings&>(settings) = std::move(flags.input.settings);
  settings.jobs = reads_one_document(settings) ? 1 : threads_of(flags.jobs);
  const std::string wrong_output = complete_output(flags.output);
  if (!wrong_output.empty()) return wrong_output;
  settings.output = std::move(flags.output.settings);
  const std::string wrong_batch = complete_batch(flags.batch, settings.output, reads_standard_input(settings));
  if (!wrong_batch.empty()) return wrong_batch;
  settings.batch = std::move(flags.batch.settings);
  if (std::string problem = read_date_flags(flags.dates, settings.dates); !problem.empty()) return problem;
  if (std::string problem = complete_additions(flags.additions); !problem.empty()) return problem;
  settings.additions = std::move(flags.additions.settings);
  const std::vector<std::string>& added = settings.output.added_labels;
  if (!added.empty() && settings.additions.sources.empty() && settings.model.empty()) return no_such_label(added.front(), LabelNames());
  const std::vector<Label>& labels = settings.output.labels;
  // Who asks for times by their label wants them found.
  settings.dates.times |= std::any_of(labels.begin(), labels.end(), [](Label label) {
    return static_cast<std::size_t>(label) >= kLabelCount;
  });
  return "";
}

}  // namespace

Page extract_page() {
  return {
      "Finds people, organizations, places and dates in text and prints where they are, as JSON.\n\n"
      "Reads files, folders (recursively, in sorted order; hidden files, links and what .onomaignore files "
      "name "
      "are skipped) and standard input.",
      {"--no-NAME undoes --NAME where that takes no value. Flags may also be set by variables (ONOMA_JOBS=2 "
       "for --jobs 2) "
       "and by a configuration file; onoma env shows what is in force."},
      {{"onoma report.txt", "what a report mentions"},
       {"onoma --gazetteer weapons.tsv report.txt", "with names of your own"},
       {"onoma news/ | jq -r '.spans[].text'", "every name in a folder"},
       {"onoma --jsonl < records.jsonl > found.jsonl", "a record in, a record out"},
       {"tail -f log | onoma --lines", "as it is written"},
       {"onoma --format text report.txt | less -R", "for reading"}},
      {{0, "all done"},
       {1, "some inputs failed (the records say which)"},
       {2, "wrong usage or resource"},
       {3, "stopped early"},
       {4, "nothing found with --exit-status"},
       {130, "interrupted by SIGINT, after the documents in hand were finished; by SIGTERM: 143"}},
      {"--format", "--label", "--count", "--entities", "--redact", "--jsonl", "--lines", "--explain",
       "--reference-date", "--gazetteer", "--jobs"}};
}

std::shared_ptr<CLI::App> extract_app() {
  return declared<Flags>("onoma", add_flags);
}

std::variant<ExtractSettings, int> read_extract_settings(const Arguments& arguments, Console& console) {
  std::variant<Flags, int> read = read_flags<Flags>("onoma", add_flags, complete, arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  return std::move(std::get<Flags>(read).settings);
}

std::string short_usage() {
  return "Usage: onoma [OPTIONS] [PATH…]\n"
         "       command | onoma [OPTIONS]\n"
         "Finds people, organizations, places and dates in text. Try 'onoma --help'.\n";
}

std::vector<std::pair<std::string, std::string>> describe(const ExtractSettings& settings) {
  std::vector<std::pair<std::string, std::string>> described = {
      {"input", settings.input == InputKind::kRecords ? "jsonl"
                : settings.input == InputKind::kLines ? "lines"
                : settings.input == InputKind::kCsv   ? "csv"
                                                      : "whole"},
  };
  if (!settings.encoding.empty()) described.emplace_back("encoding", settings.encoding);
  if (!settings.csv_column.empty()) described.emplace_back("csv_column", settings.csv_column);
  describe_output(settings.output, described);
  describe(settings.dates, described);
  describe(settings.additions, described);
  return described;
}

}  // namespace onoma::cli
