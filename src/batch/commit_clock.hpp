// CommitClock: when a group of results is to be brought to the disk: often enough that little is lost in a
// crash, seldom enough that it costs little. Not thread safe.
#pragma once

#include <algorithm>
#include <chrono>

namespace onoma::batch {

class CommitClock {
 public:
  bool is_due() const { return now() - ended_ >= pause_; }

  // Around the work of a commit.
  void begin() { began_ = now(); }
  void end() {
    ended_ = now();
    pause_ = std::max(kShortest, kShare * (ended_ - began_));
  }

 private:
  using Clock = std::chrono::steady_clock;
  static Clock::time_point now() { return Clock::now(); }
  static constexpr Clock::duration kShortest = std::chrono::milliseconds(300);
  static constexpr int kShare = 20;  // a slow disk may cost a twentieth of the time

  Clock::time_point began_ = now();
  Clock::time_point ended_ = began_;
  Clock::duration pause_ = kShortest;
};

}  // namespace onoma::batch
