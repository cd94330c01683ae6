#include "batch/shard.hpp"

#include <charconv>
#include <string>

#include "io/sha256.hpp"

namespace onoma::batch {
namespace {

constexpr std::uint64_t kMost = 1'000'000;

std::optional<std::uint64_t> number_from(std::string_view digits, int base) {
  std::uint64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number, base);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

}  // namespace

bool Shard::has(std::string_view path) const {
  if (count == 1) return true;
  const std::string digest = io::sha256(path);
  return number_from(std::string_view(digest).substr(0, 16), 16).value_or(0) % count == index - 1;
}

std::optional<Shard> shard_from(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto index = number_from(text.substr(0, slash), 10);
  const auto count = number_from(text.substr(slash + 1), 10);
  if (!index || !count || *index == 0 || *index > *count || *count > kMost) return std::nullopt;
  return Shard{*index, *count};
}

}  // namespace onoma::batch
