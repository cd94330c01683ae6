// Finds the day a document was written on, in its own dateline or header: " date 2025-10-26 ISLAMABAD:",
// "ISLAMABAD, Oct 26, 2025 (Agency) -", "LONDON 1996-08-30", "Published: 26 October 2025", the "Date:" of a
// mail, or a first line that is just a date. Never the clock, never a file's time.
//
// Pure function; any thread.
#pragma once

#include <string_view>
#include <vector>

#include "match.hpp"
#include "onoma/extractor.hpp"
#include "onoma/span.hpp"

namespace onoma::link {

// A date that the patterns found: where (bytes of the document's text) and what they caught.
struct DateMention {
  Span span;
  std::vector<Capture> captures;
};

// Mentions beyond this many bytes are not looked at, so that the first window's dates are enough.
inline constexpr std::size_t kHeaderReach = 2000;

// `mentions` in text order. The first that stands in a dateline or header and tells a day; an empty value where
// there is none. `from` is "dateline" or "header". A dateline without a year ("LAGOS, Oct 26 (Agency) -") has that of
// `name_date`, the ISO day that the file's name tells, or else the one that the text's other dates tell.
ReferenceDate find_reference_date(std::string_view text, const std::vector<DateMention>& mentions,
                                  std::string_view name_date = {});

}  // namespace onoma::link
