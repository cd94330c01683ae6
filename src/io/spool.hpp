// Spool: bytes that are kept until it is their turn, in memory while they are few, else in a temporary file
// that has no name and goes away with the Spool. Not thread safe; may move from thread to thread.
//
//   Spool spool("/tmp");
//   if (const auto error = spool.append(bytes)) report(*error);
//   spool.for_each([](std::string_view piece) { print(piece); });
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "io/descriptor.hpp"
#include "onoma/result.hpp"

namespace onoma::io {

class Spool {
 public:
  // `folder`: where the temporary file is made, when it is needed.
  explicit Spool(std::string folder) : folder_(std::move(folder)) {}

  // Errors: E_TEMPORARY (no room, no folder); then the Spool is of no more use.
  std::optional<Error> append(std::string_view bytes);

  // All bytes in pieces, from the start. Once, after the last append(). Errors: E_TEMPORARY.
  std::optional<Error> for_each(const std::function<void(std::string_view)>& use);

  // Bytes that are kept in memory at most.
  static constexpr std::size_t kInMemory = std::size_t{8} * 1024 * 1024;

 private:
  std::optional<Error> write_out();

  std::string folder_;
  std::string memory_;  // what is not in the file yet
  Descriptor file_;
};

}  // namespace onoma::io
