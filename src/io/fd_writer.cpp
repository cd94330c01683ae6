#include "io/fd_writer.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace onoma::io {
namespace {

constexpr std::size_t kFull = 64 * 1024;

}  // namespace

int write_all(int fd, std::string_view bytes) noexcept {
  while (!bytes.empty()) {
    const ssize_t done = ::write(fd, bytes.data(), bytes.size());
    if (done >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(done));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      pollfd waiting{fd, POLLOUT, 0};
      ::poll(&waiting, 1, -1);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

bool FdWriter::write(std::string_view bytes) {
  if (failure_ != 0) return false;
  if (bytes.size() >= kFull) {  // need not go through the buffer
    if (flush()) failure_ = write_all(fd_, bytes);
    return failure_ == 0;
  }
  buffer_ += bytes;
  return buffer_.size() < kFull || flush();
}

bool FdWriter::flush() {
  if (failure_ == 0 && !buffer_.empty()) failure_ = write_all(fd_, buffer_);
  buffer_.clear();
  return failure_ == 0;
}

}  // namespace onoma::io
