#include "io/expand.hpp"

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <string>
#include <utility>

namespace onoma::io {
namespace {

constexpr std::size_t kBlock = 64 * 1024;
constexpr std::uint64_t kRatioFrom = 1024 * 1024;  // small members swell a lot and do no harm
constexpr std::uint64_t kDecoderMemory = 256 * 1024 * 1024;
constexpr int kWindowLog = 27;  // 128 MiB, what the zstd program takes without being asked

constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::string_view kXzMagic{
    "\xFD"
    "7zXZ\0",
    6};
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";
// Frames to be skipped: 0x184D2A50 to 0x184D2A5F.
constexpr std::string_view kSkippableTail = "\x2A\x4D\x18";

bool is_skippable(std::string_view head) noexcept {
  return head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50 &&
         head.substr(1, 3) == kSkippableTail;
}

Error broken(std::string_view kind, std::string_view what) {
  return Error{"E_COMPRESSED", "cannot read: " + std::string(kind) + " data " + std::string(what)};
}

enum class Step : unsigned char { kMore, kMemberEnd, kBroken, kTooMuchMemory };

// One member after the other. step() takes from `in` and puts into `out`, both of which it shortens.
class Codec {
 public:
  virtual ~Codec() = default;
  virtual Step step(std::string_view& in, char*& out, std::size_t& room) = 0;
  virtual void begin_member() = 0;
};

class GzipCodec : public Codec {
 public:
  GzipCodec() {
    if (inflateInit2(&stream_, 15 + 16) != Z_OK) throw std::bad_alloc();
  }
  GzipCodec(const GzipCodec&) = delete;
  GzipCodec& operator=(const GzipCodec&) = delete;
  ~GzipCodec() override { inflateEnd(&stream_); }

  Step step(std::string_view& in, char*& out, std::size_t& room) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(room);
    const int code = inflate(&stream_, Z_NO_FLUSH);
    in.remove_prefix(in.size() - stream_.avail_in);
    out += room - stream_.avail_out;
    room = stream_.avail_out;
    if (code == Z_MEM_ERROR) throw std::bad_alloc();
    if (code == Z_STREAM_END) return Step::kMemberEnd;
    return code == Z_OK || code == Z_BUF_ERROR ? Step::kMore : Step::kBroken;
  }
  void begin_member() override { inflateReset(&stream_); }

 private:
  z_stream stream_{};
};

class XzCodec : public Codec {
 public:
  XzCodec() { begin_member(); }
  XzCodec(const XzCodec&) = delete;
  XzCodec& operator=(const XzCodec&) = delete;
  ~XzCodec() override { lzma_end(&stream_); }

  Step step(std::string_view& in, char*& out, std::size_t& room) override {
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(out);
    stream_.avail_out = room;
    const lzma_ret code = lzma_code(&stream_, LZMA_RUN);
    in.remove_prefix(in.size() - stream_.avail_in);
    out += room - stream_.avail_out;
    room = stream_.avail_out;
    if (code == LZMA_MEM_ERROR) throw std::bad_alloc();
    if (code == LZMA_MEMLIMIT_ERROR) return Step::kTooMuchMemory;
    if (code == LZMA_STREAM_END) return Step::kMemberEnd;
    return code == LZMA_OK || code == LZMA_BUF_ERROR ? Step::kMore : Step::kBroken;
  }
  void begin_member() override {
    if (lzma_stream_decoder(&stream_, kDecoderMemory, 0) != LZMA_OK) throw std::bad_alloc();
  }

 private:
  lzma_stream stream_ = LZMA_STREAM_INIT;
};

class ZstdCodec : public Codec {
 public:
  ZstdCodec() : stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, kWindowLog);
  }
  ZstdCodec(const ZstdCodec&) = delete;
  ZstdCodec& operator=(const ZstdCodec&) = delete;
  ~ZstdCodec() override { ZSTD_freeDStream(stream_); }

  Step step(std::string_view& in, char*& out, std::size_t& room) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out, room, 0};
    const std::size_t code = ZSTD_decompressStream(stream_, &to, &from);
    in.remove_prefix(from.pos);
    out += to.pos;
    room -= to.pos;
    if (ZSTD_isError(code) == 0) return code == 0 ? Step::kMemberEnd : Step::kMore;
    const ZSTD_ErrorCode why = ZSTD_getErrorCode(code);
    if (why == ZSTD_error_memory_allocation) throw std::bad_alloc();
    return why == ZSTD_error_frameParameter_windowTooLarge ? Step::kTooMuchMemory : Step::kBroken;
  }
  void begin_member() override { ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only); }

 private:
  ZSTD_DStream* stream_;
};

std::unique_ptr<Codec> make_codec(Compression compression) {
  if (compression == Compression::kGzip) return std::make_unique<GzipCodec>();
  if (compression == Compression::kXz) return std::make_unique<XzCodec>();
  return std::make_unique<ZstdCodec>();
}

class ExpandingSource : public Source {
 public:
  ExpandingSource(std::unique_ptr<Source> source, Compression compression, const ExpansionLimits& limits)
      : source_(std::move(source)),
        compression_(compression),
        limits_(limits),
        codec_(make_codec(compression)) {}

  Result<std::size_t> read(std::string& out, std::size_t limit) override try {
    const std::size_t before = out.size();
    limit = std::min(limit, kBlock * 16);
    out.resize(before + limit);
    char* to = out.data() + before;
    std::size_t room = limit;
    std::optional<Error> error;
    while (room == limit && !ended_ && !error) error = advance(to, room);
    const std::size_t got = limit - room;
    out.resize(before + got);
    if (error) return Unexpected{*std::move(error)};
    bytes_out_ += got;
    if (std::optional<Error> swollen = check_limits()) return Unexpected{*std::move(swollen)};
    return got;
  } catch (const std::bad_alloc&) {
    return Unexpected{Error{"E_MEMORY", "cannot read: not enough memory"}};
  }

  bool idle() override { return in_.empty() && !ended_ && source_->idle(); }
  Compression compression() const noexcept override { return compression_; }

 private:
  std::optional<Error> advance(char*& to, std::size_t& room) {
    if (in_.empty() && !starved_) {
      buffer_.clear();
      const Result<std::size_t> got = source_->read(buffer_, kBlock);
      if (!got) return got.error();
      in_ = buffer_;
      starved_ = *got == 0;
    }
    if (between_members_) return between_members();
    const std::size_t room_before = room;
    const std::size_t in_before = in_.size();
    const Step step = codec_->step(in_, to, room);
    bytes_in_ += in_before - in_.size();
    if (step == Step::kBroken) return broken(name(), "is broken");
    if (step == Step::kTooMuchMemory) {
      return Error{"E_EXPANSION", "cannot read: " + std::string(name()) + " data asks for too much memory"};
    }
    if (step == Step::kMemberEnd) {
      between_members_ = true;
    } else if (starved_ && room == room_before) {
      return broken(name(), "is cut short");
    }
    return std::nullopt;
  }

  // Behind a member: the end, padding, or another member.
  std::optional<Error> between_members() {
    if (padded_ || in_.starts_with('\0')) {
      padded_ = padded_ || !in_.empty();
      if (in_.find_first_not_of('\0') != std::string_view::npos) return garbage();
      in_ = {};
    }
    if (in_.empty()) {
      ended_ = starved_;
      return std::nullopt;
    }
    // A magic number may lie across two blocks.
    while (in_.size() < kLongestMagic && !starved_) {
      buffer_ = std::string(in_);
      const Result<std::size_t> got = source_->read(buffer_, kBlock);
      if (!got) return got.error();
      in_ = buffer_;
      starved_ = *got == 0;
    }
    if (compression_of(in_) != compression_) return garbage();
    codec_->begin_member();
    between_members_ = false;
    return std::nullopt;
  }

  std::optional<Error> check_limits() const {
    const bool too_dense = bytes_out_ > kRatioFrom && bytes_out_ / limits_.ratio > bytes_in_;
    if (!too_dense && bytes_out_ <= limits_.bytes) return std::nullopt;
    std::string message = "cannot read: " + std::string(name()) + " data expands ";
    message += too_dense ? "more than " + std::to_string(limits_.ratio) + " times (--max-expansion)"
                         : "beyond " + std::to_string(limits_.bytes) + " bytes (--max-expanded)";
    return Error{"E_EXPANSION", std::move(message)};
  }

  Error garbage() const { return broken(name(), "is followed by something else"); }
  std::string_view name() const { return compression_name(compression_); }

  std::unique_ptr<Source> source_;
  Compression compression_;
  ExpansionLimits limits_;
  std::unique_ptr<Codec> codec_;
  std::string buffer_;
  std::string_view in_;  // of buffer_, not yet taken
  std::uint64_t bytes_in_ = 0;
  std::uint64_t bytes_out_ = 0;
  bool starved_ = false;          // the compressed bytes have ended
  bool between_members_ = false;  // a member has ended, no other begun
  bool padded_ = false;
  bool ended_ = false;
};

}  // namespace

Compression compression_of(std::string_view head) noexcept {
  if (head.starts_with(kGzipMagic)) return Compression::kGzip;
  if (head.starts_with(kXzMagic)) return Compression::kXz;
  if (head.starts_with(kZstdMagic) || is_skippable(head)) return Compression::kZstd;
  return Compression::kNone;
}

bool may_become_compressed(std::string_view head) noexcept {
  const auto begins = [head](std::string_view magic) {
    return magic.substr(0, head.size()) == head.substr(0, magic.size());
  };
  return begins(kGzipMagic) || begins(kXzMagic) || begins(kZstdMagic) || is_skippable(head);
}

std::unique_ptr<Source> expand(std::unique_ptr<Source> source, Compression compression,
                               const ExpansionLimits& limits) {
  return std::make_unique<ExpandingSource>(std::move(source), compression, limits);
}

}  // namespace onoma::io
