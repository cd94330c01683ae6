// The lines of a file, with what no reader takes: bytes that are no text, and lines without end.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "imports/imported.hpp"
#include "text/decoder.hpp"

namespace onoma::imports {

inline constexpr std::size_t kLongestLine = 1 << 20;
inline constexpr std::size_t kMostProblems = 1000;  // of a file; then it is not read on

inline std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  const std::size_t end = text.find_last_not_of(kBlanks);
  return end == std::string_view::npos ? std::string_view{} : text.substr(begin, end + 1 - begin);
}

// Tells what is wrong with lines of one file.
class Reporter {
 public:
  Reporter(const std::string& file, Imported& out) : file_(file), out_(out), before_(out.diagnostics.size()) {}

  // The line is not taken over.
  void leave_out(std::size_t line, std::string why) { add(Severity::kError, line, "not-imported", std::move(why)); }
  // Something of it is not.
  void note(std::size_t line, std::string what) { add(Severity::kWarning, line, "imported-in-part", std::move(what)); }
  bool too_many() const { return out_.diagnostics.size() - before_ >= kMostProblems; }

 private:
  void add(Severity severity, std::size_t line, const char* code, std::string message) {
    out_.diagnostics.push_back({severity, file_, line, 0, code, std::move(message)});
  }
  const std::string& file_;
  Imported& out_;
  std::size_t before_;
};

// Calls use(number, line) for every line that has something on it; white space at its ends is taken off.
template <typename Use>
void for_each_line(std::string_view text, Reporter& report, Use use) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t number = 1; !text.empty() && !report.too_many(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.size() > kLongestLine) {
      report.leave_out(number, "the line is longer than 1 MiB");
    } else if (text::find_invalid_utf8(line) != std::string_view::npos) {
      report.leave_out(number, "not valid UTF-8");
    } else if (line.find('\0') != std::string_view::npos) {
      report.leave_out(number, "a zero byte");
    } else if (!trimmed(line).empty()) {
      use(number, line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    }
  }
}

}  // namespace onoma::imports
