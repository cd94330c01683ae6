// What the values of flags mean that several commands have.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "onoma/label.hpp"

namespace onoma::cli {

// The number of threads that `--jobs N` asks for: 0 is as many as the process may use processors.
std::size_t threads_of(int jobs);

// The labels of `--label`, in any letter case, appended to `labels`. Returns what is wrong, empty when
// nothing is.
std::string read_labels(const std::vector<std::string>& names, std::vector<Label>& labels);

}  // namespace onoma::cli
