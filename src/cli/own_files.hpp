// OwnFiles: the files that a run writes, which it must neither read nor write over as inputs.
//
// Files are told by device and inode, what lies in the folder of results by its place. Not thread safe.
#pragma once

#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

#include "cli/extract_options.hpp"

namespace onoma::cli {

class OwnFiles {
 public:
  explicit OwnFiles(const ExtractSettings& settings);

  // An input that was named and is one of them: what to say about it; empty when there is none.
  std::string clash(const std::vector<std::string>& inputs);

  bool has(const std::string& path);

 private:
  bool is_in_folder(const std::string& path);

  std::vector<std::string> files_;
  std::string folder_;  // from the root, with a slash at the end; empty: none
  std::string last_parent_;
  bool last_parent_is_in_folder_ = false;
};

}  // namespace onoma::cli
