#include "text/offset_map.hpp"

#include <algorithm>
#include <cassert>

namespace onoma::text {

void OffsetMap::add_edit(std::uint32_t normal_begin, std::uint32_t normal_end, std::uint32_t original_begin,
                         std::uint32_t original_end) {
  assert(normal_begin <= normal_end && original_begin <= original_end);
  if (!edits_.empty()) {
    Edit& last = edits_.back();
    assert(last.normal_end <= normal_begin && last.original_end <= original_begin);
    const bool both_removals = last.normal_begin == last.normal_end && normal_begin == normal_end;
    if (both_removals && last.normal_end == normal_begin && last.original_end == original_begin) {
      last.original_end = original_end;
      return;
    }
  }
  edits_.push_back({normal_begin, normal_end, original_begin, original_end});
}

void OffsetMap::extend_last(std::uint32_t original_end) {
  assert(!edits_.empty() && edits_.back().original_end <= original_end);
  edits_.back().original_end = original_end;
}

std::uint32_t OffsetMap::to_original_begin(std::uint32_t normal) const noexcept {
  // The last edit that begins at or before the offset decides.
  auto after = std::upper_bound(edits_.begin(), edits_.end(), normal,
                                [](std::uint32_t n, const Edit& edit) { return n < edit.normal_begin; });
  if (after == edits_.begin()) return normal;
  const Edit& edit = *--after;
  return normal < edit.normal_end ? edit.original_begin : edit.original_end + (normal - edit.normal_end);
}

std::uint32_t OffsetMap::to_original_end(std::uint32_t normal) const noexcept {
  // The last edit that begins before the offset decides; what was removed right at it is left out.
  auto after = std::lower_bound(edits_.begin(), edits_.end(), normal,
                                [](const Edit& edit, std::uint32_t n) { return edit.normal_begin < n; });
  if (after == edits_.begin()) return normal;
  const Edit& edit = *--after;
  return normal <= edit.normal_end ? edit.original_end : edit.original_end + (normal - edit.normal_end);
}

}  // namespace onoma::text
