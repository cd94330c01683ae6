#include "cli/fit_progress.hpp"

#include <cstdio>

#include "cli/console.hpp"

namespace onoma::cli {
namespace {

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

void FitProgress::draw(double share, const std::string& words) {
  if (bar_.is_due()) bar_.draw(share, words);
}

}  // namespace onoma::cli
