#include "io/walk.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <memory>

#include "io/file.hpp"
#include "io/system_error.hpp"

namespace onoma::io {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

std::string with_slash(std::string path) {
  return path.ends_with('/') ? path : path + '/';
}

std::string working_folder() {
  std::error_code failed;
  const std::filesystem::path folder = std::filesystem::current_path(failed);
  return failed ? "/" : with_slash(folder.string());
}

// From the root, without "." and "..", with a slash at the end.
std::string absolute_folder(const std::string& working_folder, const std::string& path) {
  const std::filesystem::path whole = path.starts_with('/') ? path : working_folder + path;
  return with_slash(whole.lexically_normal().string());
}

bool is_regular(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
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

// Asks the file itself where the folder does not tell, and where a link is to be followed.
Walk::Kind Walk::kind_of(const std::string& path, unsigned char listed) const {
  if (listed == DT_REG) return {false, true};
  if (listed == DT_DIR) return {true, false};
  struct stat status {};
  if (listed == DT_UNKNOWN) {
    if (::lstat(path.c_str(), &status) != 0) return {false, true};  // reading it will tell what is wrong
    if (!S_ISLNK(status.st_mode)) return {S_ISDIR(status.st_mode), S_ISREG(status.st_mode)};
  } else if (listed != DT_LNK) {
    return {};
  }
  if (!options_.follow) return {};
  if (::stat(path.c_str(), &status) != 0) return {false, true};
  return {S_ISDIR(status.st_mode), S_ISREG(status.st_mode)};
}

bool Walk::is_wanted(std::string_view absolute, std::string_view name, bool is_folder) const {
  const std::string_view from_here =
      absolute.starts_with(working_folder_) ? absolute.substr(working_folder_.size()) : absolute.substr(1);
  const Verdict asked = options_.overrides.verdict(from_here, is_folder);
  if (asked != Verdict::kNothing) return asked == Verdict::kTake;
  for (auto ignore = ignores_.rbegin(); ignore != ignores_.rend(); ++ignore) {
    const Verdict verdict = ignore->rules.verdict(absolute.substr(ignore->base.size()), is_folder);
    if (verdict == Verdict::kSkip) return false;
    if (verdict == Verdict::kTake) break;
  }
  return options_.hidden || !name.starts_with('.');
}

bool Walk::is_too_large(const std::string& path) const {
  struct stat status {};
  return options_.max_filesize && ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
         static_cast<std::uint64_t>(status.st_size) > *options_.max_filesize;
}

bool Walk::is_loop(const Folder& level) const {
  return std::any_of(open_.begin(), open_.end(), [&](const Folder& above) {
    return above.device == level.device && above.inode == level.inode;
  });
}

void Walk::read_ignore_file(const std::string& folder, std::string base) {
  const std::string path = folder + std::string(kIgnoreFile);
  if (!is_regular(path)) return;
  const Result<std::string> content = read_file(path);
  if (!content) return pending_.push_back({path, content.error()});
  IgnoreRules rules = IgnoreRules::parse(*content);
  if (!rules.empty()) ignores_.push_back({std::move(base), std::move(rules)});
}

void Walk::read_ignore_files_above(std::string_view absolute) {
  for (std::size_t slash = 0; slash + 1 < absolute.size(); slash = absolute.find('/', slash + 1)) {
    const std::string above(absolute.substr(0, slash + 1));
    read_ignore_file(above, above);
  }
}

std::optional<Error> Walk::list(const std::string& path, Folder& level) {
  const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
  if (!folder) return system_error(errno, "cannot open folder");
  struct stat status {};
  if (options_.follow && ::fstat(::dirfd(folder.get()), &status) == 0) {
    level.device = status.st_dev;
    level.inode = status.st_ino;
    if (is_loop(level)) return Error{"E_LOOP", "a link to a folder that it stands in: not followed"};
  }
  std::vector<std::pair<std::string, unsigned char>> found;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") found.emplace_back(name, entry->d_type);
    if (name == kIgnoreFile && !options_.no_ignore) read_ignore_file(level.prefix, level.absolute);
  }
  if (errno != 0) return system_error(errno, "cannot read folder");
  for (auto& [name, listed] : found) {
    const Kind kind = kind_of(level.prefix + name, listed);
    if ((!kind.is_file && !kind.is_folder) || !is_wanted(level.absolute + name, name, kind.is_folder))
      continue;
    if (kind.is_folder && options_.max_depth && open_.size() + 1 >= *options_.max_depth) continue;
    level.names.push_back(kind.is_folder ? name + '/' : std::move(name));
  }
  return std::nullopt;
}

std::optional<Error> Walk::enter(const std::string& path, std::string absolute) {
  if (options_.max_depth && open_.size() >= *options_.max_depth) return std::nullopt;
  Folder level;
  level.prefix = with_slash(path);
  level.absolute = std::move(absolute);
  level.ignores = ignores_.size();
  if (std::optional<Error> error = list(path, level)) {
    ignores_.resize(level.ignores);
    return error;
  }
  std::sort(level.names.begin(), level.names.end(), std::greater<>());
  open_.push_back(std::move(level));
  return std::nullopt;
}

std::optional<WalkEntry> Walk::next() {
  if (start_) {
    std::string path = std::move(*start_);
    start_.reset();
    if (!is_folder(path)) return WalkEntry{std::move(path), std::nullopt, true};
    working_folder_ = working_folder();
    std::string absolute = absolute_folder(working_folder_, path);
    if (!options_.no_ignore) read_ignore_files_above(absolute);
    if (auto error = enter(path, std::move(absolute))) return WalkEntry{std::move(path), std::move(error), true};
  }
  while (!pending_.empty() || !open_.empty()) {
    if (!pending_.empty()) {
      WalkEntry entry = std::move(pending_.back());
      pending_.pop_back();
      return entry;
    }
    Folder& level = open_.back();
    if (level.names.empty()) {
      ignores_.resize(level.ignores);
      open_.pop_back();
      continue;
    }
    const std::string name = std::move(level.names.back());
    level.names.pop_back();
    std::string path = level.prefix + name;
    if (!path.ends_with('/')) {
      const bool too_large = is_too_large(path);
      return WalkEntry{std::move(path), std::nullopt, false, too_large};
    }
    path.pop_back();
    if (auto error = enter(path, level.absolute + name)) return WalkEntry{std::move(path), std::move(error)};
  }
  return std::nullopt;
}

}  // namespace onoma::io
