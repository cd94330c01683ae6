// InputReader: the documents that the command line names, in order, as raw bytes.
//
// Reads one document at a time: a whole file or standard input, or a line or row of one. Not thread safe.
#pragma once

#include <optional>
#include <string>

#include "cli/csv_inputs.hpp"
#include "cli/extract_options.hpp"
#include "cli/input.hpp"
#include "cli/input_paths.hpp"
#include "io/line_reader.hpp"

namespace onoma::cli {

class InputReader {
 public:
  // Borrows both.
  InputReader(const ExtractSettings& settings, InputPaths& paths) : settings_(settings), paths_(paths) {}

  // Nothing at the end. An input that cannot be read is one Input with an error.
  std::optional<Input> next();

  // True when next() would wait for whoever writes the input.
  bool idle();

 private:
  struct OpenLines {
    std::string name;
    io::LineReader reader;
    text::Encoding encoding = {};
    std::size_t count = 0;
  };
  std::optional<Input> read(const InputPath& path);
  void open_lines(const std::string& name, std::unique_ptr<io::Source> source);
  void open_csv(const std::string& name, std::unique_ptr<io::Source> source);
  std::optional<Input> next_part();
  std::optional<Input> next_line();
  Input whole(std::string name, std::unique_ptr<io::Source> source) const;

  const ExtractSettings& settings_;
  InputPaths& paths_;
  std::optional<OpenLines> lines_;
  std::optional<CsvInputs> csv_;
};

}  // namespace onoma::cli
