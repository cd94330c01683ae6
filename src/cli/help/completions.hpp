// Completions for shells, from the tables of flags: commands, flags, their values, files where files are
// wanted.
#pragma once

#include <string>
#include <vector>

#include "cli/help/flag_table.hpp"

namespace onoma::cli {

// A script to be read by bash. Needs nothing but bash 4.
std::string bash_completions(const std::vector<CommandTable>& tables);

// The function _onoma for a folder in zsh's $fpath.
std::string zsh_completions(const std::vector<CommandTable>& tables);

// A file for one of fish's completions folders.
std::string fish_completions(const std::vector<CommandTable>& tables);

// The text in single quotes, as all three shells read it where it has no quote itself; `quote` stands for one
// that it has.
std::string in_single_quotes(std::string_view text, std::string_view quote);

// The words with blanks between them.
std::string joined_words(const std::vector<std::string>& words, std::string_view between = " ");

// The switches that a shell offers as --no-NAME.
std::vector<std::string> undoing_names(const CommandTable& table);

}  // namespace onoma::cli
