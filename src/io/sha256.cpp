#include "io/sha256.hpp"

#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace onoma::io {

std::string sha256(std::string_view bytes) {
  sha256_ctx context;
  ::sha256_init(&context);
  ::sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  ::sha256_digest(&context, digest.size(), digest.data());
  constexpr char kHex[] = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : digest) hex.append({kHex[byte >> 4], kHex[byte & 0xF]});
  return hex;
}

}  // namespace onoma::io
