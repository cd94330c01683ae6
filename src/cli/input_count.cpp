#include "cli/input_count.hpp"

#include <system_error>

#include "cli/input_gate.hpp"

namespace onoma::cli {

InputCount::InputCount(const ExtractSettings& settings, BatchProgress& progress)
    : settings_(settings), progress_(progress) {
  const bool can_be_counted = !reads_standard_input(settings) && settings.files_from != "-";
  if (!progress.is_shown() || !can_be_counted) return;
  try {
    thread_ = std::thread([this] { count(); });
  } catch (const std::system_error&) {  // no more threads: the total stays unknown
  }
}

InputCount::~InputCount() {
  stopped_ = true;
  if (thread_.joinable()) thread_.join();
}

void InputCount::count() {
  InputPaths paths(settings_);
  if (paths.open_list()) return;
  OwnPaths own(settings_, paths);
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  while (const std::optional<InputPath> path = own.next()) {
    if (stopped_) return;
    ++files;
    bytes += look_at(*path, settings_.stdin_name, false).size;
  }
  progress_.set_total(files, bytes);
}

}  // namespace onoma::cli
