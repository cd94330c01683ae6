// Pattern rules in the compiled file: each as little-endian length-prefixed fields, one after another.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/pattern_set.hpp"

namespace onoma::model {

std::string write_rules(const std::vector<pattern::PatternRule>& rules);

// Nothing when the bytes are damaged.
std::optional<std::vector<pattern::PatternRule>> read_rules(std::string_view bytes);

}  // namespace onoma::model
