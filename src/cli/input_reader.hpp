// InputReader: the documents that the command line names, in order, as raw bytes.
//
// Reads one document at a time: a whole file or standard input, or a line or row of one. Not thread safe.
#pragma once

#include <optional>
#include <string>

#include "cli/csv_inputs.hpp"
#include "cli/extract_options.hpp"
#include "cli/input.hpp"
#include "cli/input_gate.hpp"
#include "io/line_reader.hpp"

namespace onoma::cli {

class InputReader {
 public:
  // Borrows both.
  InputReader(const ExtractSettings& settings, InputGate& gate) : settings_(settings), gate_(gate) {}

  // Nothing at the end. Every file's last Input says so; after lines and rows it is one that says only that. An input that cannot be read is one Input with an error.
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
  Input next_of_file();
  std::optional<Input> read_file(AdmittedFile admitted);
  std::optional<Input> read(const InputPath& path);
  void open_lines(const std::string& name, std::unique_ptr<io::Source> source);
  void open_csv(const std::string& name, std::unique_ptr<io::Source> source);
  std::optional<Input> next_part();
  std::optional<Input> next_line();
  Input whole(std::string name, std::unique_ptr<io::Source> source) const;

  const ExtractSettings& settings_;
  InputGate& gate_;
  std::shared_ptr<const batch::InputFile> file_;  // from which inputs come
  std::uint64_t count_ = 0;                       // of its parts so far
  std::uint64_t done_ = 0;                        // how many parts an earlier run has done
  bool open_ = false;                             // more parts of it may follow
  std::optional<OpenLines> lines_;
  std::optional<CsvInputs> csv_;
};

}  // namespace onoma::cli
