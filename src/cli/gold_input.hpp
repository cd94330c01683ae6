// Annotated documents as the command line names them, for every command that reads some.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "eval/gold_reader.hpp"
#include "onoma/result.hpp"

namespace onoma::cli {

class Console;

// The documents of one GOLD argument.
struct Corpus {
  std::string file;  // as named
  std::vector<eval::GoldDocument> documents;
};

// `path`: a file, a folder (all .ann files in it, in sorted order), or "-". The id of a brat document is the
// path of its text, as onoma gives it when it is run on the same path. Errors: a message that begins with the
// path, and a line where one is to blame.
Result<Corpus> read_corpus(const std::string& path, std::optional<eval::GoldFormat> format);

// Reads every path, so that all that cannot be used are named at once, on standard error. Nothing if any
// cannot.
std::optional<std::vector<Corpus>> read_corpora(const std::vector<std::string>& paths,
                                                std::optional<eval::GoldFormat> format, Console& console);

// The bytes of a file, or of standard input ("-"). The error's message begins with the path.
Result<std::string> read_all(const std::string& path);

}  // namespace onoma::cli
