#include "cli/signal_watcher.hpp"

#include <cstdlib>
#include <system_error>

#include "io/interrupt.hpp"

namespace onoma::cli {
namespace {

// Wakes threads of this program; nobody else sends it, and by default it does nothing.
constexpr int kWake = SIGURG;
constexpr long kBetweenWakings = 20'000'000;  // nanoseconds

bool is_ignored(int signal) {
  struct sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

// Not to be restarted, so that a read which waits comes back.
void let_wakings_interrupt() {
  struct sigaction action {};
  action.sa_handler = [](int) {};
  ::sigaction(kWake, &action, nullptr);
}

}  // namespace

SignalWatcher::SignalWatcher(RunControl& control, std::function<void()> tell)
    : control_(control), tell_(std::move(tell)), reader_(::pthread_self()) {
  ::sigemptyset(&watched_);
  for (const int signal : {SIGINT, SIGTERM, SIGUSR1}) {
    if (!is_ignored(signal)) ::sigaddset(&watched_, signal);
  }
  let_wakings_interrupt();
  ::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is an error of write(), to be told
  ::pthread_sigmask(SIG_BLOCK, &watched_, nullptr);
  try {
    thread_ = std::thread([this] { watch(); });
  } catch (const std::system_error&) {  // no more threads: signals do what they do by default, and the run can be resumed
    ::pthread_sigmask(SIG_UNBLOCK, &watched_, nullptr);
  }
}

SignalWatcher::~SignalWatcher() {
  if (!thread_.joinable()) return;
  reading_ = false;
  ended_ = true;
  ::pthread_kill(thread_.native_handle(), kWake);
  thread_.join();
}

void SignalWatcher::stop() {
  control_.stop();
  if (thread_.joinable()) ::pthread_kill(thread_.native_handle(), kWake);
}

void SignalWatcher::take(int signal) {
  if (signal == SIGUSR1) return tell_();
  if (signal != SIGINT && signal != SIGTERM) return;
  if (control_.signal() != 0) std::_Exit(128 + signal);
  control_.stop_for_signal(signal);
}

void SignalWatcher::watch() {
  sigset_t all = watched_;
  ::sigaddset(&all, kWake);
  ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
  while (!ended_) {
    const bool waking = control_.stopping() && reading_;
    if (waking) {
      // Again and again: the reader may be just about to wait.
      io::interrupt_reads();
      ::pthread_kill(reader_, kWake);
    }
    const timespec pause{0, kBetweenWakings};
    take(waking ? ::sigtimedwait(&all, nullptr, &pause) : ::sigwaitinfo(&all, nullptr));
  }
}

}  // namespace onoma::cli
