// Walk: the files under a path that somebody named, in a fixed order.
//
// A path given by hand is taken as it is and followed if it is a link. Inside a folder: byte order of the
// whole path (as LC_ALL=C sort gives); links and special files skipped, hidden entries and what .onomaignore
// files name too, unless the options say otherwise. One folder's names are held at a time for each level,
// never the whole tree. Not thread safe.
//
//   const WalkOptions options;
//   Walk walk("news", options);
//   while (std::optional<WalkEntry> entry = walk.next()) use(entry->path);
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/ignore.hpp"
#include "onoma/result.hpp"

namespace onoma::io {

inline constexpr std::string_view kIgnoreFile = ".onomaignore";

struct WalkOptions {
  Overrides overrides;     // globs, relative to the working folder; they win over ignore files and "hidden"
  bool hidden = false;     // take names that begin with "."
  bool follow = false;     // follow links
  bool no_ignore = false;  // do not read .onomaignore files
  std::optional<std::size_t> max_depth;       // 0: nothing inside a folder; 1: its own files; …
  std::optional<std::uint64_t> max_filesize;  // bytes
};

struct WalkEntry {
  std::string path;
  std::optional<Error> error;  // a folder that cannot be listed, a link that leads nowhere or round and round
  bool named = false;          // by hand or in a list, not found in a folder
  bool too_large = false;      // a file beyond max_filesize, which is to be passed over
};

class Walk {
 public:
  // Borrows the options.
  Walk(std::string path, const WalkOptions& options) : options_(options), start_(std::move(path)) {}
  Walk(std::string path, WalkOptions&&) = delete;
  std::optional<WalkEntry> next();

 private:
  struct Ignore {
    std::string base;  // absolute, with its slash at the end
    IgnoreRules rules;
  };
  struct Folder {
    std::string prefix;              // with its slash at the end
    std::string absolute;            // the same, from the root
    std::vector<std::string> names;  // sorted backwards; a folder's name ends in a slash
    std::size_t ignores = 0;         // how many of ignores_ stood before this folder's own
    dev_t device = 0;
    ino_t inode = 0;
  };
  struct Kind {
    bool is_folder = false;
    bool is_file = false;
  };
  std::optional<Error> enter(const std::string& path, std::string absolute);
  std::optional<Error> list(const std::string& path, Folder& level);
  void read_ignore_file(const std::string& folder, std::string base);
  void read_ignore_files_above(std::string_view absolute);
  Kind kind_of(const std::string& path, unsigned char listed) const;
  bool is_wanted(std::string_view absolute, std::string_view name, bool is_folder) const;
  bool is_too_large(const std::string& path) const;
  bool is_loop(const Folder& level) const;

  const WalkOptions& options_;
  std::optional<std::string> start_;
  std::string working_folder_;  // with its slash at the end
  std::vector<Folder> open_;
  std::vector<Ignore> ignores_;
  std::vector<WalkEntry> pending_;  // what went wrong beside the way
};

// True when the path, links followed, is a folder.
bool is_folder(const std::string& path);

// True when there is something under that name, links followed.
bool exists(const std::string& path);

}  // namespace onoma::io
