// onoma fit GOLD…: weights learnt from annotated documents.
#include <cstdio>
#include <memory>

#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/fit_options.hpp"
#include "cli/fit_progress.hpp"
#include "cli/gold_extract.hpp"
#include "cli/gold_input.hpp"
#include "cli/model_source.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "eval/split.hpp"
#include "io/atomic_file.hpp"
#include "learn/recased.hpp"
#include "model/reweight.hpp"
#include "output/bytes.hpp"

namespace onoma::cli {
namespace {

constexpr std::size_t kEnoughToHoldOut = 50;  // documents

// A model and, where it was not read from a file, its bytes.
struct OwnedModel {
  std::unique_ptr<const std::string> bytes;
  Model model;
};

Result<OwnedModel> from_bytes(std::string bytes) {
  auto owned = std::make_unique<const std::string>(std::move(bytes));
  Result<Model> model = Model::from_memory(*owned);
  if (!model) return Unexpected{model.error()};
  return OwnedModel{std::move(owned), *std::move(model)};
}

// The rows of the weights file to start from; all that is wrong with it is said.
std::optional<std::vector<model::WeightRow>> read_start(const std::string& path, Console& console) {
  Result<std::string> text = read_all(path);
  if (!text) return console.error(text.error().message), std::nullopt;
  std::vector<Diagnostic> problems;
  std::vector<model::WeightRow> rows = model::read_weight_rows(*std::move(text), path, problems);
  console.complain(format_diagnostics(problems));
  if (has_errors(problems)) return std::nullopt;
  if (rows.empty()) return console.error(path + ": no weight in it"), std::nullopt;
  return rows;
}

// The model that the fit starts from; nothing when it cannot be had, which is said.
std::optional<OwnedModel> starting_model(const FitSettings& settings, Console& console) {
  Result<Model> loaded = load_model(settings.model);
  if (!loaded) return unusable_model(settings.model, loaded.error(), console), std::nullopt;
  if (settings.from == FitFrom::kShipped) return OwnedModel{nullptr, *std::move(loaded)};
  std::vector<model::WeightRow> rows;
  model::Keep keep = model::Keep::kDates;
  if (settings.from == FitFrom::kFile) {
    std::optional<std::vector<model::WeightRow>> read = read_start(settings.from_file, console);
    if (!read) return std::nullopt;
    rows = *std::move(read);
    keep = model::Keep::kNothing;
  }
  model::Reweighted start = model::reweight(loaded->data(), rows, keep);
  for (const std::size_t i : start.unknown) {
    if (settings.quiet) break;
    const Diagnostic stranger{Severity::kWarning, settings.from_file,
                              rows[i].line,       1,
                              "unknown-evidence", "no list, cue or shape gives '" + rows[i].evidence + "'"};
    console.complain(format_diagnostics({stranger}));
  }
  Result<OwnedModel> model = from_bytes(std::move(start.bytes));
  if (!model) return console.error(model.error().message), std::nullopt;
  return *std::move(model);
}

// What the learner is told of an annotated document: labels that it does not annotate are left open.
learn::GoldText gold_text(const eval::GoldDocument& document) {
  learn::GoldText out{document.text, {}, document.ignore, 0};
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    if (document.labels[label]) out.annotated |= static_cast<std::uint8_t>(1U << label);
  }
  for (const json::GoldSpan& span : document.spans) {
    if (document.labels[static_cast<std::size_t>(span.label)]) out.names.push_back({span.span, span.label});
  }
  return out;
}

std::size_t learnable(const learn::Unusable& counts, bool dates) {
  std::size_t names = 0;
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    if (dates || static_cast<Label>(label) != Label::kDate) names += counts.learnt[label];
  }
  return names;
}

// The documents, in the parts that the fit knows.
struct Documents {
  std::vector<eval::GoldDocument> fitted, held_out;
};

Documents part(std::vector<Corpus> corpora, const FitSettings& settings) {
  std::size_t count = 0;
  for (const Corpus& corpus : corpora) count += corpus.documents.size();
  const bool hold_out = settings.hold_out.value_or(count >= kEnoughToHoldOut);
  Documents out;
  for (Corpus& corpus : corpora) {
    for (eval::GoldDocument& document : corpus.documents) {
      const bool kept = hold_out && eval::is_validation(document.id);
      (kept ? out.held_out : out.fitted).push_back(std::move(document));
    }
  }
  return out;
}

// Gives the trainer all documents. False when there is nothing to fit on.
bool give(const Documents& documents, const FitSettings& settings, learn::Trainer& trainer,
          FitProgress& progress) {
  const std::size_t count = documents.fitted.size() + documents.held_out.size();
  std::size_t done = 0;
  for (const eval::GoldDocument& document : documents.fitted) {
    const learn::GoldText gold = gold_text(document);
    trainer.add(gold, false);
    if (const auto letter_case = learn::case_to_learn(document.text, settings.recased)) {
      std::string text;
      trainer.add_copy(learn::recased(gold, *letter_case, text));
    }
    progress.reading(++done, count);
  }
  const bool usable = learnable(trainer.unusable(), settings.fit.fit_dates) > 0;
  for (const eval::GoldDocument& document : documents.held_out) {
    trainer.add(gold_text(document), true);
    progress.reading(++done, count);
  }
  return usable;
}

std::string weights_file(const FitSettings& settings, const Documents& documents, const Model& start,
                         const std::vector<model::WeightRow>& rows) {
  const bool whole = settings.from != FitFrom::kShipped;
  std::string out = whole ? "#: title    Fitted weights, whole\n"
                            "#: about    What each piece of evidence is worth to a candidate under each "
                            "label, fitted on annotated "
                            "text. Replaces all other weights but types.tsv.\n"
                          : "#: title    Fitted weights\n"
                            "#: about    What each piece of evidence adds to the score of a candidate under "
                            "each label, fitted on "
                            "annotated text. Goes beside the weights that it was fitted with.\n";
  out += "#: source   onoma fit on " + std::to_string(documents.fitted.size()) + " documents, from " +
         (settings.from == FitFrom::kNothing ? "nothing"
          : settings.from == FitFrom::kFile  ? "a file of weights"
                                             : "the weights of model " + start.digest()) +
         "\n"
         "#: licence  none stated\n"
         "#: columns  evidence PERSON ORG LOC DATE\n";
  return out + model::write_weight_rows(rows);
}

std::string with_digits(double number, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, number);
  return text;
}

// Exact F1 over the labels that were fitted, in per cent.
double f1(const std::vector<eval::GoldDocument>& documents, const Model& model, const FitSettings& settings) {
  eval::ScoreOptions options;
  options.labels[static_cast<std::size_t>(Label::kDate)] = settings.fit.fit_dates;
  const auto found = extract_mentions(documents, model, nullptr, settings.fit.threads, std::nullopt);
  eval::Scores scores;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    scores.add(eval::scored_spans(documents[i], found[i].value_or(std::vector<eval::Mention>()), options),
               found[i].has_value());
  }
  return 100 * scores.exact[eval::kAllRow].f1();
}

void summarize(const FitSettings& settings, const Documents& documents, const learn::Trainer& trainer,
               std::size_t rows, const Model& before, const Model& after, Console& console) {
  const learn::Unusable& counts = trainer.unusable();
  const std::size_t held_out = documents.held_out.size();
  console.error(
      std::to_string(documents.fitted.size() + held_out) + " documents, " + std::to_string(counts.names) +
      " annotated spans; not to be learnt: " + std::to_string(counts.not_on_tokens) +
      " off the edges of words, " + std::to_string(counts.no_candidate) + " that are no candidates");
  if (held_out > 0) {
    const learn::HeldOut& losses = trainer.held_out();
    console.error(std::to_string(held_out) + " documents held out: loss " + with_digits(losses.before, 3) +
                  " before, " + with_digits(losses.after, 3) + " after; F1 " +
                  with_digits(f1(documents.held_out, before, settings), 1) + " before, " +
                  with_digits(f1(documents.held_out, after, settings), 1) + " after");
    if (losses.epoch == 0) console.error("no pass did better than the start on the held-out documents");
  }
  console.error(std::to_string(rows) + (rows == 1 ? " piece" : " pieces") + " of evidence written");
}

int write(const std::string& path, std::string_view bytes, Console& console) {
  if (const std::optional<Error> error = io::write_file_atomically(path, bytes)) {
    console.error(path + ": " + error->message);
    return kStoppedEarly;
  }
  return kDone;
}

FitProgress::Kind progress_kind(const FitSettings& settings) {
  if (settings.quiet) return FitProgress::Kind::kNone;
  return look_at_terminal().messages ? FitProgress::Kind::kBar : FitProgress::Kind::kLines;
}

int fit(const FitSettings& settings, Documents documents, const Model& start, Console& console) {
  FitProgress progress(progress_kind(settings), console);
  learn::Trainer trainer(start.data());
  if (!give(documents, settings, trainer, progress)) {
    progress.clear();
    console.error("no annotated name that could be learnt in " + std::to_string(documents.fitted.size()) +
                  " documents");
    return kUsage;
  }
  if (settings.hold_out.value_or(false) && documents.held_out.empty() && !settings.quiet) {
    progress.clear();
    console.error("warning: no document has an id that is held out: all are fitted on");
  }
  learn::FitOptions options = settings.fit;
  options.during = [&progress](const learn::Progress& now) { progress.during(now); };
  trainer.fit(options, [&progress](const learn::Progress& now) { progress.after(now); });
  progress.clear();

  const std::vector<model::WeightRow> change = trainer.weights();
  const bool whole = settings.from != FitFrom::kShipped;
  const std::vector<model::WeightRow> rows = whole ? trainer.whole_weights() : change;
  const Result<OwnedModel> fitted = from_bytes(model::reweight(start.data(), change).bytes);
  if (!fitted) return console.error(fitted.error().message), kStoppedEarly;
  const std::string file = weights_file(settings, documents, start, rows);
  int status = kDone;
  if (settings.output.empty()) {
    console.print(file);
    console.flush();
  } else {
    status = write(settings.output, file, console);
  }
  if (status == kDone && !settings.model_output.empty()) {
    status = write(settings.model_output, *fitted->bytes, console);
  }
  if (status == kDone && !settings.quiet) {
    summarize(settings, documents, trainer, rows.size(), start, fitted->model, console);
  }
  return status;
}

}  // namespace

int fit_command(const Arguments& arguments, Console& console) {
  const std::variant<FitSettings, int> read = read_fit_settings(arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  const auto& settings = std::get<FitSettings>(read);
  std::optional<std::vector<Corpus>> corpora = read_corpora(settings.gold, settings.format, console);
  if (!corpora) return kUsage;
  const std::optional<OwnedModel> start = starting_model(settings, console);
  if (!start) return kUsage;
  return fit(settings, part(*std::move(corpora), settings), start->model, console);
}

}  // namespace onoma::cli
