// The pattern rules that ship, read from their files, with a small table of abbreviations: for tests that
// need real dates.
#pragma once

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "model/stanza_reader.hpp"
#include "text/analyzer.hpp"

namespace onoma::test {

class FewAbbreviations : public text::Abbreviations {
 public:
  Kind find(std::string_view folded) const noexcept override {
    static constexpr std::array<std::string_view, 24> kKnown{
        "jan.", "feb.", "mar.", "apr.", "jun.",   "jul.", "aug.", "sept.", "sep.", "oct.",  "nov.", "dec.",
        "mon.", "tue.", "wed.", "thu.", "thurs.", "fri.", "sat.", "sun.",  "inc.", "corp.", "st.",  "no."};
    static constexpr std::array<std::string_view, 5> kTitles{"mr.", "mrs.", "ms.", "dr.", "gen."};
    if (std::find(kTitles.begin(), kTitles.end(), folded) != kTitles.end()) return Kind::kBeforeName;
    return std::find(kKnown.begin(), kKnown.end(), folded) == kKnown.end() ? Kind::kNone : Kind::kAny;
  }
};

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

struct ShippedRules {
  std::vector<model::Stanza> stanzas;
  std::vector<pattern::PatternRule> rules;
  std::vector<Diagnostic> diagnostics;
};

inline ShippedRules read_shipped_rules() {
  ShippedRules shipped;
  const std::filesystem::path folder = std::filesystem::path(ONOMA_SOURCE_DIR) / "gazetteers/patterns";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".rules") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<model::Fragment> fragments;
  for (const auto& path : files) {
    const std::string name = path.filename().string();
    if (name == "fragments.rules") {
      fragments = model::parse_fragments(read_file(path), name, shipped.diagnostics);
    } else {
      const auto stanzas = model::parse_stanzas(read_file(path), name, shipped.diagnostics);
      shipped.stanzas.insert(shipped.stanzas.end(), stanzas.begin(), stanzas.end());
    }
  }
  shipped.rules = model::expand_rules(shipped.stanzas, fragments, shipped.diagnostics);
  return shipped;
}

}  // namespace onoma::test
