// What -h and --help print.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/help/flag_table.hpp"

namespace onoma::cli {

// -h: usage and the commonest flags.
std::string short_help(const CommandTable& table);

// --help: everything.
std::string full_help(const CommandTable& table);

// Broken into lines of at most `width` characters at blanks; line breaks that are there stay. Each line after
// the first begins with `indent` blanks.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

// "0 done, 1 some inputs failed": the exit codes of a command in one paragraph.
std::string exit_codes_line(const Page& page);

// How the names of a flag are shown: "-c, --count", "--format FORMAT".
std::string flag_heading(const Flag& flag);

}  // namespace onoma::cli
