#include "io/file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <cerrno>
#include <new>
#include <stdexcept>

#include "io/interrupt.hpp"
#include "io/system_error.hpp"

namespace onoma::io {
namespace {

constexpr std::size_t kBlock = 64 * 1024;

// Devices are read only where they end: a terminal, or the null device. /dev/zero would fill the memory.
bool is_readable_kind(int fd, const struct stat& status) {
  if (S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode)) return true;
  if (!S_ISCHR(status.st_mode)) return false;
  return ::isatty(fd) == 1 || status.st_rdev == makedev(1, 3);
}

std::size_t expected_size(int fd) {
  struct stat status {};
  if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0) return kBlock;
  return static_cast<std::size_t>(status.st_size) +
         1;  // one more, so that the end shows without a second block
}

Error out_of_memory() {
  return Error{"E_MEMORY", "cannot read: not enough memory"};
}

Error interrupted() {
  return Error{"E_INTERRUPTED", "cannot read: interrupted"};
}

}  // namespace

Result<Descriptor> open_input(const std::string& path) {
  int fd = -1;
  do {
    fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  } while (fd < 0 && errno == EINTR && !reads_interrupted());
  if (fd < 0 && errno == EINTR) return Unexpected{interrupted()};
  if (fd < 0) return Unexpected{system_error(errno, "cannot open")};
  Descriptor descriptor(fd);
  struct stat status {};
  if (::fstat(fd, &status) != 0) return Unexpected{system_error(errno, "cannot open")};
  if (S_ISDIR(status.st_mode)) return Unexpected{system_error(EISDIR, "cannot read")};
  if (!is_readable_kind(fd, status)) return Unexpected{Error{"E_IS_SPECIAL", "cannot read: a device"}};
  return descriptor;
}

Result<std::size_t> read_some(int fd, std::string& out, std::size_t limit) {
  const std::size_t before = out.size();
  try {
    out.resize(before + limit);
  } catch (const std::bad_alloc&) {
    return Unexpected{out_of_memory()};
  } catch (const std::length_error&) {
    return Unexpected{out_of_memory()};
  }
  while (true) {
    const ssize_t got = ::read(fd, out.data() + before, limit);
    if (got >= 0) {
      out.resize(before + static_cast<std::size_t>(got));
      return static_cast<std::size_t>(got);
    }
    const bool waits = errno == EAGAIN || errno == EWOULDBLOCK;
    if ((waits || errno == EINTR) && reads_interrupted()) {
      out.resize(before);
      return Unexpected{interrupted()};
    }
    if (errno == EINTR) continue;
    if (waits) {
      pollfd waiting{fd, POLLIN, 0};
      ::poll(&waiting, 1, -1);
      continue;
    }
    const int code = errno;
    out.resize(before);
    return Unexpected{system_error(code, "cannot read")};
  }
}

Result<std::string> read_to_end(int fd) {
  std::string bytes;
  std::size_t block = expected_size(fd);
  while (true) {
    const Result<std::size_t> got = read_some(fd, bytes, block);
    if (!got) return Unexpected{got.error()};
    if (*got == 0) return bytes;
    // Room that is already there first: asking for the end of a large file must not double its buffer.
    const std::size_t room = bytes.capacity() - bytes.size();
    block = room == 0 || room > kBlock ? kBlock : room;
  }
}

Result<std::string> read_file(const std::string& path) {
  const Result<Descriptor> descriptor = open_input(path);
  if (!descriptor) return Unexpected{descriptor.error()};
  return read_to_end(descriptor->get());
}

}  // namespace onoma::io
