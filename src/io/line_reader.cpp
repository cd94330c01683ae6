#include "io/line_reader.hpp"

#include <cstring>

namespace onoma::io {
namespace {

constexpr std::size_t kBlock = 64 * 1024;
constexpr std::size_t kKeep = 1024 * 1024;  // a buffer that one long line made larger than this is given back

}  // namespace

// Is the character that begins at `at`, of which all bytes are there, the line end?
bool LineReader::is_end(std::size_t at) const noexcept {
  for (unsigned i = 0; i < end_.width; ++i) {
    const bool holds_value = i == (end_.big_endian ? end_.width - 1 : 0);
    if (buffer_[at + i] != (holds_value ? end_.character : '\0')) return false;
  }
  return true;
}

// Characters are found by where they begin: scanned_ is always a whole number of them behind begin_.
bool LineReader::find_end() noexcept {
  if (found_) return true;
  const std::size_t place = end_.big_endian ? end_.width - 1 : 0;
  while (scanned_ + end_.width <= buffer_.size()) {
    const char* from = buffer_.data() + scanned_ + place;
    const void* hit = std::memchr(from, end_.character, buffer_.size() - scanned_ - place);
    const std::size_t steps =
        hit == nullptr ? (buffer_.size() - scanned_) / end_.width
                       : static_cast<std::size_t>(static_cast<const char*>(hit) - from) / end_.width;
    scanned_ += steps * end_.width;
    if (scanned_ + end_.width > buffer_.size()) return false;
    if (is_end(scanned_)) return found_ = true;
    scanned_ += end_.width;
  }
  return false;
}

void LineReader::fill() {
  const Result<std::size_t> got = source_->read(buffer_, kBlock);
  if (!got) error_ = got.error();
  ended_ = !got || *got == 0;
}

std::optional<std::string_view> LineReader::next() {
  while (!find_end()) {
    if (error_) return std::nullopt;  // half a line is not a line
    if (ended_) {
      if (begin_ >= buffer_.size()) return std::nullopt;
      const std::string_view line = std::string_view(buffer_).substr(begin_);
      offset_ = before_ + begin_;
      begin_ = scanned_ = buffer_.size();
      return line;
    }
    buffer_.erase(0, begin_);
    before_ += begin_;
    scanned_ -= begin_;
    begin_ = 0;
    if (buffer_.empty() && buffer_.capacity() > kKeep) buffer_ = std::string();
    fill();
  }
  const std::string_view line = std::string_view(buffer_).substr(begin_, scanned_ - begin_);
  offset_ = before_ + begin_;
  begin_ = scanned_ += end_.width;
  found_ = false;
  return line;
}

bool LineReader::idle() {
  if (ended_ || find_end()) return false;
  return source_->idle();
}

}  // namespace onoma::io
