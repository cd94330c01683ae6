#include "cli/input_reader.hpp"

#include <unistd.h>

#include "io/file.hpp"

namespace onoma::cli {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

Input failed(std::string name, Error error) {
  Input input;
  input.origin.id = name;
  input.origin.path = name;
  input.place = std::move(name);
  input.error = std::move(error);
  return input;
}

}  // namespace

InputReader::InputReader(const ExtractSettings& settings)
    : settings_(settings), paths_(settings.paths.rbegin(), settings.paths.rend()) {
  if (paths_.empty()) paths_.emplace_back("-");
}

std::optional<io::WalkEntry> InputReader::next_path() {
  while (true) {
    if (walk_) {
      if (auto entry = walk_->next()) return entry;
      walk_.reset();
    }
    if (paths_.empty()) return std::nullopt;
    std::string path = std::move(paths_.back());
    paths_.pop_back();
    if (path == "-") return io::WalkEntry{std::move(path), std::nullopt};
    walk_.emplace(std::move(path));
  }
}

Input InputReader::whole(std::string name, Result<std::string> bytes) const {
  if (!bytes) return failed(std::move(name), bytes.error());
  Input input;
  input.bytes = *std::move(bytes);
  input.origin = {name, name, std::nullopt, input.bytes.size()};
  input.place = std::move(name);
  return input;
}

// A document, or nothing when `lines_` was opened or ended instead.
std::optional<Input> InputReader::read(const std::string& path) {
  const bool is_stdin = path == "-";
  if (settings_.input == InputKind::kWhole) {
    if (is_stdin) return whole(settings_.stdin_name, io::read_to_end(STDIN_FILENO));
    return whole(path, io::read_file(path));
  }
  if (is_stdin) {
    lines_.emplace(OpenLines{settings_.stdin_name, io::Descriptor(), io::LineReader(STDIN_FILENO)});
    return std::nullopt;
  }
  Result<io::Descriptor> opened = io::open_input(path);
  if (!opened) return failed(path, opened.error());
  const int fd = opened->get();
  lines_.emplace(OpenLines{path, *std::move(opened), io::LineReader(fd)});
  return std::nullopt;
}

std::optional<Input> InputReader::next_line() {
  while (std::optional<std::string_view> line = lines_->reader.next()) {
    const std::size_t number = ++lines_->count;
    if (settings_.input == InputKind::kRecords && json::is_blank(*line)) continue;
    if (line->ends_with('\r')) line->remove_suffix(1);
    Input input;
    input.place = lines_->name + ':' + std::to_string(number);
    input.origin = {input.place, lines_->name, number - 1, line->size()};
    if (number == 1 && line->starts_with(kMark)) line->remove_prefix(kMark.size());
    input.bytes = *line;
    input.keep_mark = true;
    return input;
  }
  if (!lines_->reader.error()) return std::nullopt;
  Input input = failed(lines_->name + ':' + std::to_string(lines_->count + 1), *lines_->reader.error());
  input.origin.path = lines_->name;
  input.origin.record = lines_->count;
  return input;
}

std::optional<Input> InputReader::next() {
  while (true) {
    if (lines_) {
      std::optional<Input> input = next_line();
      if (!input || input->error) lines_.reset();
      if (input) return input;
    }
    std::optional<io::WalkEntry> entry = next_path();
    if (!entry) return std::nullopt;
    if (entry->error) return failed(std::move(entry->path), *std::move(entry->error));
    if (std::optional<Input> input = read(entry->path)) return input;
  }
}

bool InputReader::idle() {
  return lines_ && lines_->reader.idle();
}

}  // namespace onoma::cli
