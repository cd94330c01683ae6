#include "cli/text_stream.hpp"

#include <algorithm>

namespace onoma::cli {
namespace {

constexpr std::size_t kBlock = 256 * 1024;

}  // namespace

TextStream::TextStream(std::string first, std::unique_ptr<io::Source> rest, const text::Encoding& encoding)
    : rest_(std::move(rest)), decoder_(encoding), raw_(std::move(first)), raw_bytes_(raw_.size()) {}

std::optional<Error> TextStream::fill(std::size_t wanted) {
  while (text_.size() - begin_ < wanted && !(raw_ended_ && raw_begin_ == raw_.size())) {
    if (raw_.size() - raw_begin_ < kBlock && !raw_ended_) {
      raw_.erase(0, raw_begin_);
      raw_begin_ = 0;
      if (raw_.capacity() > 4 * kBlock) raw_.shrink_to_fit();
      const Result<std::size_t> got = rest_->read(raw_, kBlock);
      if (!got) return got.error();
      raw_ended_ = *got == 0;
      raw_bytes_ += *got;
    }
    text_.erase(0, begin_);
    dropped_ += begin_;
    begin_ = 0;
    const std::string_view block = std::string_view(raw_).substr(raw_begin_, kBlock);
    const bool last = raw_ended_ && raw_begin_ + block.size() == raw_.size();
    raw_begin_ += decoder_.decode(block, last, text_, map_);
    if (dropped_ + text_.size() > kLargestText) {
      return Error{"E_TOO_LARGE", "a text of more than 4 GiB: split it"};
    }
  }
  return std::nullopt;
}

void TextStream::drop(std::size_t bytes) {
  begin_ += bytes;
  map_.drop_before(offset());
}

}  // namespace onoma::cli
