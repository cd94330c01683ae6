// What `onoma evaluate` was asked to do. Each flag is named once, in evaluate_options.cpp.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/additions_options.hpp"
#include "cli/arguments.hpp"
#include "eval/gold_reader.hpp"
#include "eval/scorer.hpp"
#include "text/recase.hpp"

namespace onoma::cli {

enum class Part : unsigned char { kAll, kValidation, kFit };

struct EvaluateSettings {
  std::vector<std::string> gold;                               // files, folders of brat files, "-"
  std::vector<std::string> predicted;                          // empty: run the extractor
  std::optional<std::pair<std::string, std::string>> against;  // two runs to compare
  std::optional<eval::GoldFormat> format;                      // by default told by name and content
  eval::ScoreOptions score;
  Part part = Part::kAll;
  std::optional<text::LetterCase> letter_case;  // what the extractor is given
  std::optional<std::size_t> errors;            // how many of each kind to list
  bool calibration = false;
  std::string group_until;  // the group of a document is its id up to the first of these; empty: no groups
  bool json = false;
  bool quiet = false;
  std::string model;  // empty: the one built in
  AdditionSettings additions;
  std::size_t jobs = 1;
};

// The settings, or the exit code with which to end now.
std::variant<EvaluateSettings, int> read_evaluate_settings(const Arguments& arguments, Console& console);

// True for documents of the part that was asked for.
bool is_in_part(std::string_view id, Part part);

}  // namespace onoma::cli
