// Turns offsets in any unit into bytes of a UTF-8 text. For offsets in any order; UnitCounter goes the other
// way.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "onoma/span.hpp"

namespace onoma::text {

class UnitEdges {
 public:
  // Reads the text once and keeps one number for each unit of it, nothing of the text. It must be valid
  // UTF-8.
  UnitEdges(std::string_view text, OffsetUnit unit);

  // How many units the text has.
  std::size_t size() const noexcept { return bytes_.size() - 1; }

  // The byte at which that unit begins; of size(), the end of the text. Nothing beyond the end or inside a
  // character.
  std::optional<std::size_t> byte(std::size_t offset) const noexcept {
    if (offset >= bytes_.size() || bytes_[offset] == kInside) return std::nullopt;
    return bytes_[offset];
  }

  // Both ends; nothing also when the begin is behind the end.
  std::optional<Span> bytes(std::size_t begin, std::size_t end) const noexcept {
    const std::optional<std::size_t> first = byte(begin);
    const std::optional<std::size_t> last = byte(end);
    if (!first || !last || *first > *last) return std::nullopt;
    return Span{*first, *last};
  }

 private:
  static constexpr std::size_t kInside = static_cast<std::size_t>(-1);
  std::vector<std::size_t> bytes_;
};

}  // namespace onoma::text
