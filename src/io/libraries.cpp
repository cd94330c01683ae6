#include "io/libraries.hpp"

#include <lzma.h>
#include <nettle/version.h>
#include <zlib.h>
#include <zstd.h>

namespace onoma::io {

std::vector<std::pair<std::string, std::string>> library_versions() {
  return {{"nettle", std::to_string(nettle_version_major()) + '.' + std::to_string(nettle_version_minor())},
          {"zlib", zlibVersion()},
          {"liblzma", lzma_version_string()},
          {"zstd", ZSTD_versionString()}};
}

}  // namespace onoma::io
