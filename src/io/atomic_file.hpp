// Writes a file whole or not at all.
#pragma once

#include <sys/types.h>

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

// The file that a path leads to through links; the path itself where there is none.
std::string resolve_links(const std::string& path);

// The path up to its last slash, with it; empty where it has none.
std::string folder_of(const std::string& path);

// What the umask leaves of read and write for all.
mode_t mode_for_new_files();

// Makes what was renamed in the folder last through a power cut. Not every file system can, so a failure says
// nothing.
void sync_folder(const std::string& folder);

}  // namespace onoma::io
