#include "cli/console.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

#include "cli/exit_status.hpp"
#include "io/system_error.hpp"
#include "output/bytes.hpp"

namespace onoma::cli {
namespace {

// _Exit, because with -j this is called by a thread while the main one may wait for input that never comes.
[[noreturn]] void stop_writing(Console& console, int code) {
  if (code == EPIPE) std::_Exit(kBrokenPipe);
  console.stop("standard output: " + io::system_error(code, "cannot write").message);
}

}  // namespace

Console::Console() : out_(STDOUT_FILENO) {}

Console::~Console() {
  flush();
}

void Console::print(std::string_view bytes) {
  if (!out_.write(bytes)) stop_writing(*this, out_.failure());
}

void Console::flush() {
  if (!out_.flush()) stop_writing(*this, out_.failure());
}

void Console::stop(std::string_view message) {
  error(message);
  std::_Exit(kStoppedEarly);
}

void Console::complain(std::string_view lines) {
  if (!lines.empty()) io::write_all(STDERR_FILENO, lines);
}

void Console::error(std::string_view message) {
  complain("onoma: " + output::to_line(message) + '\n');
}

}  // namespace onoma::cli
