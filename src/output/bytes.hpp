// Showing bytes that need not be text: file names and ids.
#pragma once

#include <string>
#include <string_view>

namespace onoma::output {

// The bytes as UTF-8, one U+FFFD for each maximal invalid part.
std::string to_utf8(std::string_view bytes);

std::string base64(std::string_view bytes);

// Appends the text without control characters (C0 but for tab and new line, DEL, C1), so that it cannot
// command a terminal.
void append_printable(std::string_view text, std::string& out);

// As one line for a message: valid UTF-8, every control character a '?'.
std::string to_line(std::string_view bytes);

}  // namespace onoma::output
