// Progress: how far a run is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onoma::output {

struct Progress {
  std::uint64_t files = 0;
  std::optional<std::uint64_t> files_total;  // once they are counted
  std::uint64_t bytes = 0;                   // of the inputs as they were read
  std::optional<std::uint64_t> bytes_total;
  std::uint64_t errors = 0;
  double seconds = 0;
  double mb_per_second = 0;
  std::optional<double> share;  // of the work, from 0 to 1
  std::optional<double> seconds_left;
};

// "120 of 400 files, 3.1 of 9.9 MB, 5.2 MB/s, 0:01 left, 2 errors"
std::string in_words(const Progress& progress);

// Appends a record of type "progress".
void write_progress(const Progress& progress, std::string_view tool, std::string& out);

}  // namespace onoma::output
