// The files of a user folder to start from (onoma init).
#pragma once

#include <string_view>
#include <vector>

namespace onoma::cli {

struct StarterFile {
  std::string_view path;  // in the folder
  std::string_view text;
};

// Each says in its comments what it is for; onoma check finds nothing wrong with them, and the commands of README.md print
// what it shows.
const std::vector<StarterFile>& starter_files();

}  // namespace onoma::cli
