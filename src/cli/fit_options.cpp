#include "cli/fit_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>

#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/flag_values.hpp"

namespace onoma::cli {
namespace {

// The weights of a model know much that few documents do not show, so the pull to them is stronger:
// docs/fit.md has the numbers.
struct Pull {
  double l1, l2;
};
constexpr Pull kPullToModel{3, 30};
constexpr Pull kPullElsewhere{1, 2};

// As typed; complete() checks what CLI11 cannot.
struct Flags {
  FitSettings settings;
  std::string format, from = "shipped", hold_out;
  std::optional<double> l1, l2;
  int jobs = 0;
};

void add_flags(CLI::App& app, Flags& flags) {
  FitSettings& settings = flags.settings;
  constexpr double kMost = 1e6;
  app.add_option("GOLD", settings.gold, "Annotated files, folders of brat files; - is standard input")
      ->type_name("PATH");
  app.add_option("--gold-format", flags.format, "jsonl, conll or brat (by name and content)")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"jsonl", "conll", "brat"}))
      ->group("Input");
  suggest(app.add_option("--from", flags.from,
                         "Start at: shipped (the model's weights), nothing, or a weights FILE"),
          {"shipped", "nothing"})
      ->type_name("FILE")
      ->group("Input");
  app.add_option("--hold-out", flags.hold_out,
                 "validation: keep a tenth to tell when to stop (from 50 documents on); none")
      ->type_name("PART")
      ->check(CLI::IsMember({"validation", "none"}))
      ->group("Input");
  app.add_flag("--dates", settings.fit.fit_dates, "Fit the weights of DATE too")->group("Input");
  app.add_option("-o,--output", settings.output, "The weights file to write (standard output)")
      ->type_name("FILE")
      ->group("Output");
  app.add_option("--model-out", settings.model_output, "Also write a model file that has these weights")
      ->type_name("FILE")
      ->group("Output");
  app.add_option("--recased", settings.recased,
                 "Learn N in 100 documents (0) in capitals too, and as many without any")
      ->type_name("N")
      ->check(CLI::Range(0, 50))
      ->group("Advanced");
  app.add_option("--epochs", settings.fit.epochs, "Passes over the documents (10)")
      ->type_name("N")
      ->check(CLI::Range(1, 10000))
      ->group("Advanced");
  app.add_option("--seed", settings.fit.seed, "Seed of the documents' order (1)")
      ->type_name("N")
      ->group("Advanced");
  app.add_option("--rate", settings.fit.optimizer.rate, "First step of a weight, in nats of 40 points (0.15)")
      ->type_name("X")
      ->check(CLI::Range(1e-6, 100.0))
      ->group("Advanced");
  app.add_option("--l1", flags.l1, "Pull to the start that leaves few weights changed (3; from elsewhere 1)")
      ->type_name("X")
      ->check(CLI::Range(0.0, kMost))
      ->group("Advanced");
  app.add_option("--l2", flags.l2, "Pull to the start that keeps changes small (30; from elsewhere 2)")
      ->type_name("X")
      ->check(CLI::Range(0.0, kMost))
      ->group("Advanced");
  repeatable(app.add_option("--leave-out", settings.fit.leave_out,
                            "Evidence whose name contains TEXT weighs nothing; repeatable"))
      ->type_name("TEXT")
      ->group("Advanced");
  add_model_flag(app, settings.model);
  add_jobs_flag(app, flags.jobs);
  app.add_flag("-q,--quiet", settings.quiet, "No progress, warnings and summary")->group("General");
}

// What is wrong with the flags beyond what CLI11 sees; empty when nothing is.
std::string complete(Flags& flags) {
  FitSettings& settings = flags.settings;
  settings.format = gold_format_of(flags.format);
  if (!flags.hold_out.empty()) settings.hold_out = flags.hold_out == "validation";
  if (flags.from == "nothing") settings.from = FitFrom::kNothing;
  if (flags.from != "nothing" && flags.from != "shipped") {
    settings.from = FitFrom::kFile;
    settings.from_file = flags.from;
  }
  const bool shipped = settings.from == FitFrom::kShipped;
  settings.fit.optimizer.l1 = flags.l1.value_or(shipped ? kPullToModel.l1 : kPullElsewhere.l1);
  settings.fit.optimizer.l2 = flags.l2.value_or(shipped ? kPullToModel.l2 : kPullElsewhere.l2);
  settings.fit.threads = threads_of(flags.jobs);
  for (const double number :
       {settings.fit.optimizer.rate, settings.fit.optimizer.l1, settings.fit.optimizer.l2}) {
    if (!std::isfinite(number)) return "--rate, --l1 and --l2 are finite numbers";
  }
  if (settings.gold.empty()) return "no GOLD file named";
  const auto inputs =
      std::count(settings.gold.begin(), settings.gold.end(), "-") + (settings.from_file == "-");
  return inputs > 1 ? "standard input (-) is named twice" : "";
}

}  // namespace

Page fit_page() {
  return {
      "Learns from annotated documents what each piece of evidence is worth, starting from the weights of a "
      "model, and "
      "writes what is to be added to them: a file for gazetteers/weights/.",
      {"GOLD is what onoma evaluate reads: JSON Lines, CoNLL columns, brat files or folders of them. Weights "
       "of DATE stay "
       "unless --dates is given. --from nothing and --from FILE write whole weights, which replace those of "
       "the folder "
       "instead of adding to them. docs/fit.md explains the method and how to use the result."},
      {{"onoma fit gold.jsonl -o gazetteers/weights/mine.tsv", "learn; compile the folder to use it"},
       {"onoma fit gold.jsonl -o mine.tsv --model-out mine.onoma", "learn, and use it at once:"},
       {"onoma --model mine.onoma report.txt", ""}},
      {{0, "done"}, {2, "wrong usage or a file that cannot be used"}, {3, "the output could not be written"}},
      {"--output", "--model-out", "--dates", "--jobs"}};
}

std::shared_ptr<CLI::App> fit_app() {
  return declared<Flags>("onoma fit", add_flags);
}

std::variant<FitSettings, int> read_fit_settings(const Arguments& arguments, Console& console) {
  std::variant<Flags, int> read = read_flags<Flags>("onoma fit", add_flags, complete, arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  return std::move(std::get<Flags>(read).settings);
}

}  // namespace onoma::cli
