// What `onoma fit` was asked to do. Each flag is named once, in fit_options.cpp.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/arguments.hpp"
#include "eval/gold_reader.hpp"
#include "learn/trainer.hpp"

namespace onoma::cli {

// Where the weights begin.
enum class FitFrom : unsigned char { kShipped, kNothing, kFile };

struct FitSettings {
  std::vector<std::string> gold;           // files, folders of brat files, "-"
  std::optional<eval::GoldFormat> format;  // by default told by name and content
  std::string output;                      // empty: standard output
  std::string model_output;                // empty: no model is written
  std::string model;                       // empty: the one built in
  FitFrom from = FitFrom::kShipped;
  std::string from_file;         // of FitFrom::kFile
  std::optional<bool> hold_out;  // by default where there are documents enough
  unsigned recased = 0;          // of how many in a hundred documents to learn a copy in capitals too
  learn::FitOptions fit;
  bool quiet = false;
};

// The settings, or the exit code with which to end now.
std::variant<FitSettings, int> read_fit_settings(const Arguments& arguments, Console& console);

}  // namespace onoma::cli
