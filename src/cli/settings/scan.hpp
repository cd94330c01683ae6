// A first look at the command line, before CLI11 reads it: which flags are given, which are unknown, which
// are undone.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/arguments.hpp"

namespace onoma::cli {

struct Scan {
  Arguments arguments;                 // for CLI11: without the switches that --no-NAME or --NAME=false undid
  std::set<const CLI::Option*> given;  // also those undone
  std::set<const CLI::Option*> undone;
  std::vector<std::string> unknown;  // arguments that look like flags and are none

  // Given and not undone.
  bool has(const CLI::Option* option) const { return given.contains(option) && !undone.contains(option); }
};

Scan scan_arguments(const CLI::App& app, const Arguments& arguments);

// Whether a switch set to this text is off, or on; nothing where it is neither.
std::optional<bool> switch_value(std::string_view text);

}  // namespace onoma::cli
