// PartFile: a file that grows as FILE.part beside FILE and gets its name when it is whole.
//
//   Result<PartFile> part = PartFile::open("found.jsonl", PartFile::Start::kAfresh);
//   part->write(bytes);
//   if (const auto error = part->finish()) report(*error);
//
// What was synced can be gone on with after a crash: open with kContinue, then cut() to the size that was
// synced. Remembers the first failure; later calls do nothing. Not thread safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/atomic_file.hpp"
#include "io/descriptor.hpp"
#include "onoma/result.hpp"

namespace onoma::io {

class PartFile {
 public:
  enum class Start : unsigned char { kAfresh, kContinue };

  // A link at `path` is followed. Errors: E_NOT_FOUND (the folder), E_PERMISSION, E_IS_DIRECTORY, E_WRITE.
  static Result<PartFile> open(const std::string& path, Start start);

  // The name while it is not whole.
  static std::string part_name(const std::string& path);

  void write(std::string_view bytes);
  // Bytes so far, with those that are not yet handed to the system.
  std::uint64_t size() const noexcept { return size_; }

  // Forgets everything after the first `size` bytes. Only before the first write().
  void cut(std::uint64_t size);
  // All bytes are on the disk when this returns without an error.
  std::optional<Error> sync();
  // The same, then gives the file its name.
  std::optional<Error> finish();

  // Takes FILE.part away.
  void remove() const;

  const std::optional<Error>& failure() const noexcept { return failure_; }

 private:
  PartFile(std::string target, Descriptor file) : target_(std::move(target)), file_(std::move(file)) {}
  void flush();
  void fail(int code);

  std::string target_;
  Descriptor file_;
  std::string buffer_;
  std::uint64_t size_ = 0;
  std::optional<Error> failure_;
};

}  // namespace onoma::io
