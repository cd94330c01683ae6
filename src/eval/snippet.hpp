// Pieces of a document's text for lists: on one line, without what could command a terminal.
#pragma once

#include <string>
#include <string_view>

#include "onoma/span.hpp"

namespace onoma::eval {

// Each run of white space as one blank, none at the ends; control characters and marks that turn the
// direction of the text left out. Valid UTF-8.
std::string one_line(std::string_view text);

// "left [span] right" with up to `width` code points on each side.
std::string in_context(std::string_view text, Span span, std::size_t width = 50);

}  // namespace onoma::eval
