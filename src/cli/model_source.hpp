// Where the model comes from.
#pragma once

#include <string>

#include "onoma/model.hpp"
#include "onoma/result.hpp"

namespace onoma::cli {

// The model of that file, or the one built in when `path` is empty.
inline Result<Model> load_model(const std::string& path) {
  if (path.empty()) return Model::builtin();
  return Model::open(path);
}

}  // namespace onoma::cli
