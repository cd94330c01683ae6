#include "cli/terminal.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace onoma::cli {

Terminal look_at_terminal() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  Terminal terminal;
  terminal.input = ::isatty(STDIN_FILENO) == 1;
  terminal.output = ::isatty(STDOUT_FILENO) == 1;
  terminal.messages = ::isatty(STDERR_FILENO) == 1;
  const bool refused = no_colour != nullptr && *no_colour != '\0';
  const bool able = kind != nullptr && std::string_view(kind) != "dumb" && *kind != '\0';
  terminal.wants_colour = terminal.output && able && !refused;
  return terminal;
}

std::size_t messages_width() {
  constexpr std::size_t kUsual = 80;
  winsize size{};
  const bool told = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return told ? size.ws_col : kUsual;
}

bool use_colour(std::string_view when, const Terminal& terminal) {
  return when == "always" || (when == "auto" && terminal.wants_colour);
}

std::string temporary_folder() {
  const char* folder = std::getenv("TMPDIR");
  return folder == nullptr || *folder == '\0' ? "/tmp" : folder;
}

void guard_standard_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) != -1 || errno != EBADF) continue;
    // Opened the wrong way round, so that reading from 0 and writing to 1 and 2 still fail.
    if (::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) return;
  }
}

}  // namespace onoma::cli
