// FitProgress: how far a fit is. On a terminal a bar that is drawn over and over; else a line for each pass.
//
// For one thread. Borrows the console.
#pragma once

#include <string>

#include "cli/progress_bar.hpp"
#include "learn/trainer.hpp"

namespace onoma::cli {

class Console;

class FitProgress {
 public:
  enum class Kind : unsigned char { kNone, kLines, kBar };

  FitProgress(Kind kind, Console& console) : kind_(kind), console_(console), bar_(console) {}

  void reading(std::size_t done, std::size_t documents);
  void during(const learn::Progress& progress);
  void after(const learn::Progress& progress);

  // Takes the bar off the terminal, so that other messages may follow.
  void clear() { bar_.clear(); }

 private:
  void draw(double share, const std::string& words);

  Kind kind_;
  Console& console_;
  ProgressBar bar_;
};

}  // namespace onoma::cli
