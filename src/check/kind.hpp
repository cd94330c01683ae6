// What a file is, told by its bytes and not by its name.
#pragma once

#include <cstdint>
#include <string_view>

namespace onoma::check {

enum class FileKind : std::uint8_t {
  kModel,      // a compiled model
  kAdditions,  // a compiled user folder
  kBinary,     // nothing that a person wrote: UTF-16, or control characters
  kPatterns,   // stanzas of `rule` with `match`
  kContext,    // stanzas of `rule` with `when`
  kFragments,  // stanzas of `fragment` and `capture`
  kList,       // names in lines: bare, TSV, CSV or JSON Lines
};

// By the first lines that say something. An empty file is a list of nothing. Linear in the first 64 KiB.
FileKind kind_of(std::string_view bytes) noexcept;

}  // namespace onoma::check
