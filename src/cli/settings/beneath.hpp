// Beneath: what was set beneath the command line, for what is found out once the flags are read.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace onoma::cli {

class Console;

struct Beneath {
  struct InForce {
    std::string flag;
    std::string where;  // "PATH:LINE" or "ONOMA_JOBS"
    std::vector<std::string> values;
  };
  std::vector<InForce> settings;
  std::set<std::string> left_out;  // flags that no layer may set
  std::string config_path;         // empty: no file was read
  bool verbose = false;

  // Flags do not go together, or a value is wrong. Nothing when a setting that the message names was left
  // out, so that reading again may succeed; else the exit code, with the message said: at the place of the
  // setting when its value is wrong.
  std::optional<int> blame(const std::string& problem, Console& console);

  // With --verbose: what is in force that the command line does not say.
  void tell(Console& console) const;
};

}  // namespace onoma::cli
