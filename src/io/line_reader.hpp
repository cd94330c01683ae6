// LineReader: the lines of an input, one at a time, in memory bounded by the longest line.
//
// Only the line end that was asked for ends a line ("\n" by default). Not thread safe.
//
//   LineReader lines(fd);
//   while (std::optional<std::string_view> line = lines.next()) use(*line);
//   if (lines.error()) report(*lines.error());
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "io/source.hpp"
#include "onoma/result.hpp"

namespace onoma::io {

// How a line end is written: one character of `width` bytes (1, 2 or 4), the value of which is `character`.
struct LineEnd {
  char character = '\n';
  unsigned width = 1;
  bool big_endian = false;
};

class LineReader {
 public:
  // Borrows the descriptor.
  explicit LineReader(int fd) : LineReader(std::make_unique<FdSource>(fd)) {}
  explicit LineReader(std::unique_ptr<Source> source, LineEnd end = {}) noexcept
      : source_(std::move(source)), end_(end) {}

  // The next line without its line end, valid until the next call; nothing at the end or after an error. A
  // last line without a line end counts, an empty one after the last line end does not.
  std::optional<std::string_view> next();

  // Where the line that next() gave begins: bytes from the start of the input (of what was expanded).
  std::uint64_t offset() const noexcept { return offset_; }

  // The first bytes of the input, before any line was asked for: `size` of them, or fewer where the input
  // ends or `is_enough(bytes)`. A character is never cut by what was not waited for.
  template <typename IsEnough>
  std::string_view peek(std::size_t size, IsEnough is_enough) {
    while (buffer_.size() < size && !ended_ && !is_enough(std::string_view(buffer_))) fill();
    return std::string_view(buffer_).substr(0, size);
  }
  // Passes over the first bytes of the input (a byte order mark), before any line was asked for.
  void skip(std::size_t bytes) noexcept { begin_ += bytes, scanned_ = begin_; }
  void set_line_end(LineEnd end) noexcept { end_ = end; }

  // True when next() would wait for whoever writes the input.
  bool idle();

  Compression compression() const noexcept { return source_->compression(); }
  const std::optional<Error>& error() const noexcept { return error_; }

 private:
  bool find_end() noexcept;
  bool is_end(std::size_t at) const noexcept;
  void fill();

  std::unique_ptr<Source> source_;
  LineEnd end_;
  std::string buffer_;
  std::size_t begin_ = 0;    // first byte not handed out
  std::size_t scanned_ = 0;  // no line end before this byte
  bool found_ = false;       // the line end is at scanned_
  bool ended_ = false;
  std::uint64_t before_ = 0;  // bytes of the input that were before buffer_
  std::uint64_t offset_ = 0;
  std::optional<Error> error_;
};

}  // namespace onoma::io
