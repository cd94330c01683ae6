// Which documents of a corpus are kept from fitting, so that they can tell how good the fit is.
#pragma once

#include <cstdint>
#include <string_view>

namespace onoma::eval {

// CRC-32 as in zip and PNG (polynomial 0xEDB88320): zlib.crc32 of Python gives the same.
constexpr std::uint32_t crc32(std::string_view bytes) noexcept {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

// True for about a tenth of all ids: their documents are for validation, all others may be fitted on. The id
// alone decides, so a document stays on its side whatever is added to the corpus.
constexpr bool is_validation(std::string_view id) noexcept {
  return crc32(id) % 10 == 0;
}

}  // namespace onoma::eval
