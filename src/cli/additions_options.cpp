#include "cli/additions_options.hpp"

#include <CLI/CLI.hpp>
#include <utility>

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "cli/report.hpp"
#include "model/additions_file.hpp"

namespace onoma::cli {
namespace {

constexpr const char* kGroup = "Additions";
constexpr std::size_t kMostShown = 50;  // problems

}  // namespace

void add_addition_flags(CLI::App& app, AdditionFlags& flags) {
  repeatable(app.add_option("--gazetteer", flags.settings.sources.gazetteers,
                            "Also find the names of this list (bare, TSV, CSV, JSON Lines), folder or compiled file; may be repeated"))
      ->type_name("FILE|DIR")
      ->group(kGroup);
  repeatable(app.add_option("--patterns", flags.settings.sources.patterns,
                            "Also find what the patterns of this file match; may be repeated"))
      ->type_name("FILE")
      ->group(kGroup);
  repeatable(app.add_option("--label-of", flags.labels, "The label of the names of a list; may be repeated"))
      ->type_name("FILE=LABEL")
      ->group(kGroup);
}

std::string complete_additions(AdditionFlags& flags) {
  AdditionSources& sources = flags.settings.sources;
  for (const std::string& text : flags.labels) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0) return "--label-of: \"" + text + "\" is not FILE=LABEL";
    const std::string label = text.substr(equals + 1);
    if (!is_label_name(label)) {
      return "--label-of: \"" + label + "\" is no label: A-Z, 0-9, _ and -, 32 at most, a letter first";
    }
    sources.labels.emplace_back(text.substr(0, equals), label);
  }
  if (!sources.labels.empty() && sources.gazetteers.empty()) return "--label-of needs --gazetteer";
  return "";
}

void settle_model(std::string& model, AdditionSettings& settings) {
  if (model.empty() || !model::holds_additions(model)) return;
  settings.sources.gazetteers.insert(settings.sources.gazetteers.begin(), std::exchange(model, {}));
}

std::variant<std::optional<Additions>, int> load_additions(AdditionSettings& settings, const Model& model,
                                                           Console& console) {
  if (settings.sources.empty()) return std::optional<Additions>();
  Result<Additions> added = Additions::read(settings.sources, model);
  if (added) {
    settings.digest = added->digest();
    return std::optional<Additions>(*std::move(added));
  }
  std::vector<Diagnostic> problems = added.error().diagnostics;
  const std::size_t all = problems.size();
  if (all > kMostShown) problems.resize(kMostShown);
  console.complain(format_diagnostics(problems));
  if (all > kMostShown) console.error("… and " + std::to_string(all - kMostShown) + " problems more (onoma check)");
  if (all == 0) console.error(added.error().message);
  return kUsage;
}

void describe(const AdditionSettings& settings, std::vector<std::pair<std::string, std::string>>& described) {
  if (!settings.digest.empty()) described.emplace_back("additions", settings.digest);
}

}  // namespace onoma::cli
