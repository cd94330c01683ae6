// RunControl: whether a run is to stop before its inputs end, and why. Any thread.
#pragma once

#include <atomic>

namespace onoma::cli {

class RunControl {
 public:
  // No more inputs are read; those in hand are finished.
  void stop() noexcept { stopping_ = true; }
  void stop_for_signal(int signal) noexcept {
    signal_ = signal;
    stop();
  }
  bool stopping() const noexcept { return stopping_; }
  // SIGINT or SIGTERM; 0 when there was none.
  int signal() const noexcept { return signal_; }

 private:
  std::atomic<bool> stopping_{false};
  std::atomic<int> signal_{0};
};

}  // namespace onoma::cli
