// What `onoma [PATH…]` was asked to do. Each flag is named once, in extract_options.cpp.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/date_options.hpp"
#include "json/record.hpp"
#include "onoma/label.hpp"
#include "onoma/span.hpp"

namespace onoma::cli {

enum class InputKind : unsigned char { kWhole, kLines, kRecords };
enum class Format : unsigned char { kJsonl, kJson, kText };

struct ExtractSettings {
  std::vector<std::string> paths;  // "-" is standard input; empty means the same
  InputKind input = InputKind::kWhole;
  json::RecordFields fields;
  std::string stdin_name = "-";
  std::optional<Format> format;  // by default JSON lines, or indented JSON on a terminal
  OffsetUnit unit = OffsetUnit::kCodepoint;
  bool explain = false;
  bool header = false;
  bool quiet = false;
  std::vector<Label> labels;   // empty: all
  std::string model;           // empty: the one built in
  DateSettings dates;
  std::string colour = "auto";
  std::size_t jobs = 1;
};

// The settings, or the exit code with which to end now.
std::variant<ExtractSettings, int> read_extract_settings(const Arguments& arguments, Console& console);

// What to tell somebody who started the program with nothing to read.
std::string short_usage();

// What the `run` record says about the settings.
std::vector<std::pair<std::string, std::string>> describe(const ExtractSettings& settings);

}  // namespace onoma::cli
