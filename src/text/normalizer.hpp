// The normal form of a text: NFKC that keeps letter case, with quotes, dashes and spaces unified and
// diacritics folded.
//
//   "Türkiye’s" -> "Turkiye's"; "2019—21" -> "2019–21" (one dash for all, but not the hyphen)
#pragma once

#include <string>
#include <string_view>

#include "text/offset_map.hpp"

namespace onoma::text {

// Appends the normal form of `text` (valid UTF-8, less than 4 GiB) to `out`. With a `map` (empty, and so must
// `out` be) the way back is recorded there. Linear time; ASCII is copied and ICU sees only what no table
// knows.
void append_normal(std::string_view text, std::string& out, OffsetMap* map);

}  // namespace onoma::text
