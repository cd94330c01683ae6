// Tells dates that name a day, month or year from those that do not ("recently", "last week").
#pragma once

#include <string_view>

namespace onoma::eval {

// True when the text holds a decimal digit of any script, or as a word of its own an English month, weekday
// or feast, in any letter case. Valid UTF-8.
bool names_calendar(std::string_view text);

}  // namespace onoma::eval
