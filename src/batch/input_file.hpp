// InputFile: a file that a run reads, as it stood when the run came to it.
#pragma once

#include <cstdint>
#include <string>

namespace onoma::batch {

struct InputFile {
  std::string path;         // as it was named or found; any bytes
  std::uint64_t size = 0;   // bytes
  std::int64_t mtime = -1;  // nanoseconds since 1970; -1: it is not there, or no file
  std::string sha256 = {};  // of its bytes; empty: not asked for
};

}  // namespace onoma::batch
