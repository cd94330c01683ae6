// What to read and how: the flags of the inputs, each named once in input_options.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "io/source.hpp"
#include "io/walk.hpp"
#include "json/record.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace onoma::cli {

enum class InputKind : unsigned char { kWhole, kLines, kRecords, kCsv };

struct InputSettings {
  std::vector<std::string> paths;  // "-" is standard input; empty, without files_from, means the same
  std::string files_from;          // a list of more paths; "-" is standard input
  bool null = false;               // lists end their names with NUL, not with a line end
  bool list_files = false;         // only say what would be read
  io::WalkOptions walk;
  io::ExpansionLimits expansion;
  InputKind input = InputKind::kWhole;
  json::RecordFields fields;
  std::string id_field;  // as given, else empty; `fields` has the names in force
  std::string text_field;
  std::string date_field;
  std::string csv_column;  // the column of the text
  char csv_delimiter = ',';
  std::string encoding;  // by its preferred name; empty: told by the bytes
  std::string stdin_name = "-";
  bool verbose = false;        // say what is read and what is passed over
};

// As typed; add_input_flags() binds them, read_input_flags() turns them into settings.
struct InputFlags {
  InputSettings settings;
  bool lines = false;
  bool records = false;
  std::vector<std::string> meta;
  std::string delimiter;
  std::vector<std::string> globs;
  std::vector<std::string> iglobs;
  std::vector<std::string> excludes;
  std::string max_depth;
  std::string max_filesize;
  std::string max_expansion;
  std::string max_expanded;
};

// The flags must outlive the app.
void add_input_flags(CLI::App& app, InputFlags& flags);

// What is wrong with the flags beyond what CLI11 sees, empty when nothing is. Completes `flags.settings`.
std::string check_input_flags(InputFlags& flags);

// True when nothing but a standard input would be read.
bool reads_standard_input_only(const InputSettings& settings);
// Whether there cannot be work for two threads.
bool reads_one_document(const InputSettings& settings);

// True when standard input is one of the inputs.
bool reads_standard_input(const InputSettings& settings);

// "4K", "10M", "2G" or a number of bytes; the letters count in 1024, in either case.
std::optional<std::uint64_t> size_of(const std::string& text);

}  // namespace onoma::cli
