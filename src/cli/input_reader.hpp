// InputReader: the documents that the command line names, in order, as raw bytes.
//
// Reads one document at a time: a whole file or standard input, or a line of one. Not thread safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/extract_options.hpp"
#include "io/descriptor.hpp"
#include "io/line_reader.hpp"
#include "io/walk.hpp"
#include "output/record.hpp"

namespace onoma::cli {

// One document before anybody looked into it.
struct Input {
  output::Origin origin;
  std::string place;  // for messages: PATH, or PATH:LINE
  std::string bytes;
  bool keep_mark = false;  // a byte order mark at the start is text here, for it does not begin the file
  std::optional<Error> error;
};

class InputReader {
 public:
  // Borrows the settings.
  explicit InputReader(const ExtractSettings& settings);

  // Nothing at the end. An input that cannot be read is one Input with an error.
  std::optional<Input> next();

  // True when next() would wait for whoever writes the input.
  bool idle();

 private:
  struct OpenLines {
    std::string name;
    io::Descriptor owned;  // nothing for standard input
    io::LineReader reader;
    std::size_t count = 0;
  };
  std::optional<io::WalkEntry> next_path();
  std::optional<Input> read(const std::string& path);
  std::optional<Input> next_line();
  Input whole(std::string name, Result<std::string> bytes) const;

  const ExtractSettings& settings_;
  std::vector<std::string> paths_;  // still to come, backwards
  std::optional<io::Walk> walk_;
  std::optional<OpenLines> lines_;
};

}  // namespace onoma::cli
