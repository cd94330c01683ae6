#include "io/source.hpp"

#include <poll.h>
#include <sys/stat.h>

#include <algorithm>

#include "io/expand.hpp"
#include "io/file.hpp"

namespace onoma::io {
namespace {

constexpr std::size_t kBlock = 64 * 1024;
constexpr std::size_t kFirstBlock = 1024 * 1024;

std::unique_ptr<Source> expand_if_compressed(std::unique_ptr<Source> source, const ExpansionLimits& limits) {
  auto peeking = std::make_unique<PeekingSource>(std::move(source));
  const std::string_view head = peeking->peek(
      kLongestMagic, [](std::string_view bytes) { return !bytes.empty() && !may_become_compressed(bytes); });
  const Compression compression = compression_of(head);
  if (compression == Compression::kNone) return peeking;
  return expand(std::move(peeking), compression, limits);
}

}  // namespace

std::string_view compression_name(Compression compression) noexcept {
  switch (compression) {
    case Compression::kGzip:
      return "gzip";
    case Compression::kXz:
      return "xz";
    case Compression::kZstd:
      return "zstd";
    case Compression::kNone:
      break;
  }
  return "";
}

std::optional<std::uint64_t> FdSource::bytes_left() const noexcept {
  struct stat status {};
  if (::fstat(fd_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  const off_t at = ::lseek(fd_, 0, SEEK_CUR);
  if (at < 0) return std::nullopt;
  return static_cast<std::uint64_t>(std::max<off_t>(status.st_size - at, 0));
}

std::size_t FdSource::first_block() const noexcept {
  const std::uint64_t left = bytes_left().value_or(0);
  return left == 0 ? kBlock : static_cast<std::size_t>(std::min<std::uint64_t>(left + 1, kFirstBlock));
}

Result<std::size_t> FdSource::read(std::string& out, std::size_t limit) {
  return read_some(fd_, out, limit);
}

bool FdSource::idle() {
  pollfd waiting{fd_, POLLIN, 0};
  return ::poll(&waiting, 1, 0) == 0;
}

std::optional<std::uint64_t> PeekingSource::bytes_left() const noexcept {
  const std::optional<std::uint64_t> left = source_->bytes_left();
  return left ? std::optional<std::uint64_t>(*left + head_.size()) : std::nullopt;
}

void PeekingSource::fill() {
  const Result<std::size_t> got = source_->read(head_, source_->first_block());
  if (!got) error_ = got.error();
  ended_ = !got || *got == 0;
}

Result<std::size_t> PeekingSource::read(std::string& out, std::size_t limit) {
  if (head_.empty()) {
    if (error_) return Unexpected{*error_};
    if (ended_) return std::size_t{0};
    return source_->read(out, limit);
  }
  const std::size_t taken = std::min(limit, head_.size());
  if (out.empty() && taken == head_.size()) {
    out.swap(head_);
    head_ = std::string();
    return taken;
  }
  out.append(head_, 0, taken);
  head_.erase(0, taken);
  if (head_.empty()) head_ = std::string();
  return taken;
}

Result<std::unique_ptr<Source>> open_source(const std::string& path, const ExpansionLimits& limits) {
  Result<Descriptor> opened = open_input(path);
  if (!opened) return Unexpected{opened.error()};
  return expand_if_compressed(std::make_unique<FdSource>(*std::move(opened)), limits);
}

Result<std::unique_ptr<Source>> open_source(int borrowed, const ExpansionLimits& limits) {
  return expand_if_compressed(std::make_unique<FdSource>(borrowed), limits);
}

}  // namespace onoma::io
