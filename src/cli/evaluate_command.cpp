// onoma evaluate GOLD…: how good the extractor is on annotated documents.
#include <functional>
#include <unordered_set>

#include "cli/commands.hpp"
#include "cli/evaluate_compare.hpp"
#include "cli/evaluate_input.hpp"
#include "cli/evaluate_options.hpp"
#include "cli/exit_status.hpp"
#include "cli/gold_extract.hpp"
#include "cli/gold_input.hpp"
#include "cli/model_source.hpp"
#include "cli/report.hpp"
#include "eval/report.hpp"
#include "output/bytes.hpp"

namespace onoma::cli {
namespace {

using Mentions = std::vector<eval::Mention>;

// What is told about a set of documents.
struct Totals {
  eval::Scores scores;
  eval::ErrorList errors;
  eval::Calibration calibration;
  eval::GroupScores groups;
};

void keep_part(std::vector<Corpus>& corpora, Part part) {
  for (Corpus& corpus : corpora) {
    std::erase_if(corpus.documents,
                  [part](const eval::GoldDocument& document) { return !is_in_part(document.id, part); });
  }
}

// What was found in each document, in the documents' order; nothing where there is no prediction. An error
// ends the run.
using Found = std::vector<std::optional<Mentions>>;
using Predict = std::function<Result<Found>(const std::vector<eval::GoldDocument>&)>;

Result<Found> find_records(const Run& run, const std::vector<eval::GoldDocument>& documents) {
  Found found(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const Run::Document* record = run.find(documents[i].id);
    if (record == nullptr) continue;
    Result<Mentions> mentions = mentions_in(*record, documents[i].text);
    if (!mentions) return Unexpected{mentions.error()};
    found[i] = *std::move(mentions);
  }
  return found;
}

std::string group_of(const std::string& id, const std::string& separators) {
  return id.substr(0, id.find_first_of(separators));
}

eval::Scores score_corpus(const Corpus& corpus, const Found& predicted, const EvaluateSettings& settings,
                          Totals& totals) {
  eval::Scores scores;
  for (std::size_t i = 0; i < corpus.documents.size(); ++i) {
    const eval::GoldDocument& document = corpus.documents[i];
    const eval::ScoredSpans spans =
        eval::scored_spans(document, predicted[i].value_or(Mentions()), settings.score);
    scores.add(spans, predicted[i].has_value());
    if (settings.errors) totals.errors.add(document, spans);
    if (settings.calibration) totals.calibration.add(spans);
    if (settings.group_until.empty()) continue;
    totals.groups[group_of(document.id, settings.group_until)].add(spans, predicted[i].has_value());
  }
  totals.scores += scores;
  return scores;
}

std::string as_json(const std::string* file, const eval::Scores& scores, const Totals* totals,
                    const EvaluateSettings& settings) {
  std::string out;
  json::Writer writer(out, json::Style::kCompact);
  writer.begin_object();
  writer.key("file");
  if (file != nullptr)
    writer.string(output::to_utf8(*file));
  else
    writer.null();
  eval::write_scores(scores, writer);
  if (totals != nullptr) {
    if (settings.errors) eval::write_errors(totals->errors, *settings.errors, writer);
    if (settings.calibration) eval::write_calibration(totals->calibration, writer);
    if (!settings.group_until.empty()) eval::write_groups(totals->groups, writer);
  }
  writer.end_object();
  return out + '\n';
}

std::string as_table(const std::string& title, const eval::Scores& scores) {
  return output::to_line(title) + '\n' + eval::scores_table(scores);
}

std::string lists_of(const Totals& totals, const EvaluateSettings& settings) {
  std::string out;
  if (!settings.group_until.empty()) out += '\n' + eval::groups_table(totals.groups);
  if (settings.calibration) out += '\n' + eval::calibration_table(totals.calibration);
  if (settings.errors) out += '\n' + eval::errors_table(totals.errors, *settings.errors);
  return out;
}

// Scores file after file, and prints when all are done: a record that cannot be used leaves nothing half
// told.
int evaluate(const std::vector<Corpus>& corpora, const Predict& predict, const EvaluateSettings& settings,
             Console& console) {
  const bool several = corpora.size() > 1;
  std::string out;
  Totals totals;
  for (const Corpus& corpus : corpora) {
    const Result<Found> predicted = predict(corpus.documents);
    if (!predicted) return console.error(predicted.error().message), kUsage;
    const eval::Scores scores = score_corpus(corpus, *predicted, settings, totals);
    if (settings.json)
      out += as_json(&corpus.file, scores, several ? nullptr : &totals, settings);
    else
      out += as_table(corpus.file, scores) + (several ? "\n" : "");
  }
  if (several && settings.json) out += as_json(nullptr, totals.scores, &totals, settings);
  if (several && !settings.json) out += as_table("all together", totals.scores);
  if (!settings.json) out += lists_of(totals, settings);
  console.print(out);
  console.flush();
  return kDone;
}

void warn_of_strangers(const Run& run, const std::vector<Corpus>& corpora, Console& console) {
  std::unordered_set<std::string_view> known;
  for (const Corpus& corpus : corpora) {
    for (const eval::GoldDocument& document : corpus.documents) known.insert(document.id);
  }
  std::size_t strangers = 0;
  const Run::Document* first = nullptr;
  for (const Run::Document& document : run.documents()) {
    if (known.contains(document.prediction.id)) continue;
    if (strangers++ == 0) first = &document;
  }
  if (first != nullptr) {
    console.error("warning: " + std::to_string(strangers) + " predicted documents are not in GOLD, first " +
                  first->place + ": \"" + first->prediction.id + '"');
  }
  if (run.replaced() > 0) {
    console.error("warning: " + std::to_string(run.replaced()) +
                  " predicted documents came again; the last of each counts");
  }
}

int evaluate_records(std::vector<Corpus> corpora, const EvaluateSettings& settings, Console& console) {
  Run run;
  for (const std::string& path : settings.predicted) {
    if (const std::optional<Error> problem = run.read(path)) return console.error(problem->message), kUsage;
  }
  if (!settings.quiet) warn_of_strangers(run, corpora, console);
  keep_part(corpora, settings.part);
  const auto predict = [&run](const std::vector<eval::GoldDocument>& documents) {
    return find_records(run, documents);
  };
  return evaluate(corpora, predict, settings, console);
}

int evaluate_extractor(std::vector<Corpus> corpora, EvaluateSettings& settings, Console& console) {
  settle_model(settings.model, settings.additions);
  const Result<Model> model = load_model(settings.model);
  if (!model) return unusable_model(settings.model, model.error(), console);
  auto loaded = load_additions(settings.additions, *model, console);
  if (const int* status = std::get_if<int>(&loaded)) return *status;
  const auto& additions = std::get<std::optional<Additions>>(loaded);
  keep_part(corpora, settings.part);
  bool all_found = true;
  const auto predict = [&](const std::vector<eval::GoldDocument>& documents) -> Result<Found> {
    Found found = extract_mentions(documents, *model, additions ? &*additions : nullptr, settings.jobs, settings.letter_case);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i]) continue;
      console.error(documents[i].id + ": not enough memory for this document");
      all_found = false;
    }
    return found;
  };
  const int status = evaluate(corpora, predict, settings, console);
  return status == kDone && !all_found ? kSomeFailed : status;
}

}  // namespace

int evaluate_command(const Arguments& arguments, Console& console) {
  std::variant<EvaluateSettings, int> read = read_evaluate_settings(arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  auto& settings = std::get<EvaluateSettings>(read);
  std::optional<std::vector<Corpus>> corpora = read_corpora(settings.gold, settings.format, console);
  if (!corpora) return kUsage;
  if (!settings.against) {
    return settings.predicted.empty() ? evaluate_extractor(*std::move(corpora), settings, console)
                                      : evaluate_records(*std::move(corpora), settings, console);
  }
  keep_part(*corpora, settings.part);
  return compare_runs(settings, *corpora, console);
}

}  // namespace onoma::cli
