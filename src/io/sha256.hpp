// SHA-256 (FIPS 180-4), by Nettle.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onoma::io {

// The digest of the bytes as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

// That of a file's bytes, read a block at a time; nothing when it cannot be read.
std::optional<std::string> sha256_of_file(const std::string& path);

}  // namespace onoma::io
