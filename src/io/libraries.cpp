#include "io/libraries.hpp"

#include <nettle/version.h>

namespace onoma::io {

std::vector<std::pair<std::string, std::string>> library_versions() {
  return {{"nettle", std::to_string(nettle_version_major()) + '.' + std::to_string(nettle_version_minor())}};
}

}  // namespace onoma::io
