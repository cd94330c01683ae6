// What several formats say of a span besides its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "onoma/document.hpp"
#include "onoma/entity.hpp"

namespace onoma::output {

// The text with each run of white space as one blank: a name that a line break cuts is still the same name.
std::string join_blanks(std::string_view text);

// The value of a date, empty where it is not known; a name in one line.
std::string value_of(const Document& document, const Entity& entity);
// The same as a view, of the document or the entity; or of `room`, where a name's blanks had to be joined.
std::string_view value_of(const Document& document, const Entity& entity, std::string& room);

// At most `count` code points directly before and after the span.
std::string_view text_before(const Document& document, Span span, std::size_t count);
std::string_view text_after(const Document& document, Span span, std::size_t count);

// The confidence in the digits in which it is printed: at most four decimals.
double printed_confidence(double confidence) noexcept;

}  // namespace onoma::output
