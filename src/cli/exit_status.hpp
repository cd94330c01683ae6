// The program's exit codes: part of its interface.
#pragma once

namespace onoma::cli {

inline constexpr int kDone = 0;
inline constexpr int kSomeFailed = 1;  // the run is complete; records and messages say which inputs failed
inline constexpr int kUsage = 2;  // wrong arguments or a resource that cannot be used; nothing was processed
inline constexpr int kStoppedEarly = 3;  // output could not be written, or --max-errors
inline constexpr int kNothingFound = 4;  // with --exit-status: all inputs were processed, none has a span
inline constexpr int kSignalled = 128;  // plus the signal: 130 for SIGINT, 143 for SIGTERM
inline constexpr int kBrokenPipe = 141;  // as when SIGPIPE ends a program: the reader has had enough

}  // namespace onoma::cli
