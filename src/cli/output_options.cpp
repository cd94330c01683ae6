#include "cli/output_options.hpp"

#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"
#include "cli/flag_values.hpp"
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

// All names, in lines that fit a terminal beside the flag.
std::string format_help() {
  constexpr std::size_t kWidth = 60;
  std::string help;
  std::size_t width = 0;
  for (const std::string& name : format_names()) {
    if (!help.empty()) help += width + name.size() > kWidth ? ",\n" : ", ";
    if (help.ends_with('\n')) width = 0;
    help += name;
    width += name.size() + 2;
  }
  return help + "\n(without it jsonl, or json on a terminal)";
}

// What the format in force has no place for.
std::string misplaced(const OutputSettings& settings) {
  if (!settings.format) return "";  // records, which have a place for all but what is for tables
  const FormatFacts& format = output::facts_of(*settings.format);
  const auto needs = [&](const char* flag, bool FormatFacts::*has) {
    return std::string(flag) + " needs --format " + output::names_of_formats(has) + ", not " +
           std::string(format.name);
  };
  if (settings.explain && !format.record) return needs("--explain", &FormatFacts::record);
  if (settings.header && !format.record) return needs("--header", &FormatFacts::record);
  if (settings.unit != OffsetUnit::kCodepoint && !format.any_unit)
    return needs("--offsets", &FormatFacts::any_unit);
  return "";
}

bool is_table(const std::optional<Format>& format) {
  return format == Format::kCsv || format == Format::kTsv;
}

}  // namespace

void add_output_flags(CLI::App& app, OutputFlags& flags) {
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
  app.add_flag("--header", settings.header, "Print a record about the run first")->group("Output");
  app.add_flag("--csv-safe", settings.csv_safe,
               "In csv and tsv, put ' before texts that a spreadsheet would run as a formula")
      ->group("Output");
  app.add_option("--color", settings.colour, "auto (default), always or never; NO_COLOR is heeded")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->group("Output");

  repeatable(
      app.add_option("--label", flags.labels, "Only this label: PERSON, ORG, LOC, DATE, or TIME, DURATION, SET; may be repeated"))
      ->type_name("LABEL")
      ->delimiter(',')
      ->group("Filters");
}

std::string complete_output(OutputFlags& flags) {
  OutputSettings& settings = flags.settings;
  settings.format = output::format_from_name(flags.format);
  if (flags.offsets == "byte") settings.unit = OffsetUnit::kByte;
  if (flags.offsets == "utf16") settings.unit = OffsetUnit::kUtf16;
  const std::string no_label = read_labels(flags.labels, true, settings.labels);
  if (!no_label.empty()) return no_label;
  if (settings.csv_safe && !is_table(settings.format)) return "--csv-safe needs --format csv or tsv";
  return misplaced(settings);
}

void describe_output(const OutputSettings& settings,
                     std::vector<std::pair<std::string, std::string>>& described) {
  described.emplace_back("offsets", output::offset_unit_name(settings.unit));
  described.emplace_back("explain", settings.explain ? "yes" : "no");
  std::string labels;
  for (const Label label : settings.labels)
    labels.append(labels.empty() ? "" : ",").append(label_name(label));
  if (!labels.empty()) described.emplace_back("label", labels);
}

}  // namespace onoma::cli
