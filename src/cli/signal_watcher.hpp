// SignalWatcher: a thread that takes the signals of a run.
//
// SIGINT and SIGTERM stop the run: reading ends, also where it waits; the second one ends the program at once.
// SIGUSR1 asks for a line about the progress. Signals that were ignored when the program started stay so.
// Where the system gives no thread, signals do what they do by default.
// To be made before other threads, and in the thread that reads.
#pragma once

#include <pthread.h>
#include <signal.h>

#include <atomic>
#include <functional>
#include <thread>

#include "cli/run_control.hpp"

namespace onoma::cli {

class SignalWatcher {
 public:
  // `tell` is called in the watcher's thread.
  SignalWatcher(RunControl& control, std::function<void()> tell);
  SignalWatcher(const SignalWatcher&) = delete;
  SignalWatcher& operator=(const SignalWatcher&) = delete;
  ~SignalWatcher();

  // The run stops for a reason of its own: whoever waits for input is to be woken. Any thread.
  void stop();
  // Nothing is waited for any more.
  void reading_has_ended() noexcept { reading_ = false; }

 private:
  void watch();
  void take(int signal);

  RunControl& control_;
  std::function<void()> tell_;
  pthread_t reader_;
  sigset_t watched_{};
  std::atomic<bool> reading_{true};
  std::atomic<bool> ended_{false};
  std::thread thread_;
};

}  // namespace onoma::cli
