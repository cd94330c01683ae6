// The lists of gazetteers/patterns: what feasts, months of other calendars and the words of other languages become, which is
// fragments for the rules and a table of words for who gives dates their values.
//
// Pure functions of the lists; problems are appended to `diagnostics`.
#pragma once

#include <string>
#include <vector>

#include "model/folder.hpp"
#include "model/stanza_reader.hpp"

namespace onoma::model {

// Fragments {islamic_month}, {persian_month} and {hebrew_month}; and, under the names that variant_fragment() gives: for each
// language {month}, {weekday}, {near_day}, {near_period} and {of}; for each letter {feast_name}, the feasts that begin with it.
std::vector<Fragment> date_fragments(const std::vector<SourceList>& lists);

// "fr:month": what {month} stands for in a rule of that variant: of a language, or of a letter.
std::string variant_fragment(std::string_view variant, std::string_view name);

// A rule that uses this fragment becomes a rule for each letter: hundreds of names in one expression are slow to compile, and
// a text has few of them.
inline constexpr std::string_view kFeastName = "feast_name";

// Lines "KIND<tab>KEY<tab>VALUE" sorted by bytes, for link::DateWords: feast (calendar, day and days, divided by blanks),
// month (calendar and number), word (key: language, blank, word; value: its meaning in English) and cue. Keys are
// text::loose_key()s.
std::string date_words(const std::vector<SourceList>& lists, std::vector<Diagnostic>& diagnostics);

}  // namespace onoma::model
