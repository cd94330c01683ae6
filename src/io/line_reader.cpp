#include "io/line_reader.hpp"

#include <poll.h>

#include <cstring>

#include "io/file.hpp"

namespace onoma::io {
namespace {

constexpr std::size_t kBlock = 64 * 1024;
constexpr std::size_t kKeep = 1024 * 1024;  // a buffer that one long line made larger than this is given back

}  // namespace

bool LineReader::find_end() noexcept {
  if (found_) return true;
  if (scanned_ == buffer_.size()) return false;
  const void* end = std::memchr(buffer_.data() + scanned_, '\n', buffer_.size() - scanned_);
  found_ = end != nullptr;
  scanned_ =
      found_ ? static_cast<std::size_t>(static_cast<const char*>(end) - buffer_.data()) : buffer_.size();
  return found_;
}

std::optional<std::string_view> LineReader::next() {
  while (!find_end()) {
    if (ended_) {
      if (begin_ == buffer_.size()) return std::nullopt;
      const std::string_view line = std::string_view(buffer_).substr(begin_);
      begin_ = buffer_.size();
      return line;
    }
    buffer_.erase(0, begin_);
    scanned_ -= begin_;
    begin_ = 0;
    if (buffer_.empty() && buffer_.capacity() > kKeep) buffer_ = std::string();
    const Result<std::size_t> got = read_some(fd_, buffer_, kBlock);
    if (!got) error_ = got.error();
    ended_ = !got || *got == 0;
    if (error_) return std::nullopt;  // half a line is not a line
  }
  const std::string_view line = std::string_view(buffer_).substr(begin_, scanned_ - begin_);
  begin_ = ++scanned_;
  found_ = false;
  return line;
}

bool LineReader::idle() {
  if (ended_ || find_end()) return false;
  pollfd waiting{fd_, POLLIN, 0};
  return ::poll(&waiting, 1, 0) == 0;
}

}  // namespace onoma::io
