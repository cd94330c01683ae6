// Opening and reading inputs. All calls retry when a signal interrupts them, until interrupt_reads() was called: then they
// give E_INTERRUPTED.
#pragma once

#include <string>

#include "io/descriptor.hpp"
#include "onoma/result.hpp"

namespace onoma::io {

// Opens a path that somebody named: a file, a pipe or a terminal, following links.
// Errors: E_NOT_FOUND, E_PERMISSION, E_IS_DIRECTORY, E_IS_SPECIAL (socket, block device, endless device),
// E_READ.
Result<Descriptor> open_input(const std::string& path);

// Everything up to the end. A file that shrinks or grows meanwhile gives what was read.
// Errors: E_READ, E_IS_DIRECTORY, E_MEMORY.
Result<std::string> read_to_end(int fd);

// open_input and read_to_end.
Result<std::string> read_file(const std::string& path);

// Appends up to `limit` bytes. Returns how many there were, 0 at the end. Waits, also where the descriptor
// is one that does not block.
Result<std::size_t> read_some(int fd, std::string& out, std::size_t limit);

}  // namespace onoma::io
