// LineReader: the lines of a file or pipe, one at a time, in memory bounded by the longest line.
//
// Only "\n" ends a line. Not thread safe; borrows the descriptor.
//
//   LineReader lines(fd);
//   while (std::optional<std::string_view> line = lines.next()) use(*line);
//   if (lines.error()) report(*lines.error());
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "onoma/result.hpp"

namespace onoma::io {

class LineReader {
 public:
  explicit LineReader(int fd) noexcept : fd_(fd) {}

  // The next line without its "\n", valid until the next call; nothing at the end or after an error. A last
  // line without "\n" counts, an empty one after the last "\n" does not.
  std::optional<std::string_view> next();

  // True when next() would wait for whoever writes the input.
  bool idle();

  const std::optional<Error>& error() const noexcept { return error_; }

 private:
  bool find_end() noexcept;

  int fd_;
  std::string buffer_;
  std::size_t begin_ = 0;    // first byte not handed out
  std::size_t scanned_ = 0;  // no "\n" before this byte
  bool found_ = false;       // buffer_[scanned_] is "\n"
  bool ended_ = false;
  std::optional<Error> error_;
};

}  // namespace onoma::io
