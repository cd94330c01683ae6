// OffsetMap: from byte offsets in a normal form back to byte offsets in the original.
//
// Kept as edits in text order; between edits the two run in step. An offset inside an edit maps to the edit's
// edge, so a mapped span always covers whole characters of the original: begins snap left, ends snap right.
// What was removed at a span's edge (a zero-width space) stays outside of it; a combining mark belongs to the
// letter before it.
//
//   map.add_edit(1, 2, 1, 3);        // "é" (2 bytes) became "e"
//   map.to_original_end(2) == 3
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onoma::text {

class OffsetMap {
 public:
  struct Edit {
    std::uint32_t normal_begin, normal_end, original_begin, original_end;
  };

  // Says that normal[normal_begin, normal_end) stands for original[original_begin, original_end).
  // Edits come in order and do not overlap; normal_begin == normal_end where something was removed.
  void add_edit(std::uint32_t normal_begin, std::uint32_t normal_end, std::uint32_t original_begin,
                std::uint32_t original_end);
  // Adds original[end of the last edit, original_end) to the last edit.
  void extend_last(std::uint32_t original_end);
  void clear() noexcept { edits_.clear(); }

  bool identity() const noexcept { return edits_.empty(); }
  const std::vector<Edit>& edits() const noexcept { return edits_; }

  std::uint32_t to_original_begin(std::uint32_t normal) const noexcept;
  std::uint32_t to_original_end(std::uint32_t normal) const noexcept;

 private:
  std::vector<Edit> edits_;
};

}  // namespace onoma::text
