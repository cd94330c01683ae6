// TextStream: the text of an input too large to be read whole, a stretch of it at a time. Not thread safe.
//
//   TextStream stream(std::move(first_bytes), std::move(rest), encoding);
//   while (true) {
//     if (const auto error = stream.fill(wanted)) return fail(*error);
//     if (stream.text().empty()) break;
//     stream.drop(use(stream.text()));
//   }
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "io/source.hpp"
#include "onoma/result.hpp"
#include "text/encoding.hpp"

namespace onoma::cli {

// What a record can say of a document, in bytes of text.
inline constexpr std::uint64_t kLargestText = UINT32_MAX;

class TextStream {
 public:
  // `first`: the bytes that were read already.
  TextStream(std::string first, std::unique_ptr<io::Source> rest, const text::Encoding& encoding);

  // Sees to it that text() holds `wanted` bytes, or all that are left. Errors: those of the source,
  // E_TOO_LARGE.
  std::optional<Error> fill(std::size_t wanted);

  // What was decoded and not yet dropped; valid until the next fill().
  std::string_view text() const noexcept { return std::string_view(text_).substr(begin_); }
  // Offset of text() in the whole.
  std::uint64_t offset() const noexcept { return dropped_ + begin_; }
  void drop(std::size_t bytes);

  // From offsets in the whole text to offsets in the raw bytes, for what text() holds.
  const text::SourceMap& map() const noexcept { return map_; }
  std::uint64_t raw_bytes() const noexcept { return raw_bytes_; }
  std::size_t replaced() const noexcept { return decoder_.replaced(); }

 private:
  std::unique_ptr<io::Source> rest_;
  text::Decoder decoder_;
  std::string raw_;  // read, not decoded from raw_begin_ on
  std::size_t raw_begin_ = 0;
  std::uint64_t raw_bytes_ = 0;
  bool raw_ended_ = false;
  std::string text_;
  std::size_t begin_ = 0;
  std::uint64_t dropped_ = 0;
  text::SourceMap map_;
};

}  // namespace onoma::cli
