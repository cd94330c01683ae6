// The door to zlib, liblzma and libzstd: compressed bytes in, their content out.
#pragma once

#include <memory>
#include <string_view>

#include "io/source.hpp"

namespace onoma::io {

inline constexpr std::size_t kLongestMagic = 6;

// What the first bytes of an input (kLongestMagic of them, if there are so many) say it is.
Compression compression_of(std::string_view head) noexcept;

// True when more bytes after these could make a compressed input of it, or when they already do.
bool may_become_compressed(std::string_view head) noexcept;

// The content of all members, one after the other. A few bytes of zeros after the last one are padding,
// anything else after it is an error: nothing is left out in silence.
std::unique_ptr<Source> expand(std::unique_ptr<Source> source, Compression compression,
                               const ExpansionLimits& limits);

}  // namespace onoma::io
