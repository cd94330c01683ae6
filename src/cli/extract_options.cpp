#include "cli/extract_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/console.hpp"
#include "cli/flag_values.hpp"

namespace onoma::cli {
namespace {

constexpr const char* kAbout =
    "Finds people, organizations, places and dates in text and prints where they are, as JSON.\n\n"
    "Reads files, folders (recursively, in sorted order; hidden files, links and what .onomaignore files name\n"
    "are skipped) and standard input.\n";

constexpr const char* kFooter =
    "Commands (as the first argument):\n"
    "  compile DIR -o FILE         Make a model file from a folder of lists\n"
    "  check [DIR|FILE]            Find every problem in a folder of lists or a model file\n"
    "  evaluate GOLD...            Score the extractor, or its output, on annotated documents\n"
    "  fit GOLD...                 Learn weights from annotated documents\n\n"
    "Examples:\n"
    "  onoma report.txt                            what a report mentions\n"
    "  onoma news/ | jq -r '.spans[].text'         every name in a folder\n"
    "  onoma --jsonl < records.jsonl > found.jsonl a record in, a record out\n"
    "  tail -f log | onoma --lines                 as it is written\n"
    "  onoma --format text report.txt | less -R    for reading\n\n"
    "Exit codes: 0 all done, 1 some inputs failed (the records say which), 2 wrong usage or resource, 3 "
    "stopped early,\n4 nothing found with --exit-status.";

// As typed; parse() fills them, settings_of() checks what CLI11 cannot.
struct Flags {
  ExtractSettings settings;
  InputFlags input;
  OutputFlags output;
  DateFlags dates;
  int jobs = 1;
};

// The one table of flags: help, and later the manual and the completions, come from here.
void add_flags(CLI::App& app, Flags& flags) {
  ExtractSettings& settings = flags.settings;
  add_input_flags(app, flags.input);

  add_output_flags(app, flags.output);
  add_date_flags(app, flags.dates);
  add_model_flag(app, settings.model);
  add_jobs_flag(app, flags.jobs);
  app.add_flag("-v,--verbose", flags.input.settings.verbose, "Say which files are passed over")->group("General");
  app.add_flag("-q,--quiet", settings.quiet, "No messages about inputs that failed")->group("General");
}

// What is wrong with the flags beyond what CLI11 sees; empty when nothing is.
std::string complete(Flags& flags) {
  ExtractSettings& settings = flags.settings;
  const std::string wrong_input = check_input_flags(flags.input);
  if (!wrong_input.empty()) return wrong_input;
  static_cast<InputSettings&>(settings) = std::move(flags.input.settings);
  settings.jobs = threads_of(flags.jobs);
  const std::string wrong_output = complete_output(flags.output);
  if (!wrong_output.empty()) return wrong_output;
  settings.output = std::move(flags.output.settings);
  if (std::string problem = read_date_flags(flags.dates, settings.dates); !problem.empty()) return problem;
  const std::vector<Label>& labels = settings.output.labels;
  // Who asks for times by their label wants them found.
  settings.dates.times |= std::any_of(labels.begin(), labels.end(), [](Label label) {
    return static_cast<std::size_t>(label) >= kLabelCount;
  });
  return "";
}

}  // namespace

std::variant<ExtractSettings, int> read_extract_settings(const Arguments& arguments, Console& console) {
  CLI::App app(kAbout, "onoma");
  Flags flags;
  add_flags(app, flags);
  prepare(app);
  app.footer(kFooter);
  if (const std::optional<int> status = parse(app, arguments, console)) return *status;
  const std::string problem = complete(flags);
  if (!problem.empty()) return usage_error(problem, console);
  return std::move(flags.settings);
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
  return described;
}

}  // namespace onoma::cli
