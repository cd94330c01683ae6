// From errno to the stable codes of the output schema.
#pragma once

#include <string_view>

#include "onoma/result.hpp"

namespace onoma::io {

// E_NOT_FOUND, E_PERMISSION, E_IS_DIRECTORY, E_IS_SPECIAL, E_LOOP, E_NAME_TOO_LONG, E_MEMORY, else `other`
// (E_READ, E_WRITE). The message is "`verb`: why" in English, whatever the locale: "cannot read: Permission
// denied".
Error system_error(int code, std::string_view verb, std::string_view other = "E_READ");

}  // namespace onoma::io
