// DecodedSource: the bytes of another source, turned into UTF-8 on the way. For readers that need no way back
// to the raw bytes.
#pragma once

#include <memory>
#include <string>

#include "io/source.hpp"
#include "text/encoding.hpp"

namespace onoma::io {

class DecodedSource : public Source {
 public:
  DecodedSource(std::unique_ptr<Source> source, const text::Encoding& encoding)
      : source_(std::move(source)), decoder_(encoding) {}

  // May append some more than `limit`: a character is never cut.
  Result<std::size_t> read(std::string& out, std::size_t limit) override;
  bool idle() override { return source_->idle(); }
  Compression compression() const noexcept override { return source_->compression(); }

 private:
  std::unique_ptr<Source> source_;
  text::Decoder decoder_;
  std::string raw_;  // not yet decoded
  bool ended_ = false;
};

}  // namespace onoma::io
