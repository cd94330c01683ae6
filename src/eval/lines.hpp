// Lines: the lines of a text that is in memory, without "\n" or "\r\n".
//
//   for (Lines lines(content); lines.next();) use(lines.number(), lines.line());
#pragma once

#include <cstddef>
#include <string_view>

namespace onoma::eval {

class Lines {
 public:
  // Views the content, which must outlive it. A byte order mark at the start is passed over.
  explicit Lines(std::string_view content) noexcept : rest_(content) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (rest_.starts_with(kMark)) rest_.remove_prefix(kMark.size());
  }

  // Goes to the next line; false behind the last one. What follows the last "\n" is a line only if there is
  // something.
  bool next() noexcept {
    if (rest_.empty()) return false;
    const std::size_t end = rest_.find('\n');
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (line_.ends_with('\r')) line_.remove_suffix(1);
    ++number_;
    return true;
  }

  std::string_view line() const noexcept { return line_; }
  std::size_t number() const noexcept { return number_; }  // from 1

 private:
  std::string_view rest_;
  std::string_view line_;
  std::size_t number_ = 0;
};

}  // namespace onoma::eval
