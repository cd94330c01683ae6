#include "io/part_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>

#include "io/fd_writer.hpp"
#include "io/system_error.hpp"

namespace onoma::io {
namespace {

constexpr std::size_t kFull = 256 * 1024;

Error write_error(int code) {
  return system_error(code, "cannot write", "E_WRITE");
}

}  // namespace

std::string PartFile::part_name(const std::string& path) {
  return resolve_links(path) + ".part";
}

Result<PartFile> PartFile::open(const std::string& path, Start start) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return Unexpected{write_error(EISDIR)};
  const int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | (start == Start::kAfresh ? O_TRUNC : 0);
  Descriptor file(::open(part_name(path).c_str(), flags, 0666));
  if (file && exists) ::fchmod(file.get(), status.st_mode & 07777);  // as the file that it takes the place of
  if (!file || ::fstat(file.get(), &status) != 0) return Unexpected{write_error(errno)};
  PartFile part(resolve_links(path), std::move(file));
  part.size_ = static_cast<std::uint64_t>(status.st_size);
  part.cut(part.size_);
  return part;
}

void PartFile::fail(int code) {
  if (!failure_) failure_ = write_error(code);
  buffer_.clear();
}

void PartFile::write(std::string_view bytes) {
  if (failure_) return;
  buffer_ += bytes;
  size_ += bytes.size();
  if (buffer_.size() >= kFull) flush();
}

void PartFile::flush() {
  if (failure_) return;
  if (const int code = write_all(file_.get(), buffer_)) return fail(code);
  buffer_.clear();
}

void PartFile::cut(std::uint64_t size) {
  if (failure_) return;
  const auto offset = static_cast<off_t>(size);
  if (::ftruncate(file_.get(), offset) != 0 || ::lseek(file_.get(), offset, SEEK_SET) < 0) return fail(errno);
  size_ = size;
}

std::optional<Error> PartFile::sync() {
  flush();
  if (!failure_ && ::fdatasync(file_.get()) != 0) fail(errno);
  return failure_;
}

void PartFile::remove() const {
  ::unlink((target_ + ".part").c_str());
}

std::optional<Error> PartFile::finish() {
  if (sync()) return failure_;
  if (::rename((target_ + ".part").c_str(), target_.c_str()) != 0) {
    fail(errno);
    return failure_;
  }
  sync_folder(folder_of(target_));
  return std::nullopt;
}

}  // namespace onoma::io
