#include "batch/result_path.hpp"

#include "io/sha256.hpp"

namespace onoma::batch {
namespace {

constexpr std::size_t kLongestName = 255;  // bytes, on every file system in common use
constexpr std::size_t kDigits = 16;

std::string safe_name(std::string_view name) {
  if (name == "..") return "%2E%2E";
  if (name.starts_with('%')) return "%25" + std::string(name.substr(1));
  if (name.starts_with(".onoma-")) return "%2E" + std::string(name.substr(1));
  return std::string(name);
}

std::string last_name(const std::string& name, std::string_view extension) {
  if (name.size() + extension.size() <= kLongestName) return name;
  const std::size_t room = kLongestName - 1 - kDigits - extension.size();
  return '%' + io::sha256(name).substr(0, kDigits) + name.substr(0, room);
}

}  // namespace

std::string result_path(std::string_view input, std::string_view extension) {
  std::string folders = input.starts_with('/') ? "%2F/" : "";
  std::string last;
  while (!input.empty()) {
    const std::size_t slash = input.find('/');
    const std::string_view name = input.substr(0, slash);
    input.remove_prefix(slash == std::string_view::npos ? input.size() : slash + 1);
    if (name.empty() || name == ".") continue;
    if (!last.empty()) folders += last + '/';
    last = safe_name(name);
  }
  return folders + last_name(last, extension) + std::string(extension);
}

}  // namespace onoma::batch
