// StagedFolder: a folder of result files, each written under a temporary name ".onoma-…" and renamed when it
// is whole.
//
//   Result<StagedFolder> folder = StagedFolder::open("found", "");
//   folder->begin();
//   folder->write(bytes);
//   if (const auto error = folder->keep("in/a.txt.json")) report(*error);
//   if (const auto error = folder->sync()) report(*error);       // now it lasts
//
// Folders are made as they are needed. Not thread safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/atomic_file.hpp"
#include "io/descriptor.hpp"
#include "onoma/result.hpp"

namespace onoma::io {

class StagedFolder {
 public:
  // Makes the folder, and those above it, where it is not there. `tag`: begins the temporary names after
  // ".onoma-", so that several writers may share a folder. Errors: E_NOT_FOUND, E_PERMISSION, E_WRITE.
  static Result<StagedFolder> open(const std::string& path, std::string tag);

  // Takes away what runs that did not reach their end have left: files ".onoma-<tag>" and six characters.
  void remove_strays() const;

  // One file at a time: begin(), any number of write(), then keep() or drop().
  void begin();
  void write(std::string_view bytes);
  // Bytes of the file so far.
  std::uint64_t size() const noexcept { return size_; }
  // Gives the file its name, a relative path without "..". An error is of this file alone when
  // is_about_name() says so.
  std::optional<Error> keep(const std::string& name);
  // Forgets the file. What an earlier run kept under that name goes, too.
  void drop(const std::string& name);

  // True of an error that another name would not have: too long, or a file where a folder must be.
  static bool is_about_name(const Error& error) noexcept;

  // All that was kept is on the disk when this returns without an error.
  std::optional<Error> sync();

 private:
  StagedFolder(std::string path, std::string tag, Descriptor folder)
      : path_(std::move(path)), tag_(std::move(tag)), folder_(std::move(folder)) {}
  std::optional<Error> flush();
  std::optional<Error> open_temporary();
  void forget();

  mode_t mode_ = mode_for_new_files();
  std::string path_;  // with its slash at the end
  std::string tag_;
  Descriptor folder_;
  Descriptor file_;
  std::string temporary_;  // its name, when there is one
  std::string buffer_;
  std::uint64_t size_ = 0;
  std::string last_made_;  // the folder that was made or found last
  std::optional<Error> failure_;
};

}  // namespace onoma::io
