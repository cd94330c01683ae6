// The context rules of all files of a run become part of the additions.
#pragma once

#include <vector>

#include "model/additions_data.hpp"
#include "onoma/result.hpp"

namespace onoma::model {

// Reads and compiles data.context_texts, and numbers the labels of the rules. Every problem is told.
void read_context(Additions::Data& data, std::vector<Diagnostic>& diagnostics);

}  // namespace onoma::model
