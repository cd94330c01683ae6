// What `onoma suggest` was asked to do. Each flag is named once, in suggest_options.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/additions_options.hpp"
#include "cli/arguments.hpp"
#include "eval/gold_reader.hpp"
#include "learn/suggestion_choice.hpp"

namespace onoma::cli {

class Console;

struct SuggestSettings {
  std::vector<std::string> corrected;  // files, folders of brat files, "-"
  std::optional<eval::GoldFormat> format;
  std::string folder;  // the user folder that the patch is for; empty: one that is to be
  AdditionSettings additions;
  learn::ChoiceOptions choice;
  std::string output;  // empty: standard output
  std::string model;   // empty: the one built in
  std::size_t jobs = 1;
  bool quiet = false;
};

// The settings, or the exit code with which to end now.
std::variant<SuggestSettings, int> read_suggest_settings(const Arguments& arguments, Console& console);

}  // namespace onoma::cli
