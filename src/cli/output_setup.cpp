#include "cli/output_setup.hpp"

#include <algorithm>
#include <vector>

#include "cli/version.hpp"
#include "io/sha256.hpp"
#include "io/walk.hpp"
#include "model/data.hpp"
#include "output/count_writer.hpp"
#include "output/files_writer.hpp"
#include "output/make_writer.hpp"
#include "output/none_writer.hpp"
#include "output/record_writer.hpp"

namespace onoma::cli {
namespace {

// More than one document may come out of a text format: then each gets a heading. A line is its own heading.
bool wants_headings(const ExtractSettings& settings) {
  if (settings.input == InputKind::kLines) return false;
  if (settings.input == InputKind::kRecords || settings.input == InputKind::kCsv) return true;
  if (!settings.batch.out_dir.empty()) return false;
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
  for (std::size_t i = 0; i < settings.output.names.size(); ++i) {
    const auto label = static_cast<Label>(i);
    if (i >= kLabelCount && i < kAllLabelCount && !settings.dates.times) continue;
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
          format, labels_of(settings), options.colour, options.csv_safe, options.for_terminal, options.tool,
          settings.output.names});
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

// The record about the run, where it is asked for, and what the format begins with.
std::string head_of(const ExtractSettings& settings, output::Format format, bool colour,
                    const output::Writer& writer) {
  std::string head;
  if (settings.output.header) {
    output::RecordOptions options;
    options.style = output::record_style(format, colour);
    options.tool = kVersion;
    output::RecordWriter(std::move(options)).write_run(describe(settings), head);
  }
  writer.begin(head);
  return head;
}

std::string extension_of(output::Format format, bool many) {
  using output::Format;
  switch (format) {
    case Format::kJsonl:
      return many ? ".jsonl" : ".json";
    case Format::kJson:
    case Format::kLabelStudio:
      return ".json";
    case Format::kSpacy:
    case Format::kDoccano:
    case Format::kProdigy:
      return ".jsonl";
    case Format::kBrat:
      return ".ann";
    case Format::kGrep:
    case Format::kText:
    case Format::kNone:
      return ".txt";
    case Format::kCsv:
    case Format::kTsv:
    case Format::kConll:
    case Format::kXml:
      break;
  }
  return '.' + std::string(output::facts_of(format).name);
}

// Parted by NUL, which no option holds.
std::string key_of(const ExtractSettings& settings, output::Format format, const output::WriterOptions& options,
                   const std::string& head) {
  std::string key = head;
  const auto add = [&key](std::string_view part) { key.append(1, '\0').append(part); };
  const auto flag = [&](bool value) { add(value ? "1" : "0"); };
  for (const auto& [name, value] : describe(settings)) add(name), add(value);
  add(output::facts_of(format).name);
  add(std::to_string(static_cast<int>(settings.output.view)));
  flag(options.colour), flag(options.headings), flag(options.lines), flag(options.csv_safe);
  flag(settings.output.map.empty());
  add(settings.fields.id), add(settings.fields.text), add(settings.fields.reference_date);
  flag(settings.fields.meta.all);
  for (const std::string& name : settings.fields.meta.names) add(name);
  add(std::string(1, settings.csv_delimiter));
  add(std::to_string(settings.expansion.ratio)), add(std::to_string(settings.expansion.bytes));
  return key;
}

}  // namespace

OutputSetup make_output(const ExtractSettings& settings, const Terminal& terminal, const Model& model) {
  Terminal where = terminal;
  if (!prints_results(settings.batch)) where.output = where.wants_colour = false;
  OutputSetup setup;
  setup.format = format_in_force(settings.output, where.output, settings.input == InputKind::kRecords);
  const output::WriterOptions options = writer_options(settings, where);
  setup.writer = make_writer(settings, setup.format, options, model);
  const std::string head = head_of(settings, setup.format, options.colour, *setup.writer);
  setup.layout = {{setup.format, options.colour, options.csv_safe, options.for_terminal, options.tool, settings.output.names},
                  {setup.format, options.headings, options.lines, options.for_terminal},
                  head};
  setup.extension = extension_of(setup.format, settings.input != InputKind::kWhole);
  setup.key = io::sha256(key_of(settings, setup.format, options, head));
  return setup;
}

}  // namespace onoma::cli
