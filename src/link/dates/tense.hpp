// Guesses whether a sentence tells of what was or of what will be, so that "on Friday" and "in May" can be
// resolved.
//
// Pure function over a few dozen bytes around the date; any thread.
#pragma once

#include <string_view>

#include "link/dates/date_value.hpp"
#include "onoma/span.hpp"

namespace onoma::link {

// The tense around text[hit], from the nearest telling word in its sentence: "will", "due", "payable" …
// against "was", "said", "had" …; the past where nothing tells.
Tense tense_around(std::string_view text, Span hit) noexcept;

}  // namespace onoma::link
