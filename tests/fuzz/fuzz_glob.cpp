// Any bytes as the lines of an ignore file, and as paths: a verdict in bounded time.
#include <cstdint>
#include <string_view>

#include "io/ignore.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t half = size / 2;
  const onoma::io::IgnoreRules rules = onoma::io::IgnoreRules::parse(bytes.substr(0, half));
  rules.verdict(bytes.substr(half), false);
  onoma::io::Overrides overrides;
  overrides.add(bytes.substr(0, half), true);
  overrides.verdict(bytes.substr(half), true);
  return 0;
}
