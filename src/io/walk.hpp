// Walk: the files under the paths that somebody named, in a fixed order.
//
// A path given by hand is taken as it is and followed if it is a link. Inside a folder: byte order of the
// whole path (as LC_ALL=C sort gives), hidden entries, links and special files skipped. One folder's names
// are held at a time for each level, never the whole tree. Not thread safe.
//
//   Walk walk("news");
//   while (std::optional<WalkEntry> entry = walk.next()) use(entry->path);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "onoma/result.hpp"

namespace onoma::io {

struct WalkEntry {
  std::string path;
  std::optional<Error> error;  // a folder that cannot be listed, a path that is not there
};

class Walk {
 public:
  explicit Walk(std::string path) : start_(std::move(path)) {}
  std::optional<WalkEntry> next();

 private:
  struct Folder {
    std::string prefix;              // with its slash at the end
    std::vector<std::string> names;  // sorted backwards; a folder's name ends in a slash
  };
  std::optional<Error> enter(const std::string& path);

  std::optional<std::string> start_;
  std::vector<Folder> open_;
};

// True when the path, links followed, is a folder.
bool is_folder(const std::string& path);

// True when there is something under that name, links followed.
bool exists(const std::string& path);

}  // namespace onoma::io
