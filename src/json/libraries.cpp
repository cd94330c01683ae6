#include "json/libraries.hpp"

#include <nlohmann/json.hpp>

namespace onoma::json {

std::string library_version() {
  return std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + '.' + std::to_string(NLOHMANN_JSON_VERSION_MINOR) +
         '.' + std::to_string(NLOHMANN_JSON_VERSION_PATCH);
}

}  // namespace onoma::json
