// onoma stats --rules PATH…: how often each entry, cue and rule fired, won and was overruled.
#include <CLI/CLI.hpp>
#include <array>
#include <limits>
#include <memory>
#include <unordered_map>

#include "batch/ordered_pool.hpp"
#include "cli/additions_options.hpp"
#include "cli/aligned.hpp"
#include "cli/batch_progress.hpp"
#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/exit_status.hpp"
#include "cli/flag_values.hpp"
#include "cli/gold_input.hpp"
#include "cli/input_reader.hpp"
#include "cli/model_source.hpp"
#include "cli/reading.hpp"
#include "cli/report.hpp"
#include "cli/results.hpp"
#include "cli/text_stream.hpp"
#include "eval/rule_counts.hpp"
#include "eval/snippet.hpp"
#include "json/writer.hpp"
#include "link/dates/name_date.hpp"
#include "output/bytes.hpp"
#include "output/cells.hpp"

namespace onoma::cli {
namespace {

constexpr std::size_t kBatchBytes = 64 * 1024;
constexpr std::size_t kMostUnused = 1000;  // rows in text
constexpr std::array<const char*, 5> kOrders = {"fired", "won", "overruled", "hits", "false"};

struct Flags {
  InputFlags input;
  ExtractSettings settings;
  DateFlags dates;
  AdditionFlags additions;
  std::vector<std::string> gold;
  std::string gold_format;
  std::string sort = "fired";
  std::string format = "text";
  std::size_t top = 0;
  int jobs = 0;
  bool rules = false;
  bool unused = false;
};

void add_flags(CLI::App& app, Flags& flags) {
  add_input_flags(app, flags.input);
  app.add_flag("--rules", flags.rules, "Count for each entry, cue and rule how often it fired, won and was overruled")
      ->group("Output");
  repeatable(app.add_option("--gold", flags.gold,
                            "Also count hits and false hits, by these annotated documents; without PATH, in them"))
      ->type_name("FILE")
      ->group("Output");
  app.add_option("--gold-format", flags.gold_format, "jsonl, conll or brat (by name and content)")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"jsonl", "conll", "brat"}))
      ->group("Output");
  app.add_option("--sort", flags.sort, "By fired (default), won, overruled, hits or false; the largest first")
      ->type_name("COLUMN")
      ->check(CLI::IsMember({"fired", "won", "overruled", "hits", "false"}))
      ->group("Output");
  app.add_flag("--unused", flags.unused, "Only what was added and never fired")->group("Output");
  app.add_option("--top", flags.top, "Only the first N")->type_name("N")->group("Output");
  add_format_flag(app, flags.format, {"text", "tsv", "json"}, "text (default), tsv, or json: a line for each");
  add_date_flags(app, flags.dates);
  add_addition_flags(app, flags.additions);
  add_model_flag(app, flags.settings.model);
  add_jobs_flag(app, flags.jobs);
  app.add_flag("-q,--quiet", flags.settings.quiet, "No messages about inputs that failed")->group("General");
}

std::string complete(Flags& flags) {
  if (!flags.rules) return "say what to count: --rules";
  if (const std::string problem = check_input_flags(flags.input); !problem.empty()) return problem;
  if (const std::string problem = read_date_flags(flags.dates, flags.settings.dates); !problem.empty()) return problem;
  if (const std::string problem = complete_additions(flags.additions); !problem.empty()) return problem;
  static_cast<InputSettings&>(flags.settings) = flags.input.settings;
  flags.settings.jobs = threads_of(flags.jobs);
  if (flags.gold.empty() && (flags.sort == "hits" || flags.sort == "false"))
    return "--sort " + flags.sort + " goes with --gold";
  return check_format(flags.format, {"text", "tsv", "json"});
}

using GoldById = std::unordered_map<std::string, const eval::GoldDocument*>;

// What was counted in some inputs that follow each other.
struct Counted {
  eval::RuleCounts counts;
  std::size_t failures = 0;
  std::size_t documents = 0;
  std::size_t judged = 0;
  std::string messages;
};

class Worker {
 public:
  Worker(const ExtractSettings& settings, const Model& model, const ExtractOptions& options, const GoldById& gold)
      : settings_(settings), extractor_(model, options), gold_(gold) {}

  Counted work(std::vector<Input> batch) {
    Counted counted;
    for (Input& input : batch) {
      if (input.only_ends_file || !input.passed_over.empty()) continue;
      std::optional<Error> error = input.error ? input.error : take(input, counted);
      if (!error) continue;
      ++counted.failures;
      if (!settings_.quiet)
        counted.messages += "onoma: " + output::to_line(input.place) + ": " + output::to_line(error->message) + '\n';
    }
    return counted;
  }

 private:
  std::optional<Error> take(Input& input, Counted& counted) try {
    if (input.rest) {
      if (std::optional<Error> error = read_rest(input)) return error;
    }
    Reading reading;
    if (std::optional<Error> error = read_input(input, settings_, reading)) return error;
    if (!reading.is_document) return std::nullopt;
    if (reading.text.size() > kLargestText) return too_large();
    Document document = document_of(output::to_utf8(input.origin.id), std::move(reading.text));
    const std::string& asked = settings_.dates.reference;
    document.set_reference_date(asked.empty() ? reading.reference_date : asked);
    const auto day = settings_.input == InputKind::kWhole ? link::day_in_name(input.origin.path) : std::nullopt;
    if (day) document.set_name_date(link::iso_day(*day));
    count(document, counted);
    return std::nullopt;
  } catch (const std::bad_alloc&) {
    return Error{"E_MEMORY", "not enough memory for this document"};
  }

  void count(const Document& document, Counted& counted) {
    ++counted.documents;
    const auto known = gold_.find(document.id());
    std::optional<eval::FiringJudge> judge;
    if (known != gold_.end() && known->second->text == document.text()) judge.emplace(*known->second);
    counted.judged += judge.has_value();
    extractor_.trace(document, [&](const Firing& firing) {
      counted.counts.add(firing, document.text(), judge ? &*judge : nullptr);
    });
  }

  const ExtractSettings& settings_;
  Extractor extractor_;
  const GoldById& gold_;
};

// Results that are none: all is told at the end.
class NoResults : public Results {
 public:
  void write(std::string_view) override {}
  void break_off(const Error&) override {}
  void finish(bool) override {}
};

// Calls `take` with each input, whole: those of the paths, or the annotated texts themselves.
template <typename Take>
std::optional<Error> each_input(const ExtractSettings& settings, const std::vector<Corpus>& corpora, Console& console,
                                Take take) {
  if (reads_standard_input_only(settings) && !corpora.empty()) {
    for (const Corpus& corpus : corpora) {
      for (const eval::GoldDocument& gold : corpus.documents) {
        Input input;
        input.origin.id = input.place = gold.id;
        input.origin.path = corpus.file;
        input.encoding = text::forced_encoding("UTF-8", "");
        input.record.emplace();
        input.record->text = gold.text;
        input.record->reference_date = gold.reference_date;
        take(std::move(input), gold.text.size());
      }
    }
    return std::nullopt;
  }
  InputPaths paths(settings);
  if (std::optional<Error> error = paths.open_list()) return error;
  NoResults results;
  BatchProgress progress(BatchProgress::Kind::kNone, console);
  InputGate gate(settings, paths, results, progress, [](const TakenOver&) {});
  InputReader reader(settings, gate);
  while (std::optional<Input> input = reader.next()) {
    const std::size_t bytes = input->bytes.size();
    take(*std::move(input), bytes);
  }
  return std::nullopt;
}

Result<Counted> count_all(const Flags& flags, const Model& model, const Additions* additions,
                          const std::vector<Corpus>& corpora, Console& console) {
  ExtractOptions options;
  options.additions = additions;
  options.times = flags.settings.dates.times;
  options.vague_dates = flags.settings.dates.vague;
  options.date_languages = flags.settings.dates.languages;
  options.date_order = flags.settings.dates.order;
  GoldById gold;
  for (const Corpus& corpus : corpora) {
    for (const eval::GoldDocument& document : corpus.documents) gold.emplace(document.id, &document);
  }
  Counted all;
  const auto make_worker = [&]() -> std::function<Counted(std::vector<Input>)> {
    auto worker = std::make_shared<Worker>(flags.settings, model, options, gold);
    return [worker](std::vector<Input> batch) { return worker->work(std::move(batch)); };
  };
  const auto deliver = [&](Counted counted, bool) {
    all.counts.add(counted.counts);
    all.failures += counted.failures;
    all.documents += counted.documents;
    all.judged += counted.judged;
    if (!counted.messages.empty()) console.complain(counted.messages);
  };
  batch::OrderedPool<std::vector<Input>, Counted> pool(flags.settings.jobs, make_worker, deliver);
  std::vector<Input> batch;
  std::size_t bytes = 0;
  const std::optional<Error> error =
      each_input(flags.settings, corpora, console, [&](Input input, std::size_t size) {
        batch.push_back(std::move(input));
        bytes += size;
        if (bytes < kBatchBytes) return;
        pool.submit(std::exchange(batch, {}));
        bytes = 0;
      });
  if (!batch.empty()) pool.submit(std::move(batch));
  pool.finish();
  if (error) return Unexpected{*error};
  return all;
}

std::string as_json(const eval::RuleCount& row, bool judged) {
  std::string out;
  json::Writer writer(out, json::Style::kCompact);
  writer.begin_object();
  writer.field("type", "rule_count");
  writer.field("kind", firing_kind_name(row.kind));
  writer.field("file", output::to_utf8(row.file));
  writer.field_count("line", row.line);
  writer.field("name", row.name);
  if (!row.label.empty()) writer.field("label", row.label);
  writer.field("example", row.example);
  writer.field_count("fired", row.fired);
  writer.field_count("won", row.won);
  writer.field_count("overruled", row.overruled());
  if (judged) writer.field_count("hits", row.hits), writer.field_count("false_hits", row.false_hits);
  writer.end_object();
  return out + '\n';
}

std::vector<std::string> as_cells(const eval::RuleCount& row, bool judged) {
  std::vector<std::string> cells = {std::to_string(row.fired), std::to_string(row.won), std::to_string(row.overruled())};
  if (judged) cells.insert(cells.end(), {std::to_string(row.hits), std::to_string(row.false_hits)});
  cells.insert(cells.end(), {std::string(firing_kind_name(row.kind)), output::to_line(row.file) + ':' + std::to_string(row.line),
                             row.name, row.label.empty() ? "-" : row.label, eval::one_line(row.example)});
  return cells;
}

// Prints rows as they come.
class Rows {
 public:
  Rows(const Flags& flags, Console& console) : flags_(flags), judged_(!flags.gold.empty()), console_(console) {
    std::vector<std::string> head = {"fired", "won", "overruled", "kind", "place", "name", "label", "example"};
    if (judged_) head.insert(head.begin() + 3, {"hits", "false"});
    if (flags.format == "text") table_.add(std::move(head));
    if (flags.format == "tsv") cells_.append_row(head, out_);
  }

  // Nothing behind --top.
  void add(const eval::RuleCount& row) {
    if (flags_.top > 0 && count_ == flags_.top) return;
    ++count_;
    if (flags_.format == "json") out_ += as_json(row, judged_);
    else if (flags_.format == "tsv") cells_.append_row(as_cells(row, judged_), out_);
    else table_.add(as_cells(row, judged_));
    if (out_.size() > kBatchBytes) console_.print(std::exchange(out_, {}));
  }

  void finish(std::string_view last) {
    console_.print(flags_.format == "text" ? table_.text() : out_);
    console_.print(last);
    console_.flush();
  }

 private:
  const Flags& flags_;
  bool judged_;
  Console& console_;
  Aligned table_{0};
  output::Cells cells_{output::Cells::Kind::kTsv};
  std::string out_;
  std::size_t count_ = 0;
};

// What fired, then what was added and never did: of that, text has but the number without --unused, and some with it.
void print(const Flags& flags, const eval::RuleCounts& counts, const Additions* additions, Console& console) {
  Rows rows(flags, console);
  const auto order = std::find(kOrders.begin(), kOrders.end(), flags.sort) - kOrders.begin();
  if (!flags.unused) {
    for (const eval::RuleCount& row : counts.rows(static_cast<eval::RuleOrder>(order))) rows.add(row);
  }
  const bool text = flags.format == "text";
  const std::size_t most = !text ? std::numeric_limits<std::size_t>::max() : flags.unused ? kMostUnused : 0;
  std::size_t unused = 0;
  if (additions != nullptr) {
    additions->list([&](const Firing& rule, std::string_view written) {
      if (counts.has(rule) || unused++ >= most) return;
      rows.add({rule.kind, std::string(rule.file), rule.line, std::string(rule.name), std::string(rule.label_name),
                std::string(written)});
    });
  }
  std::string last;
  if (text && !flags.unused && unused > 0)
    last = std::to_string(unused) + " of what was added never fired (--unused lists it)\n";
  if (text && flags.unused && unused > most)
    last = std::to_string(unused - most) + " more of what was added never fired (--format tsv lists all)\n";
  rows.finish(last);
}

}  // namespace

Page stats_page() {
  return {
      "Counts, for each line of a list and each rule, how often it fired in the inputs, how often it won, and how often it was "
      "overruled; with annotated documents also how often it was right.",
      {"An entry wins where an entity of its label holds its words, a rule where an entity is exactly what it matched, a cue where "
       "it spoke for an entity. A hit is where the annotation has such a span."},
      {{"onoma stats --rules -j 0 news/", "what the lists and rules do"},
       {"onoma stats --rules --gold gold.jsonl --sort false", "which are wrong most often"},
       {"onoma stats --rules --unused --gazetteer mine news/", "what of your own never fired"},
       {"onoma stats --rules --format tsv news/ | grep times.rules", "of one file"}},
      {{0, "done"}, {1, "some inputs failed"}, {2, "wrong usage, or a model or GOLD that cannot be used"}, {3, "stopped early"}},
      {"--rules", "--gold", "--sort", "--unused", "--top", "--format", "--jobs"}};
}

std::shared_ptr<CLI::App> stats_app() {
  return declared<Flags>("onoma stats", add_flags);
}

int stats_command(const Arguments& arguments, Console& console) {
  std::variant<Flags, int> read = read_flags<Flags>("onoma stats", add_flags, complete, arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  auto& flags = std::get<Flags>(read);
  const std::optional<std::vector<Corpus>> corpora = read_corpora(flags.gold, gold_format_of(flags.gold_format), console);
  if (!corpora) return kUsage;
  settle_model(flags.settings.model, flags.additions.settings);
  const Result<Model> model = load_model(flags.settings.model);
  if (!model) return unusable_model(flags.settings.model, model.error(), console);
  if (const std::string problem = settle_languages(*model, flags.settings.dates); !problem.empty())
    return usage_error(problem, console);
  auto loaded = load_additions(flags.additions.settings, *model, console);
  if (const int* failed = std::get_if<int>(&loaded)) return *failed;
  const auto& additions = std::get<std::optional<Additions>>(loaded);
  if (flags.unused && !additions) return usage_error("--unused goes with --gazetteer or --patterns", console);
  const Result<Counted> counted = count_all(flags, *model, additions ? &*additions : nullptr, *corpora, console);
  if (!counted) return console.error(counted.error().message), kUsage;
  if (!corpora->empty() && counted->judged < counted->documents && !flags.settings.quiet) {
    console.error("warning: " + std::to_string(counted->documents - counted->judged) +
                  " documents are not in GOLD, or with another text");
  }
  print(flags, counted->counts, additions ? &*additions : nullptr, console);
  return counted->failures == 0 ? kDone : kSomeFailed;
}

}  // namespace onoma::cli
