#include "cli/progress_bar.hpp"

#include <algorithm>

#include "cli/console.hpp"
#include "cli/terminal.hpp"

namespace onoma::cli {
namespace {

constexpr std::chrono::milliseconds kBetweenDrawings{100};
constexpr std::size_t kBarWidth = 24;

std::string bar_of(double share) {
  const auto full = std::min(kBarWidth, static_cast<std::size_t>(share * static_cast<double>(kBarWidth)));
  return '[' + std::string(full, '#') + std::string(kBarWidth - full, '.') + "] ";
}

}  // namespace

bool ProgressBar::is_due() const {
  return !drawn_ || std::chrono::steady_clock::now() - last_ >= kBetweenDrawings;
}

void ProgressBar::draw(std::optional<double> share, const std::string& words) {
  const std::string line = (share ? bar_of(*share) : "") + words;
  console_.complain("\r\x1b[K" + line.substr(0, messages_width() - 1));
  drawn_ = true;
  last_ = std::chrono::steady_clock::now();
}

void ProgressBar::clear() {
  if (drawn_) console_.complain("\r\x1b[K");
  drawn_ = false;
}

}  // namespace onoma::cli
