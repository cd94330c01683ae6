#include "io/decoded_source.hpp"

namespace onoma::io {

Result<std::size_t> DecodedSource::read(std::string& out, std::size_t limit) {
  const std::size_t before = out.size();
  text::SourceMap unused;
  while (out.size() == before && !ended_) {
    const Result<std::size_t> got = source_->read(raw_, limit);
    if (!got) return Unexpected{got.error()};
    ended_ = *got == 0;
    raw_.erase(0, decoder_.decode(raw_, ended_, out, unused));
  }
  return out.size() - before;
}

}  // namespace onoma::io
