// When feasts are: fixed days, days that follow Easter, n-th weekdays of a month, and days of other calendars.
//
// A rule is what gazetteers/patterns/feasts.tsv says, its columns calendar, day and days divided by blanks: "gregorian 12-25",
// "easter -2", "weekday 11-4-4", "islamic 9-1 month". Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "link/dates/calendar.hpp"

namespace onoma::link {

struct Feast {
  Day first;
  Day last;
};

// The feasts of that rule that begin in a Gregorian year, in order: one, but for the lunar Islamic year none, one or two.
// Empty for a rule that is not understood.
std::vector<Feast> feasts_in(std::string_view rule, int year);

// The feast that begins nearest to the day: feasts are talked about before and after they come.
std::optional<Feast> nearest_feast(std::string_view rule, Day reference);

// "12-25" where the feast is on the same day every year; empty for others.
std::string fixed_feast(std::string_view rule);

}  // namespace onoma::link
