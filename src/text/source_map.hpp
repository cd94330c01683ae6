// SourceMap: from byte offsets in a text back to byte offsets in the raw input that it was decoded from.
//
// Kept as runs of units: from a run's start on, each `text_step` bytes of text come from `raw_step` raw
// bytes. So text in one script of one encoding is a run or a few, and plain UTF-8 with repairs three for each
// repair. A unit is never cut: begins snap left, ends snap right. An empty map says that text and raw bytes
// are the same.
//
//   map.add(0, 1, 0, 2);   // "Z" of UTF-16
//   map.add(1, 2, 2, 2);   // "é"
//   map.raw(Span{1, 3}) == Span{2, 4};
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "onoma/span.hpp"

namespace onoma::text {

class SourceMap {
 public:
  // Says that text[text, text + text_size) is one unit that came from raw[raw, raw + raw_size). In text
  // order, without gaps in the text; raw bytes may be passed over.
  void add(std::uint64_t text, std::uint32_t text_size, std::uint64_t raw, std::uint32_t raw_size);
  // Says that `size` bytes are the same from these places on.
  void add_same(std::uint64_t text, std::uint64_t size, std::uint64_t raw);
  // Forgets what lies before this offset of the text.
  void drop_before(std::uint64_t text);
  void clear() noexcept { runs_.clear(), text_end_ = raw_end_ = 0; }

  // True when every offset of the text is the offset of the raw bytes.
  bool identity() const noexcept;

  // Where a span of the text lies in the raw bytes; of an empty one, the place of its begin.
  Span raw(Span text) const noexcept;

  std::size_t runs() const noexcept { return runs_.size(); }

 private:
  struct Run {
    std::uint64_t text, raw;
    std::uint32_t text_step, raw_step;
  };
  const Run& run_at(std::uint64_t text) const noexcept;

  std::vector<Run> runs_;
  std::uint64_t text_end_ = 0;
  std::uint64_t raw_end_ = 0;
};

}  // namespace onoma::text
