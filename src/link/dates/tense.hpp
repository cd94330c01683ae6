// What the words near a date tell of it: whether the sentence is of what was or of what will be, so that "on Friday" and
// "in May" can be resolved, and whether the date is exact.
//
// Pure functions over a few dozen bytes around the date; any thread.
#pragma once

#include <string_view>

#include "link/dates/date_value.hpp"
#include "onoma/span.hpp"

namespace onoma::link {

// The tense around text[hit], from the nearest telling word (or pair of words: "is to") of its sentence before it, else after
// it.
Tense tense_around(std::string_view text, Span hit, const DateWords& words) noexcept;

// Whether the word before text[hit] says "about" ("around 1850").
bool is_approximate(std::string_view text, Span hit, const DateWords& words) noexcept;

}  // namespace onoma::link
