// Writes a file whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "onoma/result.hpp"

namespace onoma::io {

// Writes a temporary file ".onoma-…" beside `path`, syncs it and renames it: a reader sees the old bytes or
// the new ones. A link is followed; a device or pipe is written to directly, never replaced. An existing file
// keeps its mode. Returns what went wrong, if anything: E_NOT_FOUND (the folder), E_PERMISSION,
// E_IS_DIRECTORY, E_WRITE.
std::optional<Error> write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace onoma::io
