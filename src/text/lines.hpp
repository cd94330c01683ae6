// Finds the lines of a tokenized window, how they are written and which of them are headings.
#pragma once

#include "text/token.hpp"

namespace onoma::text {

// Fills out.lines and out.line_of from out.tokens, and marks the first word after a heading as a sentence's
// start.
void find_lines(Analysis& out);

}  // namespace onoma::text
