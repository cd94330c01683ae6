// Shape classes: the evidence classes that depend on how a token is written and where it stands, not on what it says.
//
// They come first in the class table of every model (ids 1 to shape_classes().size()), in this fixed order.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "match.hpp"
#include "text/token.hpp"

namespace onoma::tag {

// The attribute of each shape class, e.g. "shape:capital", "shape:capital@start", "punct:,"; element i has the id i + 1.
const std::vector<std::string>& shape_classes();

// The shape class of token i.
ClassId shape_class(const text::Analysis& analysis, std::size_t i) noexcept;

// What stands before the first token of a sentence or of a line that is no continuation, and after the last one.
ClassId sentence_edge_class() noexcept;
ClassId line_edge_class() noexcept;
ClassId text_edge_class() noexcept;

}  // namespace onoma::tag
