// Source: bytes that come one after the other, from a descriptor or out of a compressed stream.
//
//   Result<std::unique_ptr<Source>> source = open_source(path, limits);
//   std::string bytes;
//   while (true) {
//     const Result<std::size_t> got = (*source)->read(bytes, 64 * 1024);
//     if (!got || *got == 0) break;
//   }
//
// Not thread safe; may move from thread to thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "io/descriptor.hpp"
#include "onoma/result.hpp"

namespace onoma::io {

enum class Compression : unsigned char { kNone, kGzip, kXz, kZstd };

// "gzip", "xz", "zstd"; empty for none.
std::string_view compression_name(Compression compression) noexcept;

class Source {
 public:
  virtual ~Source() = default;

  // Appends at most `limit` bytes (more than 0) and returns how many; 0 at the end. Waits where it must.
  // After an error it is not to be called again.
  virtual Result<std::size_t> read(std::string& out, std::size_t limit) = 0;

  // True when read() would wait for whoever writes the input.
  virtual bool idle() = 0;

  // What is best asked for first, in bytes.
  virtual std::size_t first_block() const noexcept { return 64 * 1024; }

  // How many bytes are still to come, where that is known. A file may grow or shrink meanwhile.
  virtual std::optional<std::uint64_t> bytes_left() const noexcept { return std::nullopt; }

  virtual Compression compression() const noexcept { return Compression::kNone; }
};

// How far a compressed input may swell before it counts as an attack.
struct ExpansionLimits {
  std::uint64_t ratio = 1000;  // bytes out for each byte in, once there is 1 MiB of them
  std::uint64_t bytes = UINT64_MAX;
};

// Bytes of a descriptor that is borrowed or owned.
class FdSource : public Source {
 public:
  explicit FdSource(int borrowed) noexcept : fd_(borrowed) {}
  explicit FdSource(Descriptor owned) noexcept : owned_(std::move(owned)), fd_(owned_.get()) {}

  Result<std::size_t> read(std::string& out, std::size_t limit) override;
  bool idle() override;
  // Enough for a small file and its end in one go.
  std::size_t first_block() const noexcept override;
  std::optional<std::uint64_t> bytes_left() const noexcept override;

 private:
  Descriptor owned_;
  int fd_;
};

// Another source, the first bytes of which can be looked at before they are read.
class PeekingSource : public Source {
 public:
  explicit PeekingSource(std::unique_ptr<Source> source) noexcept : source_(std::move(source)) {}

  // The bytes to come: `size` of them, or fewer where the input ends or `is_enough(bytes)`. An error comes
  // with the read() that follows.
  template <typename IsEnough>
  std::string_view peek(std::size_t size, IsEnough is_enough) {
    while (head_.size() < size && !ended_ && !is_enough(std::string_view(head_))) fill();
    return std::string_view(head_).substr(0, size);
  }

  Result<std::size_t> read(std::string& out, std::size_t limit) override;
  bool idle() override { return head_.empty() && !ended_ && source_->idle(); }
  std::optional<std::uint64_t> bytes_left() const noexcept override;
  Compression compression() const noexcept override { return source_->compression(); }

 private:
  void fill();

  std::unique_ptr<Source> source_;
  std::string head_;
  bool ended_ = false;
  std::optional<Error> error_;
};

// Opens what somebody named as open_input() does; what begins like a gzip, xz or zstd file is expanded on the
// way, whatever its name. Errors besides those of open_input(), also of read(): E_COMPRESSED (the compressed
// bytes are broken or cut short), E_EXPANSION (a limit was passed).
Result<std::unique_ptr<Source>> open_source(const std::string& path, const ExpansionLimits& limits);

// The same for a descriptor that is open already.
Result<std::unique_ptr<Source>> open_source(int borrowed, const ExpansionLimits& limits);

}  // namespace onoma::io
