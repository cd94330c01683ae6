// InputCount: a thread that counts the inputs ahead of the work, so that progress can tell how much is left.
#pragma once

#include <atomic>
#include <thread>

#include "cli/batch_progress.hpp"
#include "cli/extract_options.hpp"

namespace onoma::cli {

class InputCount {
 public:
  // Tells the progress when all are counted. What only standard input tells is not counted. Borrows both.
  InputCount(const ExtractSettings& settings, BatchProgress& progress);
  InputCount(const InputCount&) = delete;
  InputCount& operator=(const InputCount&) = delete;
  ~InputCount();

 private:
  void count();

  const ExtractSettings& settings_;
  BatchProgress& progress_;
  std::atomic<bool> stopped_{false};
  std::thread thread_;
};

}  // namespace onoma::cli
