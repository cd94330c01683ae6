// What the program is made of: `onoma --version`.
#pragma once

#include <string>

namespace onoma::cli {

// "onoma 0.1.0".
std::string version_line();

// A JSON object in a line: version, schema, model, libraries, build.
std::string version_json();

}  // namespace onoma::cli
