#include "io/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "io/descriptor.hpp"
#include "io/fd_writer.hpp"
#include "io/system_error.hpp"

namespace onoma::io {
namespace {

Error write_error(int code) {
  return system_error(code, "cannot write", "E_WRITE");
}

std::optional<Error> write_directly(const std::string& path, std::string_view bytes) {
  const Descriptor out(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (!out) return write_error(errno);
  if (const int code = write_all(out.get(), bytes)) return write_error(code);
  return std::nullopt;
}

}  // namespace

std::string resolve_links(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? std::string(real.get()) : path;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

mode_t mode_for_new_files() {
  const mode_t mask = ::umask(0);  // umask can only be read by setting it
  ::umask(mask);
  return 0666 & ~mask;
}

void sync_folder(const std::string& folder) {
  const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened) ::fsync(opened.get());
}

std::optional<Error> write_file_atomically(const std::string& path, std::string_view bytes, Readers readers) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return write_error(EISDIR);
  if (exists && !S_ISREG(status.st_mode)) return write_directly(path, bytes);

  const std::string target = exists ? resolve_links(path) : path;
  const std::string folder = folder_of(target);
  std::string temporary = folder + ".onoma-XXXXXX";
  const Descriptor out(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!out) return write_error(errno);
  int code = write_all(out.get(), bytes);
  // mkostemp has made it for the owner alone.
  if (code == 0 && readers == Readers::kByUmask &&
      ::fchmod(out.get(), exists ? status.st_mode & 07777 : mode_for_new_files()) != 0)
    code = errno;
  if (code == 0 && ::fsync(out.get()) != 0) code = errno;
  if (code == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) code = errno;
  if (code != 0) {
    ::unlink(temporary.c_str());
    return write_error(code);
  }
  sync_folder(folder);
  return std::nullopt;
}

std::optional<Error> probe_atomic_file(const std::string& path) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return write_error(EISDIR);
  if (exists && !S_ISREG(status.st_mode)) return std::nullopt;
  std::string temporary = folder_of(exists ? resolve_links(path) : path) + ".onoma-XXXXXX";
  const Descriptor out(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!out) return write_error(errno);
  ::unlink(temporary.c_str());
  return std::nullopt;
}

}  // namespace onoma::io
