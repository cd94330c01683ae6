// Ending a wait for input. A thread that waits in open_input() or read_some() goes on waiting when a signal
// wakes it, unless interrupt_reads() was called before: then it gives E_INTERRUPTED.
#pragma once

namespace onoma::io {

// For the whole process, and for good. May be called by any thread and in a signal handler.
void interrupt_reads() noexcept;
bool reads_interrupted() noexcept;

}  // namespace onoma::io
