#include "cli/evaluate_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/flag_values.hpp"
#include "eval/split.hpp"

namespace onoma::cli {
namespace {

constexpr const char* kDefaultErrors = "20";

// As typed; parse() fills them, complete() checks what CLI11 cannot.
struct Flags {
  EvaluateSettings settings;
  AdditionFlags additions;
  std::vector<std::string> against;
  std::string format, dates = "all", part, letter_case;
  std::vector<std::string> labels;
  std::size_t errors = 0;
  CLI::Option* errors_option = nullptr;
  int jobs = 0;
};

void add_input_flags(CLI::App& app, Flags& flags) {
  EvaluateSettings& settings = flags.settings;
  app.add_option("GOLD", settings.gold, "Annotated files, folders of brat files; - is standard input")
      ->type_name("PATH");
  repeatable(app.add_option("--predicted", settings.predicted,
                            "Score these records of onoma instead of running it; may be repeated"))
      ->type_name("FILE")
      ->group("Input");
  app.add_option("--against", flags.against, "Compare two files of records; GOLD, if given, judges")
      ->type_name("FILE FILE")
      ->expected(2)
      ->allow_extra_args(false)
      ->group("Input");
  app.add_option("--gold-format", flags.format, "jsonl, conll or brat (by name and content)")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"jsonl", "conll", "brat"}))
      ->group("Input");
  app.add_option("--part", flags.part, "Only the tenth for validation (CRC-32 of the id), or fit: the rest")
      ->type_name("PART")
      ->check(CLI::IsMember({"validation", "fit"}))
      ->group("Input");
  app.add_option("--case", flags.letter_case, "Give the extractor the text in upper or lower case")
      ->type_name("CASE")
      ->check(CLI::IsMember({"upper", "lower"}))
      ->group("Input");
}

void add_scoring_flags(CLI::App& app, Flags& flags) {
  EvaluateSettings& settings = flags.settings;
  repeatable(suggest(app.add_option("--label", flags.labels,
                                    "Only this label: PERSON, ORG, LOC or DATE; may be repeated"),
                     {"PERSON", "ORG", "LOC", "DATE"}))
      ->type_name("LABEL")
      ->delimiter(',')
      ->group("Scoring");
  app.add_option("--dates", flags.dates, "Dates that count: all (default), resolved or calendar")
      ->type_name("KIND")
      ->check(CLI::IsMember({"all", "resolved", "calendar"}))
      ->group("Scoring");
  flags.errors_option =
      app.add_option("--errors", flags.errors, "List the N (20) most frequent errors of each kind")
          ->type_name("[N]")
          ->check(CLI::Range(0, 1000000))
          ->group("Output");
  app.add_flag("--calibration", settings.calibration,
               "Confidence against the share that is right, in ten bins")
      ->group("Output");
  app.add_option("--group-until", settings.group_until,
                 "Scores by group: the id up to the first of these characters")
      ->type_name("CHARS")
      ->group("Output");
  app.add_flag("--json", settings.json, "A JSON object for each file, then one for all if there are several")
      ->group("Output");
  add_addition_flags(app, flags.additions);
  add_model_flag(app, settings.model);
  add_jobs_flag(app, flags.jobs);
  app.add_flag("-q,--quiet", settings.quiet, "No warnings")->group("General");
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

// `--errors` may stand without its number, which CLI11 would then take from the paths.
Arguments with_error_numbers(const Arguments& arguments) {
  Arguments out;
  bool paths_only = false;  // after "--"
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    out.push_back(arguments[i]);
    paths_only = paths_only || arguments[i] == "--";
    if (paths_only || arguments[i] != "--errors") continue;
    const bool given = i + 1 < arguments.size() && is_number(arguments[i + 1]);
    out.back() += '=';
    out.back() += given ? arguments[++i] : kDefaultErrors;
  }
  return out;
}

// What cannot go together; empty when all can.
std::string find_conflict(const EvaluateSettings& settings) {
  const bool runs = settings.predicted.empty() && !settings.against;
  const bool lists = settings.errors || settings.calibration || !settings.group_until.empty();
  if (settings.gold.empty() && !settings.against) return "no GOLD file named";
  if (settings.against && !settings.predicted.empty()) return "--against and --predicted exclude each other";
  if (settings.against && lists) return "--against goes with none of --errors, --calibration, --group-until";
  if (!runs && settings.letter_case)
    return "--case needs the extractor to run: not with --predicted or --against";
  if (!runs && !settings.model.empty())
    return "--model needs the extractor to run: not with --predicted or --against";
  if (!runs && !settings.additions.sources.empty())
    return "--gazetteer and --patterns need the extractor to run: not with --predicted or --against";
  auto inputs = std::count(settings.gold.begin(), settings.gold.end(), "-") +
                std::count(settings.predicted.begin(), settings.predicted.end(), "-");
  if (settings.against) inputs += (settings.against->first == "-") + (settings.against->second == "-");
  return inputs > 1 ? "standard input (-) is named twice" : "";
}

// What is wrong with the flags beyond what CLI11 sees; empty when nothing is.
std::string complete(Flags& flags) {
  EvaluateSettings& settings = flags.settings;
  settings.format = gold_format_of(flags.format);
  if (flags.dates == "resolved") settings.score.dates = eval::Dates::kResolved;
  if (flags.dates == "calendar") settings.score.dates = eval::Dates::kCalendar;
  if (flags.part == "validation") settings.part = Part::kValidation;
  if (flags.part == "fit") settings.part = Part::kFit;
  if (flags.letter_case == "upper") settings.letter_case = text::LetterCase::kUpper;
  if (flags.letter_case == "lower") settings.letter_case = text::LetterCase::kLower;
  if (flags.errors_option->count() > 0) settings.errors = flags.errors;
  if (flags.against.size() == 2) settings.against.emplace(flags.against[0], flags.against[1]);
  settings.jobs = threads_of(flags.jobs);
  if (std::string problem = complete_additions(flags.additions); !problem.empty()) return problem;
  settings.additions = std::move(flags.additions.settings);
  std::vector<Label> labels;
  const std::string no_label = read_labels(flags.labels, labels);
  if (!no_label.empty()) return no_label;
  if (!labels.empty()) settings.score.labels = {};
  for (const Label label : labels) settings.score.labels[static_cast<std::size_t>(label)] = true;
  return find_conflict(settings);
}

void add_flags(CLI::App& app, Flags& flags) {
  add_input_flags(app, flags);
  add_scoring_flags(app, flags);
}

}  // namespace

Page evaluate_page() {
  return {
      "Scores the extractor, or output that it has written, on annotated documents: precision, recall and F1 "
      "over exact "
      "spans. With --against, compares two outputs.",
      {"GOLD is JSON Lines {\"id\", \"text\", \"spans\": [{\"start\", \"end\", \"label\", \"value\"?}], "
       "\"labels\"?, "
       "\"ignore\"?, \"reference_date\"?} with offsets in code points; CoNLL columns, the token first and "
       "its IOB or "
       "BIOES tag last; a brat file X.ann or X.txt, or a folder of them.",
       "--dates resolved leaves out dates valued PAST_REF, PRESENT_REF or FUTURE_REF, calendar those without "
       "a digit, "
       "month, weekday or feast. docs/evaluate.md explains the numbers."},
      {{"onoma evaluate gold.jsonl", "how good it is"},
       {"onoma evaluate --errors 10 --label ORG gold.jsonl", "what it gets wrong"},
       {"onoma --jsonl gold.jsonl > old.jsonl", "keep a run, and later"},
       {"onoma evaluate --predicted old.jsonl gold.jsonl", "score it again"},
       {"onoma evaluate --against old.jsonl new.jsonl gold.jsonl", "or see what has changed"}},
      {{0, "done, whatever the scores"},
       {1, "some documents could not be worked on"},
       {2, "wrong usage or a file that cannot be used"},
       {3, "stopped early"}},
      {"--predicted", "--against", "--label", "--errors", "--json", "--jobs"}};
}

std::shared_ptr<CLI::App> evaluate_app() {
  return declared<Flags>("onoma evaluate", add_flags);
}

std::variant<EvaluateSettings, int> read_evaluate_settings(const Arguments& arguments, Console& console) {
  std::variant<Flags, int> read =
      read_flags<Flags>("onoma evaluate", add_flags, complete, with_error_numbers(arguments), console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  return std::move(std::get<Flags>(read).settings);
}

bool is_in_part(std::string_view id, Part part) {
  return part == Part::kAll || eval::is_validation(id) == (part == Part::kValidation);
}

}  // namespace onoma::cli
