// Console: the only place that writes to standard output and standard error.
#pragma once

#include <string_view>

#include "io/fd_writer.hpp"

namespace onoma::cli {

class Console {
 public:
  Console();
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  // Buffered. When standard output cannot be written, the program ends here, as nothing it does can be seen
  // any more: with kBrokenPipe and in silence when the reader went away, else with a message and
  // kStoppedEarly.
  void print(std::string_view bytes);
  void flush();

  // Ends the program with a message and kStoppedEarly, after a record that was begun and cannot be completed.
  [[noreturn]] void stop(std::string_view message);

  // Standard error, at once. Lines that are already formed, with their line ends.
  void complain(std::string_view lines);
  // "onoma: message", as one line.
  void error(std::string_view message);

 private:
  io::FdWriter out_;
};

}  // namespace onoma::cli
