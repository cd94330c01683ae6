// onoma suggest CORRECTED…: what to add so that the extractor says what was corrected.
#include <algorithm>
#include <filesystem>

#include "cli/commands.hpp"
#include "cli/corrected_input.hpp"
#include "cli/exit_status.hpp"
#include "cli/model_source.hpp"
#include "cli/report.hpp"
#include "cli/suggest_folder.hpp"
#include "cli/suggest_options.hpp"
#include "cli/suggest_trial.hpp"
#include "io/atomic_file.hpp"
#include "learn/suggested_files.hpp"
#include "learn/suggestion_choice.hpp"
#include "model/additions_reader.hpp"
#include "output/bytes.hpp"

namespace onoma::cli {
namespace {

struct Sum {
  std::size_t right = 0;
  std::size_t missed = 0;
  std::size_t false_hits = 0;
};

Sum sum_of(const std::vector<learn::Errors>& errors) {
  Sum sum;
  for (const learn::Errors& e : errors) sum.right += e.right, sum.missed += e.missed.size(), sum.false_hits += e.false_hits.size();
  return sum;
}

std::string told(const char* when, const Sum& sum) {
  return std::string(when) + std::to_string(sum.right) + " right, " + std::to_string(sum.missed) + " missed, " +
         std::to_string(sum.false_hits) + " wrong";
}

// Stands before the patch; patch and git pass it over.
std::string heading(const learn::Choice& choice) {
  std::string out = "# " + told("before: ", sum_of(choice.before)) + "\n# " + told("after:  ", sum_of(choice.after)) + '\n';
  if (choice.suggestions.empty()) return out + "# nothing to suggest\n";
  out += "#\n# fixes  breaks\n";
  for (const learn::Suggestion& suggestion : choice.suggestions) {
    const std::string mended = std::to_string(suggestion.mended), broken = std::to_string(suggestion.broken);
    const auto padded = [](const std::string& number, std::size_t width) {
      return std::string(width - std::min(width, number.size()), ' ') + number;
    };
    out += "# " + padded(mended, 5) + padded(broken, 8) + "  " + output::to_line(learn::description(suggestion)) + '\n';
  }
  return out + '\n';
}

int deliver(const std::string& text, const std::string& path, Console& console) {
  if (path.empty()) {
    console.print(text);
    console.flush();
    return kDone;
  }
  const std::optional<Error> problem = io::write_file_atomically(path, text);
  if (!problem) return kDone;
  console.error(path + ": " + problem->message);
  return kStoppedEarly;
}

int cannot_use(const Error& error, Console& console) {
  console.complain(format_diagnostics(error.diagnostics));
  console.error(error.message);
  return kUsage;
}

int suggest(SuggestSettings& settings, Console& console) {
  const auto documents = read_corrected(settings.corrected, settings.format, console);
  if (!documents) return kUsage;
  settle_model(settings.model, settings.additions);
  const Result<Model> model = load_model(settings.model);
  if (!model) return unusable_model(settings.model, model.error(), console);

  AdditionSources sources = settings.additions.sources;
  std::error_code ignored;
  const bool is_there = !settings.folder.empty() && std::filesystem::exists(settings.folder, ignored);
  if (is_there && !model::files_of_user_folder(settings.folder).empty()) sources.gazetteers.push_back(settings.folder);
  const FolderRules rules = rules_of_folder(is_there ? settings.folder : "");
  learn::ChoiceOptions options = settings.choice;
  options.rules = {rules.names.begin(), rules.names.end()};

  const Trial trial(*model, sources, *documents, settings.jobs);
  const learn::TryOut try_out = [&](const std::vector<learn::Suggestion>& suggestions, const std::vector<std::size_t>& which) {
    return trial.run(suggestions, which);
  };
  const Result<learn::Choice> choice = learn::choose_suggestions(*documents, rules.changes, options, try_out);
  if (!choice) return cannot_use(choice.error(), console);
  const Result<std::string> patch = patch_for(is_there ? settings.folder : "", choice->suggestions);
  if (!patch) return cannot_use(patch.error(), console);
  if (!settings.quiet) {
    console.error(std::to_string(choice->suggestions.size()) + " of " + std::to_string(choice->tried) + " suggestions help; " +
                  told("", sum_of(choice->before)) + told(", then ", sum_of(choice->after)));
  }
  return deliver(heading(*choice) + *patch, settings.output, console);
}

}  // namespace

int suggest_command(const Arguments& arguments, Console& console) {
  std::variant<SuggestSettings, int> read = read_suggest_settings(arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  return suggest(std::get<SuggestSettings>(read), console);
}

}  // namespace onoma::cli
