#include "io/spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "io/fd_writer.hpp"
#include "io/file.hpp"
#include "io/system_error.hpp"

namespace onoma::io {
namespace {

constexpr std::size_t kBlock = 1024 * 1024;

Error temporary_error(int code, const std::string& folder) {
  Error error = system_error(code, "cannot keep the result in a temporary file in " + folder);
  return Error{"E_TEMPORARY", std::move(error.message)};
}

// Not every file system has files without a name.
Descriptor open_unnamed(const std::string& folder) {
  Descriptor unnamed(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (unnamed) return unnamed;
  std::string name = folder + "/.onoma-XXXXXX";
  Descriptor named(::mkostemp(name.data(), O_CLOEXEC));
  if (named) ::unlink(name.c_str());
  return named;
}

}  // namespace

std::optional<Error> Spool::write_out() {
  if (!file_) file_ = open_unnamed(folder_);
  if (!file_) return temporary_error(errno, folder_);
  if (const int code = write_all(file_.get(), memory_)) return temporary_error(code, folder_);
  memory_.clear();
  return std::nullopt;
}

std::optional<Error> Spool::append(std::string_view bytes) {
  memory_ += bytes;
  return memory_.size() < kInMemory ? std::nullopt : write_out();
}

std::optional<Error> Spool::for_each(const std::function<void(std::string_view)>& use) {
  if (file_) {
    if (::lseek(file_.get(), 0, SEEK_SET) != 0) return temporary_error(errno, folder_);
    std::string block;
    while (true) {
      block.clear();
      const Result<std::size_t> got = read_some(file_.get(), block, kBlock);
      if (!got) return Error{"E_TEMPORARY", got.error().message};
      if (*got == 0) break;
      use(block);
    }
  }
  if (!memory_.empty()) use(memory_);
  return std::nullopt;
}

}  // namespace onoma::io
