// Runs the yes and no examples of context rules, so that the rules test themselves.
//
// Pure; any thread.
#pragma once

#include <vector>

#include "onoma/additions.hpp"
#include "onoma/model.hpp"
#include "onoma/result.hpp"

namespace onoma {

// Each rule, with all that was added and the model, must find in its `yes` examples exactly the groups in brackets and in its
// `no` examples nothing.
std::vector<Diagnostic> check_context_examples(const Additions& additions, const Model& model);

}  // namespace onoma
