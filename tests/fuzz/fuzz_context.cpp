// Any bytes as a file of context rules, and the rules that were read on a text.
#include <cstdint>
#include <string_view>
#include <vector>

#include "additions/context_rules.hpp"
#include "model/context_reader.hpp"
#include "text/analyzer.hpp"

namespace {

class NoAbbreviations final : public onoma::text::Abbreviations {
 public:
  Kind find(std::string_view) const noexcept override { return Kind::kNone; }
};

constexpr std::string_view kText =
    "The prime minister, Dr. J. McGill of NATO, said in St. John's on 3 May 2024: \"No!\"\n\nAmina Bello told "
    "Coca-Cola's chief of staff at http://a.example so; 1,000 T\xC3\xBCrken went.";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onoma;
  std::vector<Diagnostic> diagnostics;
  std::vector<additions::Name> names;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  auto stanzas = model::parse_context_rules(text, "fuzz.rules", names, diagnostics);
  model::check_rule_names(stanzas, diagnostics);
  std::vector<additions::ContextRule> rules;
  for (auto& stanza : stanzas) rules.push_back(std::move(stanza.rule));
  const auto made = additions::ContextRules::make(std::move(rules), names);
  if (!made) return 0;

  const NoAbbreviations none;
  text::Analysis analysis;
  text::Analyzer(none).analyze(kText, analysis);
  const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
  std::vector<additions::Mark> marks;
  for (std::uint32_t i = 0; i < count; ++i) {
    marks.push_back({i, i + 1 + i % 3, i % 5});
  }
  additions::ContextMatcher matcher(*made);
  std::vector<additions::ContextHit> hits;
  for (const auto asks : {additions::ContextRules::Asks::kNoLabels, additions::ContextRules::Asks::kLabels}) {
    matcher.find(analysis, marks, asks, hits);
  }
  for (const additions::ContextHit& hit : hits) {
    if (hit.first >= hit.last || hit.last > count) __builtin_trap();
  }
  return 0;
}
