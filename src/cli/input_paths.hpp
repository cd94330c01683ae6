// InputPaths: the files that the command line names, by hand, in lists and in folders, in order.
//
// One at a time, so that a list or a tree may have any number of them. Not thread safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/input_options.hpp"
#include "io/line_reader.hpp"
#include "io/walk.hpp"

namespace onoma::cli {

struct InputPath : io::WalkEntry {
  bool is_stdin = false;
};

class InputPaths {
 public:
  // Borrows the settings.
  explicit InputPaths(const InputSettings& settings);

  // Opens the list of --files-from, if there is one. What is wrong with it, with its name.
  std::optional<Error> open_list();

  // Nothing at the end.
  std::optional<InputPath> next();

 private:
  std::optional<InputPath> next_named();
  std::optional<InputPath> next_listed();

  const InputSettings& settings_;
  std::vector<std::string> paths_;  // still to come, backwards
  std::optional<io::LineReader> list_;
  std::optional<io::Walk> walk_;
};

}  // namespace onoma::cli
