#include "check/kind.hpp"

#include <algorithm>

#include "model/format.hpp"

namespace onoma::check {
namespace {

constexpr std::size_t kFarEnough = 64 * 1024;

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
}

// The line's first word, where something follows it: "match" of "match  {day}".
std::string_view key_of(std::string_view line) {
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::size_t value = line.find_first_not_of(" \t\r", end);
  return value == std::string_view::npos ? std::string_view{} : line.substr(0, end);
}

}  // namespace

FileKind kind_of(std::string_view bytes) noexcept {
  if (const auto compiled = model::kind_of_file(bytes)) {
    return *compiled == model::FileKind::kModel ? FileKind::kModel : FileKind::kAdditions;
  }
  bytes = bytes.substr(0, kFarEnough);
  if (std::any_of(bytes.begin(), bytes.end(), is_control)) return FileKind::kBinary;
  // A stanza has both: a list may well hold a name "rule 34".
  std::string_view head;
  bool matches = false, when = false;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::string_view key = key_of(line);
    matches = matches || key == "match";
    when = when || key == "when";
    if (head.empty() && (key == "rule" || key == "fragment" || key == "capture" || key == "label")) head = key;
    if (when && head == "rule") return FileKind::kContext;
    if (matches && !head.empty()) return head == "rule" || head == "label" ? FileKind::kPatterns : FileKind::kFragments;
  }
  return FileKind::kList;
}

}  // namespace onoma::check
