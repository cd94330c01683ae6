// Any bytes as a compressed input: an error or an end, in bounded memory.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <string>

#include "io/fd_writer.hpp"
#include "io/source.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const onoma::io::Descriptor file(::memfd_create("fuzz", MFD_CLOEXEC));
  onoma::io::write_all(file.get(), {reinterpret_cast<const char*>(data), size});
  ::lseek(file.get(), 0, SEEK_SET);
  auto source = onoma::io::open_source(file.get(), {1000, 1 << 26});
  if (!source) return 0;
  std::string bytes;
  while (true) {
    bytes.clear();
    const auto got = (*source)->read(bytes, 65536);
    if (!got || *got == 0) return 0;
  }
}
