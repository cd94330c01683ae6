// Pattern rules in the compiled file: each as little-endian length-prefixed fields, one after another.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/label.hpp"
#include "pattern/pattern_set.hpp"

namespace onoma::model {

// All but the prefixes, which few runs need.
std::string write_rules(const std::vector<pattern::PatternRule>& rules);

// Nothing when the bytes are damaged, or a label is not among the first `labels`. With `wanted`, only the rules of which it says
// yes to PatternRule::only.
std::optional<std::vector<pattern::PatternRule>> read_rules(std::string_view bytes, std::size_t labels = kAllLabelCount,
                                                            const std::function<bool(std::string_view only)>& wanted = {});

// Each prefix after how many bytes it shares with the one before, and how many follow.
std::string write_prefixes(const std::vector<pattern::PatternRule>& rules);
// For each rule its prefixes; all empty (not known) where the bytes are damaged.
std::vector<std::vector<std::string>> read_prefixes(std::string_view bytes, std::size_t rule_count);

}  // namespace onoma::model
