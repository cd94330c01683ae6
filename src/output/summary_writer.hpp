// The `summary` record of the schema onoma/1: what a run has done, for people and logs. It tells time, so it
// never stands among the records of documents.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "onoma/label.hpp"
#include "output/tally.hpp"

namespace onoma::output {

// What this run did itself: a result may also hold what one before it did.
struct Work {
  std::uint64_t bytes = 0;
  double seconds = 0;  // wall time
};

// Appends the record as one line. `complete`: the run was not stopped early; `tool`: the program's version.
void write_summary(const Tally& tally, const LabelNames& labels, bool complete, const Work& work, std::string_view tool,
                   std::string& out);

}  // namespace onoma::output
