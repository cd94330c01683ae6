// Shard: one of several equal parts of the files of a run, so that machines can share them.
//
// A file is in the same part for every run, wherever and in whatever order it is named, as long as its path is
// written alike: the part is told by the SHA-256 of the path.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace onoma::batch {

struct Shard {
  std::uint64_t index = 1;  // from 1
  std::uint64_t count = 1;

  bool has(std::string_view path) const;
};

// "3/8": the third of eight. Nothing when it is no such thing.
std::optional<Shard> shard_from(std::string_view text);

}  // namespace onoma::batch
