// The pattern rules that ship, read from their files, with a small table of abbreviations: for tests that
// need real dates.
#pragma once

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "model/date_lists.hpp"
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
  std::string date_words;
  std::vector<Diagnostic> diagnostics;
};

inline ShippedRules read_shipped_rules() {
  ShippedRules shipped;
  const std::filesystem::path folder = std::filesystem::path(ONOMA_SOURCE_DIR) / "gazetteers/patterns";
  std::vector<std::filesystem::path> files;
  std::vector<model::SourceList> lists;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".rules") files.push_back(entry.path());
    if (entry.path().extension() != ".tsv") continue;
    model::SourceList source;
    source.path = entry.path().filename().string();
    source.stem = entry.path().stem().string();
    source.kind = model::ListKind::kDates;
    source.list = std::make_unique<model::List>();
    model::read_list(read_file(entry.path()), source.path, {}, *source.list, shipped.diagnostics);
    lists.push_back(std::move(source));
  }
  std::sort(files.begin(), files.end());
  std::sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  shipped.date_words = model::date_words(lists, shipped.diagnostics);
  std::vector<model::Fragment> fragments = model::date_fragments(lists);
  for (const auto& path : files) {
    const std::string name = path.filename().string();
    if (name == "fragments.rules") {
      auto written = model::parse_fragments(read_file(path), name, shipped.diagnostics);
      std::move(written.begin(), written.end(), std::back_inserter(fragments));
    } else {
      const auto stanzas = model::parse_stanzas(read_file(path), name, shipped.diagnostics);
      shipped.stanzas.insert(shipped.stanzas.end(), stanzas.begin(), stanzas.end());
    }
  }
  shipped.rules = model::expand_rules(shipped.stanzas, fragments, shipped.diagnostics);
  return shipped;
}

}  // namespace onoma::test
