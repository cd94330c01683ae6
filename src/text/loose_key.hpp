// The look-up key of a name whose spelling varies in small marks: the folded text without apostrophes and periods, hyphens
// and runs of white space as one blank. "St. Patrick’s\nDay" -> "st patricks day".
//
// Pure function; any thread.
#pragma once

#include <string>
#include <string_view>

namespace onoma::text {

std::string loose_key(std::string_view text);

}  // namespace onoma::text
