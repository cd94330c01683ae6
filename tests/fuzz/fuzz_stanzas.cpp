// Any bytes as a file of rules and as a file of fragments, with all that a check does to what was read.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "check/patterns.hpp"
#include "model/stanza_reader.hpp"
#include "pattern/lint.hpp"
#include "text/analyzer.hpp"

namespace {

class NoAbbreviations final : public onoma::text::Abbreviations {
 public:
  Kind find(std::string_view) const noexcept override { return Kind::kNone; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onoma;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const pattern::LintFinding& finding : pattern::lint(text)) {
    if (finding.at > size || finding.message.empty()) std::abort();
  }
  std::vector<Diagnostic> diagnostics;
  const auto fragments = model::parse_fragments(text, "fuzz.rules", diagnostics);
  auto stanzas = model::parse_stanzas(text, "fuzz.rules", diagnostics);
  if (stanzas.size() > 20) stanzas.resize(20);
  const auto rules = model::expand_rules(stanzas, fragments, diagnostics);
  static const NoAbbreviations abbreviations;
  (void)check::check_patterns(stanzas, rules, text::Analyzer(abbreviations));
  return 0;
}
