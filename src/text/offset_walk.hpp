// OffsetWalk: what an OffsetMap says of offsets that are asked for in rising order: instead of searching it walks on.
//
//   text::OffsetWalk walk(analysis.map);
//   for (const Name& name : names) use(walk.to_original_begin(name.begin), walk.to_original_end(name.end));
//
// Borrows the map, which must not change meanwhile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/offset_map.hpp"

namespace onoma::text {

class OffsetWalk {
 public:
  explicit OffsetWalk(const OffsetMap& map) noexcept : edits_(map.edits()) {}

  // As those of OffsetMap; no offset is smaller than the one before, and none that was a begin is asked for as an end.
  std::uint32_t to_original_begin(std::uint32_t normal) noexcept {
    while (next_ < edits_.size() && edits_[next_].normal_begin <= normal) ++next_;
    if (next_ == 0) return normal;
    const OffsetMap::Edit& edit = edits_[next_ - 1];
    return normal < edit.normal_end ? edit.original_begin : edit.original_end + (normal - edit.normal_end);
  }
  std::uint32_t to_original_end(std::uint32_t normal) noexcept {
    while (next_ < edits_.size() && edits_[next_].normal_begin < normal) ++next_;
    if (next_ == 0) return normal;
    const OffsetMap::Edit& edit = edits_[next_ - 1];
    return normal <= edit.normal_end ? edit.original_end : edit.original_end + (normal - edit.normal_end);
  }

 private:
  const std::vector<OffsetMap::Edit>& edits_;
  std::size_t next_ = 0;  // of the edits, the first that begins after the offset asked for last
};

}  // namespace onoma::text
