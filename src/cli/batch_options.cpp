#include "cli/batch_options.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>

namespace onoma::cli {
namespace {

constexpr double kLongestTimeout = 1e6;  // seconds

template <typename Number>
std::optional<Number> number_from(const std::string& text) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

void add_destination_flags(CLI::App& app, BatchSettings& settings) {
  CLI::Option* file = app.add_option("-o,--output", settings.output,
                                     "Write to FILE, by way of FILE.part, in place of standard output")
                          ->type_name("FILE");
  CLI::Option* folder =
      app.add_option("--out-dir", settings.out_dir,
                     "Write a result for each input into DIR: in/a.txt gives DIR/in/a.txt.json")
          ->type_name("DIR")
          ->excludes(file);
  file->group("Batch"), folder->group("Batch");
}

void add_resume_flags(CLI::App& app, BatchFlags& flags) {
  BatchSettings& settings = flags.settings;
  CLI::Option* resume = app.add_flag("--resume", settings.resume,
                                     "Go on with a run that was broken off, with -o or --out-dir");
  CLI::Option* retry =
      app.add_flag("--retry-errors", settings.retry_errors, "With --resume: do again what failed")
          ->needs(resume);
  CLI::Option* checksum = app.add_flag("--checksum", settings.checksum,
                                       "Tell by SHA-256, not by time, whether an input has changed");
  resume->group("Batch"), retry->group("Batch"), checksum->group("Batch");
  app.add_option("--shard", flags.shard, "Only the I-th of N equal parts of the inputs, told by their paths")
      ->type_name("I/N")
      ->group("Batch");
  app.add_flag("--dry-run", settings.dry_run, "Only say what would be done with each input")->group("Batch");
}

void add_limit_flags(CLI::App& app, BatchFlags& flags) {
  BatchSettings& settings = flags.settings;
  app.add_option("--max-errors", flags.max_errors, "Stop, with exit code 3, when more than N inputs have failed")
      ->type_name("N")
      ->group("Batch");
  app.add_option("--timeout-per-doc", flags.timeout, "Give up a document after so many seconds of work")
      ->type_name("SECONDS")
      ->group("Batch");
  app.add_flag("--exit-zero-on-record-errors", settings.zero_on_record_errors,
               "End with exit code 0 although some inputs failed")
      ->group("Batch");
  app.add_option("--progress", settings.progress,
                 "On standard error: auto (default: a bar on a terminal), bar, json, none")
      ->type_name("HOW")
      ->check(CLI::IsMember({"auto", "bar", "json", "none"}))
      ->group("Batch");
}

std::string read_numbers(BatchFlags& flags) {
  BatchSettings& settings = flags.settings;
  if (!flags.shard.empty()) {
    settings.shard = batch::shard_from(flags.shard);
    if (!settings.shard) return "--shard: not I/N with I from 1 to N: " + flags.shard;
  }
  if (!flags.max_errors.empty()) {
    settings.max_errors = number_from<std::size_t>(flags.max_errors);
    if (!settings.max_errors) return "--max-errors: not a whole number: " + flags.max_errors;
  }
  if (!flags.timeout.empty()) {
    settings.timeout = number_from<double>(flags.timeout).value_or(0);
    if (!(settings.timeout > 0 && settings.timeout <= kLongestTimeout))
      return "--timeout-per-doc: not a number of seconds above 0: " + flags.timeout;
  }
  return "";
}

// The views that have nothing to say of one document.
std::string misfit(const BatchSettings& settings, const OutputSettings& output) {
  if (output.view == View::kNames) {
    if (!settings.out_dir.empty()) return "--entities does not go with --out-dir: it is one table for all inputs";
    if (settings.resume) return "--entities does not go with --resume: nothing of it is written before the end";
  }
  if (settings.out_dir.empty()) return "";
  if (output.view == View::kFiles) return "--files-with-matches does not go with --out-dir: it is one list";
  if (output.format == output::Format::kNone) return "--format none has nothing to write into --out-dir";
  return "";
}

}  // namespace

void add_batch_flags(CLI::App& app, BatchFlags& flags) {
  add_destination_flags(app, flags.settings);
  add_resume_flags(app, flags);
  add_limit_flags(app, flags);
}

bool prints_results(const BatchSettings& settings) {
  return settings.output.empty() && settings.out_dir.empty();
}

std::string complete_batch(BatchFlags& flags, const OutputSettings& output, bool reads_stdin) {
  BatchSettings& settings = flags.settings;
  if (settings.output == "-") settings.output.clear();
  if (std::string problem = read_numbers(flags); !problem.empty()) return problem;
  if (settings.resume && prints_results(settings)) return "--resume needs -o FILE or --out-dir DIR";
  if (settings.checksum && prints_results(settings)) return "--checksum needs -o FILE or --out-dir DIR";
  if (settings.resume && reads_stdin) return "--resume: standard input cannot be gone on with; name files";
  if (settings.shard && reads_stdin) return "--shard: standard input has no parts; name files";
  if (settings.shard && output.view == View::kRedacted && output.map.empty())
    return "--shard with --redact needs --map: each part numbers its names by itself";
  return misfit(settings, output);
}

}  // namespace onoma::cli
