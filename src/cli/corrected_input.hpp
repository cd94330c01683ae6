// Corrected documents as the command line names them: annotated files, or output of onoma that somebody edited.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "eval/gold_reader.hpp"
#include "learn/suggestion.hpp"

namespace onoma::cli {

class Console;

// Reads every path, so that all that cannot be used are named at once, on standard error; nothing if any cannot. JSON Lines
// may have any label (json/edited.hpp); the text of a record of onoma is read from the file that it names. Of other formats
// as read_corpora() does.
std::optional<std::vector<learn::CorrectedDocument>> read_corrected(const std::vector<std::string>& paths,
                                                                    std::optional<eval::GoldFormat> format,
                                                                    Console& console);

}  // namespace onoma::cli
