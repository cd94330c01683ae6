#include "model/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace onoma::model {

namespace {

Unexpected cannot_open(const std::string& path, int error) {
  const char* code = error == ENOENT ? "E_NOT_FOUND" : error == EACCES ? "E_PERMISSION" : "E_READ";
  return Unexpected{Error{code, path + ": " + std::strerror(error)}};
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_open(path, errno);
  struct stat status {};
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0) {
    ::close(descriptor);
    return Unexpected{Error{"E_FORMAT", path + ": not a file that onoma compiled"}};
  }
  MappedFile file;
  file.size_ = static_cast<std::size_t>(status.st_size);
  void* memory = mmap(nullptr, file.size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
  const int error = errno;
  ::close(descriptor);
  if (memory == MAP_FAILED) return cannot_open(path, error);
  file.memory_ = memory;
  return file;
}

MappedFile::~MappedFile() {
  if (memory_ != nullptr) munmap(memory_, size_);
}

}  // namespace onoma::model
