// What `onoma [PATH…]` was asked to do. Each flag is named once, in extract_options.cpp.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/additions_options.hpp"
#include "cli/arguments.hpp"
#include "cli/batch_options.hpp"
#include "cli/date_options.hpp"
#include "cli/input_options.hpp"
#include "cli/output_options.hpp"

namespace onoma::cli {

struct ExtractSettings : InputSettings {
  DateSettings dates;
  AdditionSettings additions;
  OutputSettings output;
  BatchSettings batch;
  bool quiet = false;
  std::string model;  // empty: the one built in
  std::size_t jobs = 1;
};

// The settings, or the exit code with which to end now.
std::variant<ExtractSettings, int> read_extract_settings(const Arguments& arguments, Console& console);

// What to tell somebody who started the program with nothing to read.
std::string short_usage();

// What the `run` record says about the settings.
std::vector<std::pair<std::string, std::string>> describe(const ExtractSettings& settings);

}  // namespace onoma::cli
