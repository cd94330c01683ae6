// Turns byte offsets of a UTF-8 text into lines and columns, as an editor shows them.
//
// A LineCounter walks forward once: offsets must be asked in rising order. Each byte is looked at once.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/utf8.hpp"

namespace onoma::text {

// Both count from 1; a column is a code point.
struct LinePlace {
  std::size_t line = 1;
  std::size_t column = 1;
};

class LineCounter {
 public:
  // `start`: of the text's first code point.
  explicit LineCounter(std::string_view text, LinePlace start = {}) noexcept : text_(text), place_(start) {}

  // Of the code point at `byte` (not before the last one asked). Only "\n" ends a line.
  LinePlace at(std::size_t byte) noexcept {
    for (; at_ < byte; ++at_) {
      if (text_[at_] == '\n') {
        ++place_.line;
        place_.column = 1;
      } else {
        place_.column += !is_continuation(text_[at_]);
      }
    }
    return place_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  LinePlace place_;
};

}  // namespace onoma::text
