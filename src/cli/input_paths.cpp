#include "cli/input_paths.hpp"

#include <unistd.h>

#include <algorithm>

#include "io/file.hpp"
#include "io/source.hpp"

namespace onoma::cli {

InputPaths::InputPaths(const InputSettings& settings)
    : settings_(settings), paths_(settings.paths.rbegin(), settings.paths.rend()) {
  if (reads_standard_input_only(settings)) paths_.emplace_back("-");
}

std::optional<Error> InputPaths::open_list() {
  const std::string& name = settings_.files_from;
  if (name.empty()) return std::nullopt;
  const io::LineEnd end{settings_.null ? '\0' : '\n'};
  if (name == "-") {
    list_.emplace(std::make_unique<io::FdSource>(STDIN_FILENO), end);
    return std::nullopt;
  }
  Result<io::Descriptor> opened = io::open_input(name);
  if (!opened) return Error{opened.error().code, name + ": " + opened.error().message};
  list_.emplace(std::make_unique<io::FdSource>(*std::move(opened)), end);
  return std::nullopt;
}

// The next path that was named, or nothing when walk_ was begun or all were named.
std::optional<InputPath> InputPaths::next_named() {
  std::string path = std::move(paths_.back());
  paths_.pop_back();
  if (path == "-") return InputPath{{std::move(path), std::nullopt}, true};
  walk_.emplace(std::move(path), settings_.walk);
  return std::nullopt;
}

std::optional<InputPath> InputPaths::next_listed() {
  const std::optional<std::string_view> line = list_->next();
  if (!line) {
    std::optional<Error> error = list_->error();
    list_.reset();
    if (error) return InputPath{{settings_.files_from, std::move(error)}};
    return std::nullopt;
  }
  if (!line->empty()) walk_.emplace(std::string(*line), settings_.walk);
  return std::nullopt;
}

std::optional<InputPath> InputPaths::next() {
  while (walk_ || !paths_.empty() || list_) {
    if (walk_) {
      if (auto entry = walk_->next()) return InputPath{*std::move(entry)};
      walk_.reset();
      continue;
    }
    if (std::optional<InputPath> path = paths_.empty() ? next_listed() : next_named()) return path;
  }
  return std::nullopt;
}

}  // namespace onoma::cli
