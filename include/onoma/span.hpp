// Span: a half-open range [begin, end) of bytes in a document's UTF-8 text.
#pragma once

#include <compare>
#include <cstddef>

namespace onoma {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const noexcept { return end - begin; }
  constexpr bool empty() const noexcept { return begin == end; }
  constexpr bool contains(Span other) const noexcept { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const noexcept { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

// Units in which offsets can be told. Bytes are UTF-8 bytes, code points are Unicode scalar values (Python's str index),
// UTF-16 units are those of JavaScript and Java. All count from 0.
enum class OffsetUnit : unsigned char { kCodepoint, kByte, kUtf16 };

}  // namespace onoma
