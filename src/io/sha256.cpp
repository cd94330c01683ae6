#include "io/sha256.hpp"

#include <nettle/sha2.h>

#include <array>
#include <cstdint>

#include "io/file.hpp"

namespace onoma::io {

namespace {

constexpr std::size_t kBlock = 256 * 1024;

void add(sha256_ctx& context, std::string_view bytes) {
  ::sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string digest_of(sha256_ctx& context) {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  ::sha256_digest(&context, digest.size(), digest.data());
  constexpr char kHex[] = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : digest) hex.append({kHex[byte >> 4], kHex[byte & 0xF]});
  return hex;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  sha256_ctx context;
  ::sha256_init(&context);
  add(context, bytes);
  return digest_of(context);
}

std::optional<std::string> sha256_of_file(const std::string& path) {
  const Result<Descriptor> file = open_input(path);
  if (!file) return std::nullopt;
  sha256_ctx context;
  ::sha256_init(&context);
  std::string block;
  while (true) {
    block.clear();
    const Result<std::size_t> got = read_some(file->get(), block, kBlock);
    if (!got) return std::nullopt;
    if (*got == 0) return digest_of(context);
    add(context, block);
  }
}

}  // namespace onoma::io
