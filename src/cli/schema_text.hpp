#pragma once

#include <string_view>

namespace onoma::cli {

// docs/onoma-1.schema.json, which the build puts into the program.
std::string_view schema_text();

}  // namespace onoma::cli
