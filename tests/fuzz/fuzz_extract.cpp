// Any bytes as a document: spans lie in the text, at code-point edges, in order and apart.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "onoma/onoma.hpp"

namespace {

bool at_edge(std::string_view text, std::size_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const onoma::Model model = onoma::Model::builtin();
  static onoma::Extractor extractor(model, {.explain = true,
                                           .times = true,
                                           .vague_dates = true,
                                           .date_languages = onoma::Extractor::date_languages(model)});

  const auto document =
      onoma::Document::from_bytes("fuzz", std::string(reinterpret_cast<const char*>(data), size));
  const std::string_view text = document.text();
  std::size_t last = 0;
  for (const onoma::Entity& entity : extractor.extract(document).entities) {
    const onoma::Span span = entity.span;
    if (span.begin < last || span.empty() || span.end > text.size()) std::abort();
    if (!at_edge(text, span.begin) || !at_edge(text, span.end)) std::abort();
    last = span.end;
  }
  return 0;
}
