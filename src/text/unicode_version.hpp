// The version of the Unicode data in use, e.g. "15.0"; names folded with another version may not be found.
#pragma once

#include <string>

namespace onoma::text {

std::string unicode_version();

}  // namespace onoma::text
