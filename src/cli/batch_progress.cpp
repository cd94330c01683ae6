#include "cli/batch_progress.hpp"

#include <algorithm>

#include "cli/version.hpp"

namespace onoma::cli {
namespace {

constexpr std::chrono::seconds kBetweenLines{1};
constexpr double kLongEnough = 0.5;  // seconds before a guess at the time left is worth anything

}  // namespace

BatchProgress::Kind BatchProgress::kind_of(std::string_view how, const Terminal& terminal,
                                           bool prints_results, bool quiet) {
  if (how == "json") return Kind::kJson;
  if (how == "bar") return Kind::kBar;
  // Results on the same terminal would be written through the bar.
  const bool is_free = terminal.messages && !quiet && !(prints_results && terminal.output);
  return how == "auto" && is_free ? Kind::kBar : Kind::kNone;
}

void BatchProgress::set_total(std::uint64_t files, std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  files_total_ = files;
  bytes_total_ = bytes;
  counted_ = true;
}

void BatchProgress::passed(std::uint64_t file_bytes) {
  const std::lock_guard lock(mutex_);
  ++files_;
  passed_ += file_bytes;
  ended_ += file_bytes;
  show();
}

void BatchProgress::worked(std::uint64_t bytes_read, std::uint64_t errors, std::uint64_t file_bytes) {
  const std::lock_guard lock(mutex_);
  read_ += bytes_read;
  errors_ += errors;
  under_way_ = std::min(under_way_ + bytes_read, file_bytes);
  show();
}

void BatchProgress::file_ended(std::uint64_t file_bytes) {
  const std::lock_guard lock(mutex_);
  ++files_;
  ended_ += file_bytes;
  under_way_ = 0;
  show();
}

output::Progress BatchProgress::look() const {
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started_;
  output::Progress progress;
  progress.files = files_;
  progress.bytes = read_ + passed_;
  progress.errors = errors_;
  progress.seconds = passed.count();
  progress.mb_per_second = passed.count() > 0 ? static_cast<double>(read_) / 1e6 / passed.count() : 0;
  if (!counted_) return progress;
  progress.files_total = std::max(files_total_, files_);
  progress.bytes_total = std::max(bytes_total_, progress.bytes);
  const auto total = static_cast<double>(bytes_total_);
  const auto done = static_cast<double>(ended_ + under_way_);
  if (total > 0) progress.share = std::min(1.0, done / total);
  const double worked = done - static_cast<double>(passed_);
  if (worked > 0 && passed.count() > kLongEnough)
    progress.seconds_left = std::max(0.0, total - done) * passed.count() / worked;
  return progress;
}

void BatchProgress::print_json() {
  std::string line;
  output::write_progress(look(), kVersion, line);
  console_.complain(line);
  last_json_ = std::chrono::steady_clock::now();
}

void BatchProgress::show() {
  if (kind_ == Kind::kJson && std::chrono::steady_clock::now() - last_json_ >= kBetweenLines) print_json();
  if (kind_ != Kind::kBar || !bar_.is_due()) return;
  const output::Progress progress = look();
  bar_.draw(progress.share, output::in_words(progress));
}

void BatchProgress::complain(std::string_view lines) {
  if (lines.empty()) return;
  const std::lock_guard lock(mutex_);
  bar_.clear();
  console_.complain(lines);
}

void BatchProgress::tell() {
  const std::lock_guard lock(mutex_);
  if (kind_ == Kind::kJson) return print_json();
  bar_.clear();
  console_.error(output::in_words(look()));
}

void BatchProgress::finish(bool complete) {
  const std::lock_guard lock(mutex_);
  bar_.clear();
  if (complete && !counted_) {
    files_total_ = files_;
    bytes_total_ = ended_;
    counted_ = true;
  }
  if (kind_ == Kind::kJson) print_json();
}

}  // namespace onoma::cli
