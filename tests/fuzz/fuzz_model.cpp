// Any bytes as a compiled model: refused with a reason, or safe to use.
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "onoma/onoma.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The tables are read where they lie, so the bytes must be aligned as those of a mapped file are.
  std::vector<std::max_align_t> aligned(size / sizeof(std::max_align_t) + 1);
  if (size != 0) std::memcpy(aligned.data(), data, size);
  const onoma::Result<onoma::Model> model =
      onoma::Model::from_memory({reinterpret_cast<const char*>(aligned.data()), size});
  if (!model) return 0;

  onoma::Extractor extractor(*model, {.explain = true});
  const auto document = onoma::Document::from_bytes(
      "fuzz", "KABUL: Dr. Amina Yusuf of the World Bank (WB) said on 3 May 2024 that Zoë had left Türkiye.\n");
  (void)extractor.extract(document);
  return 0;
}
