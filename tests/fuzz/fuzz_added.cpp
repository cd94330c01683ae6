// Any bytes as a compiled file of additions: refused with a reason, or safe to use.
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "model/additions_file.hpp"
#include "onoma/onoma.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const onoma::Model model = onoma::Model::builtin();
  // The tables are read where they lie, so the bytes must be aligned as those of a mapped file are.
  std::vector<std::max_align_t> aligned(size / sizeof(std::max_align_t) + 1);
  if (size != 0) std::memcpy(aligned.data(), bytes, size);
  const std::string_view file(reinterpret_cast<const char*>(aligned.data()), size);
  (void)onoma::model::verify_additions(file);
  auto data = std::make_unique<onoma::Additions::Data>();
  if (onoma::model::map_additions_in_memory(file, *data)) return 0;

  const onoma::Additions additions = onoma::Additions::Data::wrap(std::move(data));
  onoma::Extractor extractor(model, {.explain = true, .times = true, .additions = &additions});
  const auto document = onoma::Document::from_bytes(
      "fuzz", "The MV Falke and an AK-47 of Zoë Widget Frères, IMO 1234567, met Apple Records in Türkiye on 3 May 2024.\n");
  (void)extractor.extract(document);
  return 0;
}
