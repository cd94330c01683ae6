// onoma [PATH…]: names and dates of every document.
#include <algorithm>
#include <filesystem>
#include <memory>

#include "batch/ordered_pool.hpp"
#include "cli/commands.hpp"
#include "cli/delivery.hpp"
#include "cli/document_worker.hpp"
#include "cli/exit_status.hpp"
#include "cli/extract_options.hpp"
#include "cli/input_paths.hpp"
#include "cli/input_reader.hpp"
#include "cli/model_source.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "cli/version.hpp"
#include "io/atomic_file.hpp"
#include "io/walk.hpp"
#include "model/data.hpp"
#include "output/bytes.hpp"
#include "output/count_writer.hpp"
#include "output/files_writer.hpp"
#include "output/make_writer.hpp"
#include "output/none_writer.hpp"
#include "output/record_writer.hpp"

namespace onoma::cli {
namespace {

constexpr std::size_t kBatchBytes = 64 * 1024;
constexpr std::size_t kBatchInputs = 256;

// More than one document may come out of a text format: then each gets a heading. A line is its own heading.
bool wants_headings(const ExtractSettings& settings) {
  if (settings.input == InputKind::kLines) return false;
  if (settings.input == InputKind::kRecords || settings.input == InputKind::kCsv) return true;
  return settings.paths.size() > 1 || !settings.files_from.empty() ||
         (settings.paths.size() == 1 && io::is_folder(settings.paths.front()));
}

output::WriterOptions writer_options(const ExtractSettings& settings, const Terminal& terminal) {
  output::WriterOptions options;
  options.unit = settings.output.unit;
  options.explain = settings.output.explain;
  options.colour = use_colour(settings.output.colour, terminal);
  options.for_terminal = terminal.output;
  options.headings = wants_headings(settings);
  options.lines = settings.input == InputKind::kLines;
  options.with_text = settings.output.with_text;
  options.context = settings.output.context;
  options.csv_safe = settings.output.csv_safe;
  options.tool = kVersion;
  return options;
}

// The labels that may be found, each once, in the order of all labels.
std::vector<Label> labels_of(const ExtractSettings& settings) {
  const std::vector<Label>& wanted = settings.output.labels;
  std::vector<Label> labels;
  for (std::size_t i = 0; i < (settings.dates.times ? kAllLabelCount : kLabelCount); ++i) {
    const auto label = static_cast<Label>(i);
    if (wanted.empty() || std::find(wanted.begin(), wanted.end(), label) != wanted.end())
      labels.push_back(label);
  }
  return labels;
}

std::unique_ptr<output::Writer> make_writer(const ExtractSettings& settings, output::Format format,
                                            const output::WriterOptions& options, const Model& model) {
  switch (settings.output.view) {
    case View::kCount:
      return std::make_unique<output::CountWriter>(output::CountOptions{
          format, labels_of(settings), options.colour, options.csv_safe, options.for_terminal, options.tool});
    case View::kFiles:
      return std::make_unique<output::FilesWriter>(options.for_terminal);
    case View::kNames:
    case View::kRedacted:
      return std::make_unique<output::NoneWriter>();
    case View::kSpans:
      break;
  }
  return output::make_writer(format, options, model.data().abbreviations);
}

Delivery::Layout layout_of(output::Format format, const output::WriterOptions& options) {
  return {{format, options.colour, options.csv_safe, options.for_terminal, options.tool},
          {format, options.headings, options.lines, options.for_terminal}};
}

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

// The record about the run, where it is asked for.
std::string head_of(const ExtractSettings& settings, output::Format format, bool colour) {
  std::string head;
  if (!settings.output.header) return head;
  output::RecordOptions options;
  options.style = output::record_style(format, colour);
  options.tool = kVersion;
  output::RecordWriter(std::move(options)).write_run(describe(settings), head);
  return head;
}

// Prints the paths that would be read. What cannot be listed is said on standard error. Returns how many failed.
std::size_t list_files(const ExtractSettings& settings, const Terminal& terminal, InputPaths& paths,
                       Console& console) {
  std::size_t failures = 0;
  while (const std::optional<InputPath> path = paths.next()) {
    if (path->error) {
      ++failures;
      if (!settings.quiet) console.error(path->path + ": " + path->error->message);
    } else if (!path->too_large) {
      console.print((terminal.output ? output::to_line(path->path) : path->path) + (settings.null ? '\0' : '\n'));
    }
  }
  return failures;
}

// Reads, works and prints until the inputs end.
void process(const ExtractSettings& settings, InputPaths& paths, const Model& model, const output::Writer& writer,
             Delivery& delivery) {
  const auto make_worker = [&]() -> std::function<BatchResult(Batch)> {
    auto worker = std::make_shared<DocumentWorker>(settings, model, writer);
    return [worker](Batch batch) { return worker->work(std::move(batch)); };
  };
  const auto deliver = [&](BatchResult result, bool idle) { delivery.take(std::move(result), idle); };
  batch::OrderedPool<Batch, BatchResult> pool(settings.jobs, make_worker, deliver);

  InputReader reader(settings, paths);
  Batch batch;
  std::size_t bytes = 0;
  while (std::optional<Input> input = reader.next()) {
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
  const std::string no_map = unusable_map(settings);
  if (!no_map.empty()) return usage_error(no_map, console);
  const Result<Model> model = load_model(settings.model);
  if (!model) return unusable_model(settings.model, model.error(), console);
  if (settings.verbose) {
    console.error("model: " + (settings.model.empty() ? "built in" : settings.model) + ", " +
                  model->digest() + ", " + std::to_string(model->entry_count()) + " names");
  }
  if (const std::string problem = settle_languages(*model, settings.dates); !problem.empty()) {
    return usage_error(problem, console);
  }
  const output::Format format =
      format_in_force(settings.output, terminal.output, settings.input == InputKind::kRecords);
  const output::WriterOptions options = writer_options(settings, terminal);
  const auto writer = make_writer(settings, format, options, *model);
  Delivery delivery(settings, layout_of(format, options), *writer, console);
  delivery.begin(head_of(settings, format, options.colour));
  process(settings, paths, *model, *writer, delivery);
  return delivery.finish();
}

}  // namespace onoma::cli
