// ProgressBar: one line on a terminal's standard error, drawn over and over.
//
// Not thread safe. Borrows the console.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace onoma::cli {

class Console;

class ProgressBar {
 public:
  explicit ProgressBar(Console& console) : console_(console) {}
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar() { clear(); }

  // False shortly after it was drawn.
  bool is_due() const;
  // `share`: from 0 to 1, nothing when it is not known. The line is cut to the terminal.
  void draw(std::optional<double> share, const std::string& words);
  // Takes it off the terminal, so that other messages may follow.
  void clear();

 private:
  Console& console_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace onoma::cli
