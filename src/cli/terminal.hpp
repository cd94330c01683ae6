// What the program stands on: which standard streams are terminals, what the environment says of colour.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace onoma::cli {

struct Terminal {
  bool input = false;
  bool output = false;
  bool messages = false;       // standard error
  bool wants_colour = false;  // a terminal that can, and NO_COLOR is not set
};

// Looks at descriptors 0, 1 and 2, NO_COLOR and TERM.
Terminal look_at_terminal();

// Columns of the terminal that standard error is; 80 where it does not tell.
std::size_t messages_width();

// `when`: auto, always or never.
bool use_colour(std::string_view when, const Terminal& terminal);

// Where temporary files are made: $TMPDIR, else /tmp.
std::string temporary_folder();

// Makes descriptors 0, 1 and 2 that were closed fail cleanly: else the next file opened would take their
// number and, say, be read as standard input.
void guard_standard_streams();

}  // namespace onoma::cli
