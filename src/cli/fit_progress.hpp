// FitProgress: how far a fit is. On a terminal a bar that is drawn over and over; else a line for each pass.
//
// For one thread. Borrows the console.
#pragma once

#include <chrono>
#include <string>

#include "learn/trainer.hpp"

namespace onoma::cli {

class Console;

class FitProgress {
 public:
  enum class Kind : unsigned char { kNone, kLines, kBar };

  FitProgress(Kind kind, Console& console) : kind_(kind), console_(console) {}
  FitProgress(const FitProgress&) = delete;
  FitProgress& operator=(const FitProgress&) = delete;
  ~FitProgress() { clear(); }

  void reading(std::size_t done, std::size_t documents);
  void during(const learn::Progress& progress);
  void after(const learn::Progress& progress);

  // Takes the bar off the terminal, so that other messages may follow.
  void clear();

 private:
  void draw(double share, const std::string& words);

  Kind kind_;
  Console& console_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace onoma::cli
