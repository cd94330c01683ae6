#include "cli/output_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/flag_values.hpp"
#include "json/writer.hpp"
#include "output/record_writer.hpp"

namespace onoma::cli {
namespace {

using output::Format;
using output::FormatFacts;

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const FormatFacts& facts : output::all_formats()) names.emplace_back(facts.name);
  return names;
}

std::string format_help() {
  std::string help;
  for (const std::string& name : format_names()) help += (help.empty() ? "" : ", ") + name;
  return help + " (without it jsonl, or json on a terminal)";
}

bool is_table(const std::optional<Format>& format) {
  return format == Format::kCsv || format == Format::kTsv;
}

// What a view other than spans can be printed as, beginning with what it is without --format.
std::vector<Format> formats_of(View view) {
  switch (view) {
    case View::kCount:
    case View::kNames:
      return {Format::kText, Format::kCsv, Format::kTsv, Format::kJsonl, Format::kJson};
    case View::kFiles:
      return {Format::kText};
    case View::kRedacted:
      return {Format::kText, Format::kJsonl};
    case View::kSpans:
      break;
  }
  return {};
}

std::string flag_of(View view) {
  switch (view) {
    case View::kCount:
      return "--count";
    case View::kFiles:
      return "--files-with-matches";
    case View::kNames:
      return "--entities";
    case View::kRedacted:
      return "--redact";
    case View::kSpans:
      break;
  }
  return "";
}

std::string list_of(const std::vector<Format>& formats) {
  std::string list;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    if (i > 0) list += i + 1 == formats.size() ? " or " : ", ";
    list += output::facts_of(formats[i]).name;
  }
  return list;
}

// An option that only some formats of spans have a place for.
struct Placed {
  const char* flag;
  bool given;
  bool FormatFacts::*has;
};

std::string misplaced(const OutputSettings& settings) {
  const Placed options[] = {
      {"--explain", settings.explain, &FormatFacts::record},
      {"--header", settings.header, &FormatFacts::record},
      {"--with-text", settings.with_text, &FormatFacts::record},
      {"--digest", settings.digest, &FormatFacts::record},
      {"--context", settings.context > 0, &FormatFacts::context},
      {"--offsets", settings.unit != OffsetUnit::kCodepoint, &FormatFacts::any_unit},
  };
  for (const Placed& option : options) {
    if (!option.given) continue;
    if (settings.view != View::kSpans)
      return std::string(option.flag) + " does not go with " + flag_of(settings.view);
    if (!settings.format) continue;  // records, which have a place for all of them
    const FormatFacts& format = output::facts_of(*settings.format);
    if (!(format.*option.has))
      return std::string(option.flag) + " needs --format " + output::names_of_formats(option.has) + ", not " +
             std::string(format.name);
  }
  if (settings.csv_safe && !is_table(settings.format)) return "--csv-safe needs --format csv or tsv";
  return "";
}

std::string misfit(const OutputSettings& settings) {
  const std::vector<Format> formats = formats_of(settings.view);
  if (formats.empty() || !settings.format) return "";
  if (std::find(formats.begin(), formats.end(), *settings.format) != formats.end()) return "";
  return flag_of(settings.view) + " needs --format " + list_of(formats) + ", not " +
         std::string(output::facts_of(*settings.format).name);
}

void add_format_flags(CLI::App& app, OutputFlags& flags) {
  OutputSettings& settings = flags.settings;
  app.add_option("--format", flags.format, format_help())
      ->type_name("FORMAT")
      ->check(CLI::IsMember(format_names()))
      ->group("Output");
  app.add_option("--offsets", flags.offsets, "Unit of start and end: codepoint (default), byte, utf16")
      ->type_name("UNIT")
      ->check(CLI::IsMember({"codepoint", "byte", "utf16"}))
      ->group("Output");
  app.add_flag("--explain", settings.explain, "Add the evidence of each span, and what was rejected")
      ->group("Output");
  app.add_flag("--with-text", settings.with_text, "Add the text to its record")->group("Output");
  app.add_option("--context", flags.context,
                 "Add N characters before and after each span (jsonl, json, csv, tsv)")
      ->type_name("N")
      ->check(CLI::Range(0, 1'000'000))
      ->group("Output");
  app.add_flag("--digest", settings.digest, "Add the SHA-256 of the input's bytes and of the text")
      ->group("Output");
  app.add_flag("--header", settings.header, "Print a record about the run first")->group("Output");
  app.add_flag("--csv-safe", settings.csv_safe,
               "In csv and tsv, put ' before texts that a spreadsheet would run as a formula")
      ->group("Output");
  app.add_flag("--stats", settings.stats,
               "Print a summary to standard error at the end: spans, errors, speed")
      ->group("Output");
  add_colour_flag(app, settings.colour);
}

void add_view_flags(CLI::App& app, OutputFlags& flags) {
  CLI::Option* count = app.add_flag("-c,--count", flags.count, "Print how many spans each document has");
  CLI::Option* files =
      app.add_flag("-l,--files-with-matches", flags.files, "Print the names of documents that have a span");
  CLI::Option* names =
      app.add_flag("--entities", flags.names, "Print a table of the distinct names in all documents");
  app.add_option("--top", flags.top, "Only the N most frequent of them")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000'000))
      ->needs(names)
      ->group("Instead of spans");
  CLI::Option* redact =
      app.add_flag("--redact", flags.redact, "Print the text with [PERSON 1] in the place of each span");
  app.add_option("--map", flags.settings.map,
                 "Write what each of these stands for (JSON, or TSV to FILE.tsv)")
      ->type_name("FILE")
      ->needs(redact)
      ->group("Instead of spans");
  const std::vector<CLI::Option*> views = {count, files, names, redact};
  for (CLI::Option* view : views) {
    view->group("Instead of spans");
    for (CLI::Option* other : views) {
      if (other != view) view->excludes(other);
    }
  }
}

void add_filter_flags(CLI::App& app, OutputFlags& flags) {
  OutputSettings& settings = flags.settings;
  repeatable(suggest(app.add_option(
                         "--label", flags.labels,
                         "Only this label: PERSON, ORG, LOC, DATE, TIME, DURATION, SET, or one that was added; may be repeated"),
                     {"PERSON", "ORG", "LOC", "DATE", "TIME", "DURATION", "SET"}))
      ->type_name("LABEL")
      ->delimiter(',')
      ->group("Filters");
  app.add_option("--min-confidence", settings.min_confidence,
                 "Only spans of at least this confidence, 0 to 1")
      ->type_name("X")
      ->group("Filters");
  app.add_flag("-e,--exit-status", settings.exit_status, "End with exit code 4 when no span was found")
      ->group("Filters");
}

}  // namespace

void add_output_flags(CLI::App& app, OutputFlags& flags) {
  add_format_flags(app, flags);
  add_view_flags(app, flags);
  add_filter_flags(app, flags);
}

std::string settle_labels(const LabelNames& names, OutputSettings& settings) {
  settings.names = names;
  for (const std::string& name : settings.added_labels) {
    const std::optional<Label> label = names.find(name);
    if (!label) return no_such_label(name, names);
    settings.labels.push_back(*label);
  }
  settings.added_labels.clear();
  return "";
}

std::string complete_output(OutputFlags& flags) {
  OutputSettings& settings = flags.settings;
  settings.format = output::format_from_name(flags.format);
  if (flags.offsets == "byte") settings.unit = OffsetUnit::kByte;
  if (flags.offsets == "utf16") settings.unit = OffsetUnit::kUtf16;
  settings.added_labels = read_any_labels(flags.labels, settings.labels);
  settings.context = static_cast<std::size_t>(flags.context);
  settings.top = static_cast<std::size_t>(flags.top);
  if (flags.count) settings.view = View::kCount;
  if (flags.files) settings.view = View::kFiles;
  if (flags.names) settings.view = View::kNames;
  if (flags.redact) settings.view = View::kRedacted;
  if (!(settings.min_confidence >= 0 && settings.min_confidence <= 1))
    return "--min-confidence: not a number from 0 to 1";
  const std::string wrong_format = misfit(settings);
  return wrong_format.empty() ? misplaced(settings) : wrong_format;
}

output::Format format_in_force(const OutputSettings& settings, bool terminal, bool records) {
  if (settings.format) return *settings.format;
  if (settings.view == View::kRedacted && records) return Format::kJsonl;
  const std::vector<Format> formats = formats_of(settings.view);
  if (!formats.empty()) return formats.front();
  return terminal ? Format::kJson : Format::kJsonl;
}

void describe_output(const OutputSettings& settings,
                     std::vector<std::pair<std::string, std::string>>& described) {
  described.emplace_back("offsets", output::offset_unit_name(settings.unit));
  described.emplace_back("explain", settings.explain ? "yes" : "no");
  std::string labels;
  for (const Label label : settings.labels)
    labels.append(labels.empty() ? "" : ",").append(settings.names.name(label));
  if (!labels.empty()) described.emplace_back("label", labels);
  if (settings.min_confidence > 0) {
    std::string number;
    json::Writer(number, json::Style::kCompact).fraction(settings.min_confidence);
    described.emplace_back("min_confidence", number);
  }
  if (settings.with_text) described.emplace_back("with_text", "yes");
  if (settings.context > 0) described.emplace_back("context", std::to_string(settings.context));
  if (settings.digest) described.emplace_back("digest", "yes");
}

}  // namespace onoma::cli
