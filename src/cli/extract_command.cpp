// onoma [PATH…]: names and dates of every document.
#include <memory>

#include "batch/ordered_pool.hpp"
#include "cli/commands.hpp"
#include "cli/document_worker.hpp"
#include "cli/exit_status.hpp"
#include "cli/extract_options.hpp"
#include "cli/input_reader.hpp"
#include "cli/model_source.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "cli/version.hpp"
#include "io/walk.hpp"
#include "output/record_writer.hpp"
#include "output/text_writer.hpp"

namespace onoma::cli {
namespace {

constexpr std::size_t kBatchBytes = 64 * 1024;
constexpr std::size_t kBatchInputs = 256;

// More than one document may come out of a text format: then each gets a heading. A line is its own heading.
bool wants_headings(const ExtractSettings& settings) {
  if (settings.input == InputKind::kLines) return false;
  return settings.input == InputKind::kRecords || settings.paths.size() > 1 ||
         (settings.paths.size() == 1 && io::is_folder(settings.paths.front()));
}

output::RecordOptions record_options(const ExtractSettings& settings, Format format, bool colour) {
  const json::Style indented = colour ? json::Style::kColoured : json::Style::kIndented;
  return {settings.unit, settings.explain, format == Format::kJson ? indented : json::Style::kCompact,
          std::string(kVersion)};
}

std::unique_ptr<output::Writer> make_writer(const ExtractSettings& settings, const Terminal& terminal,
                                            Console& console) {
  const Format format = settings.format.value_or(terminal.output ? Format::kJson : Format::kJsonl);
  const bool colour = use_colour(settings.colour, terminal);
  if (format == Format::kText) {
    return std::make_unique<output::TextWriter>(
        output::TextOptions{colour, terminal.output, wants_headings(settings)});
  }
  auto writer = std::make_unique<output::RecordWriter>(record_options(settings, format, colour));
  if (settings.header) {
    std::string record;
    writer->write_run(describe(settings), record);
    console.print(record);
  }
  return writer;
}

// Reads, works and prints until the inputs end. Returns how many failed.
std::size_t process(const ExtractSettings& settings, const Model& model, const output::Writer& writer,
                    Console& console) {
  std::size_t failures = 0;
  const auto make_worker = [&]() -> std::function<BatchResult(Batch)> {
    auto worker = std::make_shared<DocumentWorker>(settings, model, writer);
    return [worker](Batch batch) { return worker->work(std::move(batch)); };
  };
  const auto deliver = [&](const BatchResult& result, bool idle) {
    console.print(result.output);
    if (idle || !result.messages.empty()) console.flush();
    console.complain(result.messages);
    failures += result.failures;
  };
  batch::OrderedPool<Batch, BatchResult> pool(settings.jobs, make_worker, deliver);

  InputReader reader(settings);
  Batch batch;
  std::size_t bytes = 0;
  while (std::optional<Input> input = reader.next()) {
    bytes += input->bytes.size();
    batch.push_back(*std::move(input));
    if (bytes < kBatchBytes && batch.size() < kBatchInputs && !reader.idle()) continue;
    pool.submit(std::exchange(batch, {}));
    bytes = 0;
  }
  if (!batch.empty()) pool.submit(std::move(batch));
  pool.finish();
  return failures;
}

}  // namespace

int extract_command(const Arguments& arguments, Console& console) {
  std::variant<ExtractSettings, int> read = read_extract_settings(arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  auto& settings = std::get<ExtractSettings>(read);
  const Terminal terminal = look_at_terminal();
  if (settings.paths.empty() && terminal.input) {
    console.complain(short_usage());
    return kUsage;
  }
  const Result<Model> model = load_model(settings.model);
  if (!model) return unusable_model(settings.model, model.error(), console);
  if (const std::string problem = settle_languages(*model, settings.dates); !problem.empty()) {
    return usage_error(problem, console);
  }
  const std::unique_ptr<output::Writer> writer = make_writer(settings, terminal, console);
  const std::size_t failures = process(settings, *model, *writer, console);
  console.flush();
  return failures == 0 ? kDone : kSomeFailed;
}

}  // namespace onoma::cli
