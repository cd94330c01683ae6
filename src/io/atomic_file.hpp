// Writes a file whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "onoma/result.hpp"

namespace onoma::io {

enum class Readers : unsigned char {
  kByUmask,    // a new file as the umask has it; an existing one keeps its mode
  kOwnerOnly,  // mode 0600, whatever was there before
};

// Writes a temporary file ".onoma-…" beside `path`, syncs it and renames it: a reader sees the old bytes or
// the new ones. A link is followed; a device or pipe is written to directly, never replaced. Returns what
// went wrong, if anything: E_NOT_FOUND (the folder), E_PERMISSION, E_IS_DIRECTORY, E_WRITE.
std::optional<Error> write_file_atomically(const std::string& path, std::string_view bytes,
                                           Readers readers = Readers::kByUmask);

// Whether write_file_atomically() may be expected to work: tries the folder with an empty file, which it
// takes away again. Nothing when so, else what is wrong.
std::optional<Error> probe_atomic_file(const std::string& path);

}  // namespace onoma::io
