#include "output/progress.hpp"

#include <cmath>

#include "json/writer.hpp"
#include "output/record_writer.hpp"

namespace onoma::output {
namespace {

std::string with_one_decimal(double number) {
  std::string text;
  json::Writer(text, json::Style::kCompact).decimal(number, 1);
  return text;
}

std::string megabytes(std::uint64_t bytes) {
  return with_one_decimal(static_cast<double>(bytes) / 1e6);
}

std::string two_digits(std::uint64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// 0:07, 12:40, 3:05:00
std::string clock_time(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  const std::string minutes_and_seconds = ':' + two_digits(whole % 60);
  if (whole < 3600) return std::to_string(whole / 60) + minutes_and_seconds;
  return std::to_string(whole / 3600) + ':' + two_digits(whole / 60 % 60) + minutes_and_seconds;
}

}  // namespace

std::string in_words(const Progress& progress) {
  std::string words = std::to_string(progress.files);
  if (progress.files_total) words += " of " + std::to_string(*progress.files_total);
  words += progress.files == 1 && !progress.files_total ? " file, " : " files, ";
  words += megabytes(progress.bytes);
  if (progress.bytes_total) words += " of " + megabytes(*progress.bytes_total);
  words += " MB, " + with_one_decimal(progress.mb_per_second) + " MB/s";
  if (progress.seconds_left) words += ", " + clock_time(*progress.seconds_left) + " left";
  if (progress.errors > 0)
    words += ", " + std::to_string(progress.errors) + (progress.errors == 1 ? " error" : " errors");
  return words;
}

void write_progress(const Progress& progress, std::string_view tool, std::string& out) {
  json::Writer writer(out, json::Style::kCompact);
  write_record_head(writer, "progress", tool);
  writer.field_count("files", progress.files);
  if (progress.files_total) writer.field_count("files_total", *progress.files_total);
  writer.field_count("bytes", progress.bytes);
  if (progress.bytes_total) writer.field_count("bytes_total", *progress.bytes_total);
  writer.field_count("errors", progress.errors);
  writer.key("seconds");
  writer.decimal(progress.seconds, 3);
  writer.key("mb_per_second");
  writer.decimal(progress.mb_per_second, 3);
  if (progress.seconds_left) {
    writer.key("seconds_left");
    writer.decimal(*progress.seconds_left, 1);
  }
  writer.end_object();
  out += '\n';
}

}  // namespace onoma::output
