// onoma [PATH…]: names and dates of every document.
#include <filesystem>
#include <memory>

#include "batch/ordered_pool.hpp"
#include "cli/batch_progress.hpp"
#include "cli/commands.hpp"
#include "cli/delivery.hpp"
#include "cli/document_worker.hpp"
#include "cli/dry_run.hpp"
#include "cli/exit_status.hpp"
#include "cli/extract_options.hpp"
#include "cli/input_count.hpp"
#include "cli/input_paths.hpp"
#include "cli/input_reader.hpp"
#include "cli/model_source.hpp"
#include "cli/open_results.hpp"
#include "cli/output_setup.hpp"
#include "cli/own_files.hpp"
#include "cli/report.hpp"
#include "cli/run_control.hpp"
#include "cli/signal_watcher.hpp"
#include "cli/terminal.hpp"
#include "io/atomic_file.hpp"
#include "output/bytes.hpp"

namespace onoma::cli {
namespace {

constexpr std::size_t kBatchBytes = 64 * 1024;
constexpr std::size_t kBatchInputs = 256;

// Whether the map of redacted names can be written, and is no input. Empty when so, else what is wrong.
std::string unusable_map(const ExtractSettings& settings) {
  const std::string& map = settings.output.map;
  if (map.empty()) return "";
  for (const std::string& path : settings.paths) {
    std::error_code ignored;
    if (path != "-" && std::filesystem::equivalent(path, map, ignored))
      return "--map: " + map + " is an input";
  }
  const std::optional<Error> error = io::probe_atomic_file(map);
  return error ? "--map: " + map + ": " + error->message : "";
}

// Nothing that is read may be written over. Empty when so, else what is wrong.
std::string clash_of(const ExtractSettings& settings) {
  if (prints_results(settings.batch)) return "";
  OwnFiles own(settings);
  std::string clash = own.clash(settings.paths);
  if (clash.empty()) clash = own.clash(settings.additions.sources.gazetteers);
  if (clash.empty()) clash = own.clash(settings.additions.sources.patterns);
  if (clash.empty()) return "";
  return (settings.batch.output.empty() ? "--out-dir: " : "-o: ") + clash;
}

// Prints the paths that would be read. What cannot be listed is said on standard error. Returns how many failed.
std::size_t list_files(const ExtractSettings& settings, const Terminal& terminal, InputPaths& paths,
                       Console& console) {
  std::size_t failures = 0;
  OwnPaths own(settings, paths);
  while (const std::optional<InputPath> path = own.next()) {
    if (path->error) {
      ++failures;
      if (!settings.quiet) console.error(path->path + ": " + path->error->message);
    } else if (!path->too_large) {
      console.print((terminal.output ? output::to_line(path->path) : path->path) + (settings.null ? '\0' : '\n'));
    }
  }
  return failures;
}

// What the parts of a run share.
struct Run {
  const ExtractSettings& settings;
  const Model& model;
  const Additions* additions;
  const output::Writer& writer;
  RunControl& control;
  SignalWatcher& watcher;
};

// Reads, works and delivers until the inputs end or the run is to stop. Returns whether they ended.
bool process(const Run& run, InputGate& gate, Delivery& delivery) {
  const auto make_worker = [&]() -> std::function<BatchResult(Batch)> {
    auto worker = std::make_shared<DocumentWorker>(run.settings, run.model, run.additions, run.writer);
    return [worker](Batch batch) { return worker->work(std::move(batch)); };
  };
  const auto deliver = [&](BatchResult result, bool idle) { delivery.take(std::move(result), idle); };
  batch::OrderedPool<Batch, BatchResult> pool(run.settings.jobs, make_worker, deliver);

  InputReader reader(run.settings, gate);
  Batch batch;
  std::size_t bytes = 0;
  bool ended = false;
  while (!run.control.stopping()) {
    std::optional<Input> input = reader.next();
    ended = !input;
    if (ended || (input->error && input->error->code == "E_INTERRUPTED")) break;
    // A large one travels alone, so that what it gives comes last in its batch.
    if (input->rest && !batch.empty()) pool.submit(std::exchange(batch, {}));
    bytes += input->bytes.size();
    batch.push_back(*std::move(input));
    if (bytes < kBatchBytes && batch.size() < kBatchInputs && !reader.idle()) continue;
    pool.submit(std::exchange(batch, {}));
    bytes = 0;
  }
  if (!batch.empty()) pool.submit(std::move(batch));
  pool.finish();
  run.watcher.reading_has_ended();
  return ended;
}

int run_batch(const ExtractSettings& settings, const Terminal& terminal, const Model& model,
              const Additions* additions, InputPaths& paths, Console& console) {
  OutputSetup setup = make_output(settings, terminal, model);
  if (settings.batch.dry_run) {
    const auto earlier = look_at_results(settings, setup, model);
    const std::size_t failures = dry_run(settings, paths, *earlier, setup.extension, console);
    console.flush();
    return failures == 0 ? kDone : kSomeFailed;
  }
  const Result<std::unique_ptr<Results>> results = open_results(settings, setup, model, console);
  if (!results) {
    const BatchSettings& batch = settings.batch;
    console.error((batch.output.empty() ? batch.out_dir : batch.output) + ": " + results.error().message);
    return kUsage;
  }
  BatchProgress progress(
      BatchProgress::kind_of(settings.batch.progress, terminal, prints_results(settings.batch), settings.quiet),
      console);
  RunControl control;
  SignalWatcher watcher(control, [&progress] { progress.tell(); });
  const InputCount count(settings, progress);
  Delivery delivery(settings, std::move(setup.layout), *setup.writer, **results, progress,
                    [&watcher] { watcher.stop(); });
  InputGate gate(settings, paths, **results, progress,
                 [&delivery](TakenOver taken_over) { delivery.begin(std::move(taken_over)); });
  const bool ended = process({settings, model, additions, *setup.writer, control, watcher}, gate, delivery);
  return delivery.finish(ended, control.signal());
}

}  // namespace

int extract_command(const Arguments& arguments, Console& console) {
  std::variant<ExtractSettings, int> read = read_extract_settings(arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  auto& settings = std::get<ExtractSettings>(read);
  const Terminal terminal = look_at_terminal();
  if (reads_standard_input_only(settings) && terminal.input) {
    console.complain(short_usage());
    return kUsage;
  }
  if (const std::string clash = clash_of(settings); !clash.empty()) return usage_error(clash, console);
  InputPaths paths(settings);
  if (const std::optional<Error> error = paths.open_list()) {
    console.error(error->message);
    return kUsage;
  }
  if (settings.list_files) {
    const std::size_t failures = list_files(settings, terminal, paths, console);
    console.flush();
    return failures == 0 ? kDone : kSomeFailed;
  }
  const std::string no_map = settings.batch.dry_run ? "" : unusable_map(settings);
  if (!no_map.empty()) return usage_error(no_map, console);
  settle_model(settings.model, settings.additions);
  // Kept until the process ends, which comes next: the system takes its memory back in less time than it takes to give it back
  // piece by piece, as every small file would have to wait for.
  static const Result<Model>& model = *new Result<Model>(load_model(settings.model));
  if (!model) return unusable_model(settings.model, model.error(), console);
  if (settings.verbose) {
    console.error("model: " + (settings.model.empty() ? "built in" : settings.model) + ", " +
                  model->digest() + ", " + std::to_string(model->entry_count()) + " names");
  }
  if (const std::string problem = settle_languages(*model, settings.dates); !problem.empty()) {
    return usage_error(problem, console);
  }
  auto loaded = load_additions(settings.additions, *model, console);
  if (const int* status = std::get_if<int>(&loaded)) return *status;
  const auto& additions = std::get<std::optional<Additions>>(loaded);
  const std::string no_label = settle_labels(additions ? additions->labels() : LabelNames(), settings.output);
  if (!no_label.empty()) return usage_error(no_label, console);
  if (settings.verbose && additions) {
    console.error("additions: " + additions->digest() + ", " + std::to_string(additions->entry_count()) +
                  " names and patterns");
  }
  return run_batch(settings, terminal, *model, additions ? &*additions : nullptr, paths, console);
}

}  // namespace onoma::cli
