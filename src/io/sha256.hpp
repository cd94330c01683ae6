// SHA-256 (FIPS 180-4), by Nettle.
#pragma once

#include <string>
#include <string_view>

namespace onoma::io {

// The digest of the bytes as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace onoma::io
