#pragma once

#include <string>
#include <utility>
#include <vector>

namespace onoma::io {

// The libraries behind this folder, each with the version that is loaded.
std::vector<std::pair<std::string, std::string>> library_versions();

}  // namespace onoma::io
