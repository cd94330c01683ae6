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

// Fragments {feast_name}, {islamic_month}, {persian_month} and {hebrew_month}; for each language {month}, {weekday},
// {near_day}, {near_period} and {of}, under the names that language_fragment() gives.
std::vector<Fragment> date_fragments(const std::vector<SourceList>& lists);

// "fr:month": what {month} stands for in a rule of that language.
std::string language_fragment(std::string_view language, std::string_view name);

// Lines "KIND<tab>KEY<tab>VALUE" sorted by bytes, for link::DateWords: feast (calendar, day and days, divided by blanks),
// month (calendar and number), word (key: language, blank, word; value: its meaning in English) and cue. Keys are
// text::loose_key()s.
std::string date_words(const std::vector<SourceList>& lists, std::vector<Diagnostic>& diagnostics);

}  // namespace onoma::model
