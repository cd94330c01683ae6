#include "cli/fit_progress.hpp"

#include <algorithm>
#include <cstdio>

#include "cli/console.hpp"

namespace onoma::cli {
namespace {

constexpr std::chrono::milliseconds kBetweenDrawings{100};
constexpr std::size_t kBarWidth = 24;

std::string with_digits(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", number);
  return text;
}

std::string describe(const learn::Progress& progress) {
  std::string words =
      progress.stage + ' ' + std::to_string(progress.epoch) + '/' + std::to_string(progress.epochs);
  words += ": loss " + with_digits(progress.loss);
  if (progress.held_out_loss >= 0) words += ", held out " + with_digits(progress.held_out_loss);
  return words;
}

}  // namespace

void FitProgress::reading(std::size_t done, std::size_t documents) {
  if (kind_ != Kind::kBar || documents == 0) return;
  draw(static_cast<double>(done) / static_cast<double>(documents),
       "document " + std::to_string(done) + " of " + std::to_string(documents));
}

void FitProgress::during(const learn::Progress& progress) {
  if (kind_ == Kind::kBar) draw(progress.share, describe(progress));
}

void FitProgress::after(const learn::Progress& progress) {
  if (kind_ == Kind::kLines) console_.error(describe(progress));
  if (kind_ == Kind::kBar) draw(1, describe(progress));
}

void FitProgress::clear() {
  if (drawn_) console_.complain("\r\x1b[K");
  drawn_ = false;
}

void FitProgress::draw(double share, const std::string& words) {
  const auto now = std::chrono::steady_clock::now();
  if (drawn_ && now - last_ < kBetweenDrawings) return;
  last_ = now;
  drawn_ = true;
  const auto full = std::min(kBarWidth, static_cast<std::size_t>(share * static_cast<double>(kBarWidth)));
  console_.complain("\r\x1b[K[" + std::string(full, '#') + std::string(kBarWidth - full, '.') + "] " + words);
}

}  // namespace onoma::cli
