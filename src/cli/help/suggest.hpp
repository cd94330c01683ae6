// What somebody may have meant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::cli {

// How many characters to insert, drop, change or swap with their neighbour (optimal string alignment).
std::size_t typing_distance(std::string_view a, std::string_view b);

// The candidate nearest to what was typed, the first of several; empty when none is near: that is, further
// away than a third of the letters and not begun by it.
std::string nearest(std::string_view typed, const std::vector<std::string>& candidates);

// "; did you mean --format?", or nothing.
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates);

}  // namespace onoma::cli
