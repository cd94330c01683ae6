#include "io/walk.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <memory>

#include "io/system_error.hpp"

namespace onoma::io {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// DT_REG, DT_DIR or something else; asks the file itself where the file system does not tell.
unsigned char kind_of(const dirent& entry, const std::string& prefix) {
  if (entry.d_type != DT_UNKNOWN) return entry.d_type;
  struct stat status {};
  if (::lstat((prefix + entry.d_name).c_str(), &status) != 0)
    return DT_REG;  // reading it will tell what is wrong
  return S_ISDIR(status.st_mode) ? DT_DIR : S_ISREG(status.st_mode) ? DT_REG : DT_UNKNOWN;
}

}  // namespace

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

std::optional<Error> Walk::enter(const std::string& path) {
  const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
  if (!folder) return system_error(errno, "cannot open folder");
  Folder level;
  level.prefix = path.ends_with('/') ? path : path + '/';
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr) break;
    if (entry->d_name[0] == '.') continue;
    const unsigned char kind = kind_of(*entry, level.prefix);
    if (kind == DT_REG) level.names.emplace_back(entry->d_name);
    if (kind == DT_DIR) level.names.emplace_back(std::string(entry->d_name) + '/');
  }
  if (errno != 0) return system_error(errno, "cannot read folder");
  std::sort(level.names.begin(), level.names.end(), std::greater<>());
  open_.push_back(std::move(level));
  return std::nullopt;
}

std::optional<WalkEntry> Walk::next() {
  if (start_) {
    std::string path = std::move(*start_);
    start_.reset();
    if (!is_folder(path)) return WalkEntry{std::move(path), std::nullopt};
    if (auto error = enter(path)) return WalkEntry{std::move(path), std::move(error)};
  }
  while (!open_.empty()) {
    Folder& level = open_.back();
    if (level.names.empty()) {
      open_.pop_back();
      continue;
    }
    std::string path = level.prefix + level.names.back();
    level.names.pop_back();
    if (!path.ends_with('/')) return WalkEntry{std::move(path), std::nullopt};
    if (auto error = enter(path)) return WalkEntry{path.substr(0, path.size() - 1), std::move(error)};
  }
  return std::nullopt;
}

}  // namespace onoma::io
