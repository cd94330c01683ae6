#include "io/staged_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include "io/atomic_file.hpp"
#include "io/fd_writer.hpp"
#include "io/system_error.hpp"
#include "io/walk.hpp"

namespace onoma::io {
namespace {

constexpr std::size_t kFull = 256 * 1024;
constexpr std::string_view kTemporary = ".onoma-";
constexpr std::string_view kAnything = "XXXXXX";  // what mkostemp replaces

Error write_error(int code) {
  return system_error(code, "cannot write", "E_WRITE");
}

// Makes the folder of this path, which ends in a slash, and those above it.
std::optional<Error> make_folders(const std::string& path) {
  if (path.empty() || ::mkdir(path.c_str(), 0777) == 0) return std::nullopt;
  if (errno == ENOENT) {
    const std::size_t above = path.rfind('/', path.size() - 2);
    if (above == std::string::npos) return write_error(ENOENT);
    if (auto error = make_folders(path.substr(0, above + 1))) return error;
    if (::mkdir(path.c_str(), 0777) == 0) return std::nullopt;
  }
  if (errno != EEXIST) return write_error(errno);
  if (!is_folder(path)) return write_error(ENOTDIR);
  return std::nullopt;
}

bool is_stray(std::string_view name, std::string_view begin) {
  if (!name.starts_with(begin) || name.size() != begin.size() + kAnything.size()) return false;
  name.remove_prefix(begin.size());
  return std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

}  // namespace

Result<StagedFolder> StagedFolder::open(const std::string& path, std::string tag) {
  const std::string with_slash = path.ends_with('/') ? path : path + '/';
  if (const auto error = make_folders(with_slash)) return Unexpected{*error};
  Descriptor folder(::open(with_slash.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder) return Unexpected{write_error(errno)};
  if (::access(with_slash.c_str(), W_OK | X_OK) != 0) return Unexpected{write_error(errno)};
  return StagedFolder(with_slash, std::move(tag), std::move(folder));
}

void StagedFolder::remove_strays() const {
  const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path_.c_str()));
  if (!folder) return;
  const std::string begin = std::string(kTemporary) + tag_;
  std::vector<std::string> strays;
  while (const dirent* entry = ::readdir(folder.get())) {
    if (is_stray(entry->d_name, begin)) strays.push_back(path_ + entry->d_name);
  }
  for (const std::string& stray : strays) ::unlink(stray.c_str());
}

void StagedFolder::begin() {
  forget();
}

void StagedFolder::forget() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
  file_ = Descriptor();
  buffer_.clear();
  size_ = 0;
  failure_.reset();
}

std::optional<Error> StagedFolder::open_temporary() {
  temporary_ = std::string(path_).append(kTemporary).append(tag_).append(kAnything);
  file_ = Descriptor(::mkostemp(temporary_.data(), O_CLOEXEC));
  if (file_) return std::nullopt;
  const int code = errno;
  temporary_.clear();
  return write_error(code);
}

std::optional<Error> StagedFolder::flush() {
  if (!file_) {
    if (auto error = open_temporary()) return error;
  }
  if (const int code = write_all(file_.get(), buffer_)) return write_error(code);
  buffer_.clear();
  return std::nullopt;
}

void StagedFolder::write(std::string_view bytes) {
  if (failure_) return;
  buffer_ += bytes;
  size_ += bytes.size();
  if (buffer_.size() >= kFull) failure_ = flush();
}

std::optional<Error> StagedFolder::keep(const std::string& name) {
  const std::string target = path_ + name;
  const std::string folder = folder_of(target);
  std::optional<Error> error = failure_;
  if (!error && folder != last_made_) error = make_folders(folder);
  if (!error) error = flush();
  if (!error && ::fchmod(file_.get(), mode_) != 0) error = write_error(errno);
  if (!error && ::rename(temporary_.c_str(), target.c_str()) != 0) error = write_error(errno);
  if (!error) {
    temporary_.clear();
    last_made_ = folder;
  }
  forget();
  return error;
}

void StagedFolder::drop(const std::string& name) {
  forget();
  ::unlink((path_ + name).c_str());
}

bool StagedFolder::is_about_name(const Error& error) noexcept {
  return error.code == "E_NAME_TOO_LONG" || error.code == "E_IS_DIRECTORY" || error.code == "E_NOT_FOUND";
}

// One call for all, not one for each file: a batch may have kept thousands.
std::optional<Error> StagedFolder::sync() {
  if (::syncfs(folder_.get()) != 0) return write_error(errno);
  return std::nullopt;
}

}  // namespace onoma::io
