#include "cli/suggest_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/flag_values.hpp"

namespace onoma::cli {
namespace {

// As typed; complete() checks what CLI11 cannot.
struct Flags {
  SuggestSettings settings;
  AdditionFlags additions;
  std::string format;
  int jobs = 0;
};

void add_flags(CLI::App& app, Flags& flags) {
  SuggestSettings& settings = flags.settings;
  app.add_option("CORRECTED", settings.corrected, "Corrected output, annotated files, folders of brat files; - is standard input")
      ->type_name("PATH");
  app.add_option("--gold-format", flags.format, "jsonl, conll or brat (by name and content)")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"jsonl", "conll", "brat"}))
      ->group("Input");
  app.add_option("--folder", settings.folder, "Your folder of names, patterns and rules, for which the patch is")
      ->type_name("DIR")
      ->group("Input");
  add_addition_flags(app, flags.additions);
  app.add_option("-o,--output", settings.output, "The patch file to write (standard output)")->type_name("FILE")->group("Output");
  app.add_option("--at-least", settings.choice.at_least, "Suggest what fixes N errors or more (1)")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000))
      ->group("Output");
  app.add_option("--most", settings.choice.most, "Try N suggestions of a kind, those with most errors first (500)")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000))
      ->group("Advanced");
  add_model_flag(app, settings.model);
  add_jobs_flag(app, flags.jobs);
  app.add_flag("-q,--quiet", settings.quiet, "No summary on standard error")->group("General");
}

std::string complete(Flags& flags) {
  SuggestSettings& settings = flags.settings;
  settings.format = gold_format_of(flags.format);
  settings.jobs = threads_of(flags.jobs);
  const std::string problem = complete_additions(flags.additions);
  if (!problem.empty()) return problem;
  settings.additions = flags.additions.settings;
  if (settings.corrected.empty()) return "no corrected file named";
  return std::count(settings.corrected.begin(), settings.corrected.end(), "-") > 1 ? "standard input (-) is named twice" : "";
}

}  // namespace

Page suggest_page() {
  return {
      "Compares what onoma finds with what you corrected, and suggests names to enter, texts to block and weights, each with "
      "what it fixes and breaks in all the documents, as a patch.",
      {"CORRECTED is JSON Lines: output of onoma whose spans you edited (of which the texts are read from the files it names, unless it was made --with-text), what "
       "doccano or Prodigy give back, or {\"id\", \"text\", \"spans\": [{\"start\", \"end\", \"label\"}]}, with any label; "
       "CoNLL columns and brat files as for onoma evaluate.",
       "A suggestion is made when it fixes at least three times as many errors as it makes. The patch is against DIR, and for "
       "an empty folder without one; read it, and apply it there with patch -p1 or git apply. docs/suggest.md explains it."},
      {{"onoma --jsonl notes.jsonl > found.jsonl", "then correct the spans in it, and"},
       {"onoma suggest found.jsonl --folder mine > mine.patch", "see what would help"},
       {"patch -p1 -d mine < mine.patch", "take it"},
       {"onoma --gazetteer mine --jsonl notes.jsonl", "and use it"}},
      {{0, "done, whether or not there is something to suggest"},
       {2, "wrong usage or a file that cannot be used"},
       {3, "the patch could not be written"}},
      {"--folder", "--output", "--at-least", "--jobs"}};
}

std::shared_ptr<CLI::App> suggest_app() {
  return declared<Flags>("onoma suggest", add_flags);
}

std::variant<SuggestSettings, int> read_suggest_settings(const Arguments& arguments, Console& console) {
  std::variant<Flags, int> read = read_flags<Flags>("onoma suggest", add_flags, complete, arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  return std::move(std::get<Flags>(read).settings);
}

}  // namespace onoma::cli
