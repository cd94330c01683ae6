#include "check/patterns.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "model/check_patterns.hpp"
#include "pattern/lint.hpp"

namespace onoma::check {
namespace {

using model::Stanza;
using pattern::PatternRule;

// Each kind of word and number that text is made of, in about the share that it has there.
constexpr std::string_view kOrdinaryText =
    "The council met again on Thursday and agreed, after a long debate, to spend 4.2 million on new bridges. Mr. Lindqvist, who "
    "chairs it, said that work would begin in spring (no later than 15 April 2026) and that the old ferry, the Heron, would "
    "then be sold. \"We have waited 30 years,\" he told reporters. Not everybody was glad: farmers near Ostby fear for their "
    "fields, and the Harbour Trust wants its fees back. NORDAK, the builder, gave no price; its shares rose 3% to $41.50.\n";

// A rule that covers more of ordinary words than this finds nothing that is worth finding.
constexpr double kMostCovered = 0.5;

bool is_word(const text::Token& token) {
  return token.shape != text::Shape::kPunctuation && token.shape != text::Shape::kNumber;
}

class PatternCheck {
 public:
  PatternCheck(const std::vector<Stanza>& stanzas, const std::vector<PatternRule>& rules, const text::Analyzer& analyzer)
      : stanzas_(stanzas), rules_(rules), analyzer_(analyzer) {}

  std::vector<Diagnostic> run() {
    diagnostics_ = model::check_examples(stanzas_, rules_, analyzer_);
    run_inside_text();
    for (const Stanza& stanza : stanzas_) look_at(stanza);
    try_on_ordinary_text();
    return std::move(diagnostics_);
  }

 private:
  // The examples once more, each after another paragraph and before one. What failed by itself is not told again.
  void run_inside_text() {
    const model::Surroundings around{"Nothing happened here.\n\n\xC2\xAB" "Caf\xC3\xA9\xC2\xBB \xE2\x80\x94 ", "\n\nThe end."};
    std::set<std::pair<std::string, std::size_t>> told;
    for (const Diagnostic& diagnostic : diagnostics_) told.emplace(diagnostic.file, diagnostic.line);
    for (Diagnostic& diagnostic : model::check_examples(stanzas_, rules_, analyzer_, {}, around)) {
      if (told.count({diagnostic.file, diagnostic.line}) != 0) continue;
      diagnostic.code = "example-inside";
      diagnostic.message += " where the example stands inside other text";
      diagnostics_.push_back(std::move(diagnostic));
    }
  }

  void look_at(const Stanza& stanza) {
    for (const pattern::LintFinding& finding : pattern::lint(stanza.match)) {
      diagnostics_.push_back({Severity::kWarning, stanza.file, stanza.match_line, stanza.match_column + finding.at,
                              finding.code, "rule " + stanza.rule + ": " + finding.message});
    }
  }

  void try_on_ordinary_text() {
    text::Analysis analysis;
    analyzer_.analyze(kOrdinaryText, analysis);
    const auto words = static_cast<double>(std::count_if(analysis.tokens.begin(), analysis.tokens.end(), is_word));
    for (const PatternRule& rule : rules_) {
      PatternRule alone = rule;
      alone.veto = false;
      const pattern::PatternSet set = pattern::PatternSet::from_checked({std::move(alone)});
      std::vector<pattern::PatternHit> hits;
      set.find(analysis, hits);
      std::ptrdiff_t covered = 0;
      for (const pattern::PatternHit& hit : hits) {
        covered += std::count_if(analysis.tokens.begin() + hit.first, analysis.tokens.begin() + hit.last, is_word);
      }
      if (static_cast<double>(covered) < words * kMostCovered) continue;
      const auto percent = static_cast<int>(static_cast<double>(covered) * 100 / words);
      diagnostics_.push_back({Severity::kWarning, rule.file, rule.line, 0, "matches-everything",
                              "rule " + rule.name + " finds " + std::to_string(percent) + " % of the words of ordinary text"});
    }
  }

  const std::vector<Stanza>& stanzas_;
  const std::vector<PatternRule>& rules_;
  const text::Analyzer& analyzer_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

std::vector<Diagnostic> check_patterns(const std::vector<Stanza>& stanzas, const std::vector<PatternRule>& rules,
                                       const text::Analyzer& analyzer) {
  return PatternCheck(stanzas, rules, analyzer).run();
}

}  // namespace onoma::check
