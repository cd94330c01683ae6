#pragma once

#include <string_view>

namespace onoma::cli {

// The same as project(VERSION) in CMakeLists.txt; tests/cli compares them.
inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace onoma::cli
