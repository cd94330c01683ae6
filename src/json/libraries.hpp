#pragma once

#include <string>

namespace onoma::json {

// The version of nlohmann/json that reads JSON here: "3.11.2".
std::string library_version();

}  // namespace onoma::json
