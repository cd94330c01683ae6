// MappedFile: the bytes of a file, read where they lie.
//
// Not thread-safe but for reading. Moves keep the bytes where they are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "onoma/result.hpp"

namespace onoma::model {

class MappedFile {
 public:
  MappedFile() = default;
  // Errors: E_NOT_FOUND, E_PERMISSION, E_READ; E_FORMAT for an empty file and what is no file. Messages begin with the path.
  static Result<MappedFile> open(const std::string& path);

  std::string_view bytes() const noexcept { return {static_cast<const char*>(memory_), size_}; }

  MappedFile(MappedFile&& other) noexcept
      : memory_(std::exchange(other.memory_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(memory_, other.memory_), std::swap(size_, other.size_);
    return *this;
  }
  ~MappedFile();

 private:
  void* memory_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace onoma::model
