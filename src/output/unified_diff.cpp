#include "output/unified_diff.hpp"

#include <algorithm>
#include <vector>

namespace onoma::output {
namespace {

constexpr std::size_t kContext = 3;

// The lines, each with its line end, which the last one may lack.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

void add_line(char sign, std::string_view line, std::string& out) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

// "3,7"; an empty range is named by the line before it.
std::string range(std::size_t first, std::size_t count) {
  return std::to_string(count == 0 ? first : first + 1) + ',' + std::to_string(count);
}

}  // namespace

std::string unified_diff(std::string_view path, std::optional<std::string_view> before, std::string_view after) {
  const std::vector<std::string_view> old_lines = lines_of(before.value_or(std::string_view()));
  const std::vector<std::string_view> new_lines = lines_of(after);
  if (old_lines == new_lines) return {};
  const std::size_t shorter = std::min(old_lines.size(), new_lines.size());
  std::size_t head = 0;
  while (head < shorter && old_lines[head] == new_lines[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && old_lines[old_lines.size() - 1 - tail] == new_lines[new_lines.size() - 1 - tail]) ++tail;

  const std::size_t first = head - std::min(head, kContext);
  const std::size_t behind = std::min(tail, kContext);
  const std::size_t old_end = old_lines.size() - tail;
  const std::size_t new_end = new_lines.size() - tail;
  std::string out = before ? "--- a/" + std::string(path) + '\n' : "--- /dev/null\n";
  out += "+++ b/" + std::string(path) + '\n';
  out += "@@ -" + range(first, old_end + behind - first) + " +" + range(first, new_end + behind - first) + " @@\n";
  for (std::size_t i = first; i < head; ++i) add_line(' ', old_lines[i], out);
  for (std::size_t i = head; i < old_end; ++i) add_line('-', old_lines[i], out);
  for (std::size_t i = head; i < new_end; ++i) add_line('+', new_lines[i], out);
  for (std::size_t i = old_end; i < old_end + behind; ++i) add_line(' ', old_lines[i], out);
  return out;
}

}  // namespace onoma::output
