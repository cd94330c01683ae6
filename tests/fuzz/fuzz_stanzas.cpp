// Any bytes as a file of rules and as a file of fragments.
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/stanza_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<onoma::Diagnostic> diagnostics;
  const auto fragments = onoma::model::parse_fragments(text, "fuzz.rules", diagnostics);
  const auto stanzas = onoma::model::parse_stanzas(text, "fuzz.rules", diagnostics);
  (void)onoma::model::expand_rules(stanzas, fragments, diagnostics);
  return 0;
}
