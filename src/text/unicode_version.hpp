// The versions of ICU and of its Unicode data.
#pragma once

#include <string>

namespace onoma::text {

// Of the data in use, e.g. "15.0"; names folded with another version may not be found.
std::string unicode_version();

// Of the library that is loaded, e.g. "72.1".
std::string icu_version();

}  // namespace onoma::text
