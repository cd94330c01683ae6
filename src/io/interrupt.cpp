#include "io/interrupt.hpp"

#include <atomic>

namespace onoma::io {
namespace {

// A signal comes to the process, not to an object.
std::atomic<bool> interrupted{false};

}  // namespace

void interrupt_reads() noexcept {
  interrupted = true;
}

bool reads_interrupted() noexcept {
  return interrupted;
}

}  // namespace onoma::io
