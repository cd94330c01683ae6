// The `summary` record of the schema onoma/1: what a run has done, for people and logs. It tells time, so it
// never stands among the records of documents.
#pragma once

#include <string>
#include <string_view>

#include "output/tally.hpp"

namespace onoma::output {

// Appends the record as one line. `complete`: the run was not stopped early; `seconds` of wall time; `tool`:
// the program's version.
void write_summary(const Tally& tally, bool complete, double seconds, std::string_view tool,
                   std::string& out);

}  // namespace onoma::output
