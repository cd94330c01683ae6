// FdWriter: buffered writing to a descriptor, which it borrows; remembers the first failure.
// Not thread safe.
#pragma once

#include <string>
#include <string_view>

namespace onoma::io {

// Writes everything, also through short writes, interruptions and descriptors that do not block.
// Returns 0 or errno.
int write_all(int fd, std::string_view bytes) noexcept;

class FdWriter {
 public:
  explicit FdWriter(int fd) noexcept : fd_(fd) {}

  // Both return false once a write has failed; later calls do nothing.
  bool write(std::string_view bytes);
  bool flush();

  // errno of the first failure, 0 when there was none.
  int failure() const noexcept { return failure_; }

 private:
  int fd_;
  int failure_ = 0;
  std::string buffer_;
};

}  // namespace onoma::io
