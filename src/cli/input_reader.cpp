#include "cli/input_reader.hpp"

#include <unistd.h>

namespace onoma::cli {
namespace {

constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::size_t kAtOnce = 8 * 1024 * 1024;
constexpr std::size_t kFirstBlock = 1024 * 1024;
constexpr std::size_t kBlock = 64 * 1024;

// The line feed of an encoding, which is one character of some zeros and a value at one end.
io::LineEnd line_end_of(const std::string& encoding) {
  const std::string bytes = text::line_end_in(encoding);
  const bool big_endian = bytes.front() == '\0';
  return {big_endian ? bytes.back() : bytes.front(), static_cast<unsigned>(bytes.size()), big_endian};
}

bool cannot_become_mark(std::string_view bytes) {
  return !text::may_become_mark(bytes);
}

text::Encoding encoding_of_head(const InputSettings& settings, std::string_view head) {
  return settings.encoding.empty() ? text::marked_encoding(head)
                                   : text::forced_encoding(settings.encoding, head);
}

Input passed_over(std::string name, std::string why) {
  Input input;
  input.place = std::move(name);
  input.passed_over = std::move(why);
  return input;
}

}  // namespace

// A large one is read only to begin with; whoever works on it reads the rest.
Input InputReader::whole(std::string name, std::unique_ptr<io::Source> source) const {
  Input input;
  while (input.bytes.size() < kAtOnce) {
    const std::size_t room = input.bytes.capacity() - input.bytes.size();
    const std::size_t block = input.bytes.empty() ? kFirstBlock : room == 0 || room > kBlock ? kBlock : room;
    const Result<std::size_t> got = source->read(input.bytes, block);
    if (!got) return failed_input(std::move(name), got.error());
    if (*got == 0) break;
  }
  input.origin = {name, name, std::nullopt, input.bytes.size()};
  input.origin.compression = io::compression_name(source->compression());
  input.place = std::move(name);
  if (input.bytes.size() >= kAtOnce) input.rest = std::move(source);
  return input;
}

// A document, or nothing when `lines_` was opened instead.
std::optional<Input> InputReader::read(const InputPath& path) {
  const std::string& name = path.is_stdin ? settings_.stdin_name : path.path;
  Result<std::unique_ptr<io::Source>> source = path.is_stdin
                                                   ? io::open_source(STDIN_FILENO, settings_.expansion)
                                                   : io::open_source(path.path, settings_.expansion);
  if (!source) return failed_input(name, source.error());
  if (settings_.input == InputKind::kWhole) return whole(name, *std::move(source));
  if (settings_.input == InputKind::kCsv) {
    open_csv(name, *std::move(source));
  } else {
    open_lines(name, *std::move(source));
  }
  return std::nullopt;
}

// The parts of a file are in the encoding of its mark or of the option: a guess would hang on what has
// arrived.
void InputReader::open_lines(const std::string& name, std::unique_ptr<io::Source> source) {
  lines_.emplace(OpenLines{name, io::LineReader(std::move(source))});
  io::LineReader& reader = lines_->reader;
  lines_->encoding = encoding_of_head(settings_, reader.peek(text::kLongestMark, cannot_become_mark));
  reader.skip(lines_->encoding.mark);
  lines_->encoding.mark = 0;
  if (lines_->encoding.name != kUtf8) reader.set_line_end(line_end_of(lines_->encoding.name));
}

void InputReader::open_csv(const std::string& name, std::unique_ptr<io::Source> source) {
  auto peeking = std::make_unique<io::PeekingSource>(std::move(source));
  const std::string_view head = peeking->peek(text::kLongestMark, cannot_become_mark);
  const text::Encoding encoding = encoding_of_head(settings_, head);
  csv_.emplace(settings_, name, std::move(peeking), encoding);
}

std::optional<Input> InputReader::next_line() {
  while (std::optional<std::string_view> line = lines_->reader.next()) {
    const std::size_t number = ++lines_->count;
    if (lines_->encoding.name == kUtf8) {
      if (settings_.input == InputKind::kRecords && json::is_blank(*line)) continue;
      if (line->ends_with('\r')) line->remove_suffix(1);
    }
    Input input;
    input.place = lines_->name + ':' + std::to_string(number);
    input.origin = {input.place, lines_->name, number - 1, line->size()};
    input.origin.compression = io::compression_name(lines_->reader.compression());
    input.bytes = *line;
    input.encoding = lines_->encoding;
    input.offset = lines_->reader.offset();
    return input;
  }
  if (!lines_->reader.error()) return std::nullopt;
  return failed_input(lines_->name, *lines_->reader.error(), FailedPart{lines_->count + 1, lines_->count});
}

// Of the file that is open; nothing when none is, or it has ended.
std::optional<Input> InputReader::next_part() {
  std::optional<Input> input = lines_ ? next_line() : csv_ ? csv_->next() : std::nullopt;
  if (!input || (lines_ && input->error)) {
    lines_.reset();
    csv_.reset();
  }
  return input;
}

// The next part that is not done, or the end.
Input InputReader::next_of_file() {
  std::optional<Input> input;
  do {
    input = next_part();
    if (input) ++count_;
  } while (input && count_ <= done_);
  open_ = input.has_value();
  if (!input) {
    input.emplace();
    input->ends_file = input->only_ends_file = true;
  }
  return *std::move(input);
}

// A document, or nothing when its parts are to be read.
std::optional<Input> InputReader::read_file(AdmittedFile admitted) {
  InputPath& path = admitted.path;
  file_ = std::move(admitted.file);
  done_ = admitted.standing.records;
  count_ = 0;
  std::optional<Input> input;
  if (path.error) {
    input = failed_input(std::move(path.path), *std::move(path.error));
  } else if (path.too_large) {
    input = passed_over(std::move(path.path), "passed over: larger than --max-filesize");
  } else {
    input = read(path);
  }
  open_ = !input;
  if (!input) return std::nullopt;
  count_ = 1;
  input->ends_file = true;
  return input;
}

std::optional<Input> InputReader::next() {
  std::optional<Input> input;
  while (!input) {
    if (open_) {
      input = next_of_file();
    } else if (std::optional<AdmittedFile> admitted = gate_.next()) {
      input = read_file(*std::move(admitted));
    } else {
      return std::nullopt;
    }
  }
  input->file = file_;
  input->number = count_;
  return input;
}

bool InputReader::idle() {
  return lines_ ? lines_->reader.idle() : csv_ && csv_->idle();
}

}  // namespace onoma::cli
