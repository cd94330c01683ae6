#include "check/patterns.hpp"

#include <algorithm>
#include <set>

#include "model/check_patterns.hpp"
#include "pattern/lint.hpp"

namespace onoma::check {
namespace {

using model::Stanza;
using model::Trial;

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
  explicit PatternCheck(const text::Analyzer& analyzer) : analyzer_(analyzer) {
    analyzer_.analyze(kOrdinaryText, ordinary_);
    words_ = std::count_if(ordinary_.tokens.begin(), ordinary_.tokens.end(), is_word);
  }

  std::vector<Diagnostic> run(const std::vector<Stanza>& stanzas, const std::vector<pattern::PatternRule>& rules) {
    for (const Stanza& stanza : stanzas) look_at(stanza);
    model::for_each_trial(stanzas, rules, diagnostics_, [&](const Trial& trial) {
      run_examples(trial);
      try_on_ordinary_text(trial);
    });
    return std::move(diagnostics_);
  }

 private:
  // The examples by themselves, then each after another paragraph and before one. What failed by itself is not told again.
  void run_examples(const Trial& trial) {
    static const model::Surroundings kAround{
        "Nothing happened here.\n\n\xC2\xAB" "Caf\xC3\xA9\xC2\xBB \xE2\x80\x94 ", "\n\nThe end."};
    const std::size_t before = diagnostics_.size();
    model::run_examples(trial, analyzer_, {}, {}, diagnostics_);
    std::set<std::size_t> told;
    for (std::size_t i = before; i < diagnostics_.size(); ++i) told.insert(diagnostics_[i].line);
    std::vector<Diagnostic> inside;
    model::run_examples(trial, analyzer_, {}, kAround, inside);
    for (Diagnostic& diagnostic : inside) {
      if (told.count(diagnostic.line) != 0) continue;
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

  void try_on_ordinary_text(const Trial& trial) {
    std::vector<pattern::PatternHit> hits;
    trial.set.find_only(trial.own, ordinary_, hits);
    std::ptrdiff_t covered = 0;
    for (const pattern::PatternHit& hit : hits) {
      covered += std::count_if(ordinary_.tokens.begin() + hit.first, ordinary_.tokens.begin() + hit.last, is_word);
    }
    if (static_cast<double>(covered) < static_cast<double>(words_) * kMostCovered) return;
    diagnostics_.push_back({Severity::kWarning, trial.stanza.file, trial.stanza.line, 0, "matches-everything",
                            "rule " + trial.stanza.rule + " finds " + std::to_string(covered * 100 / words_) +
                                " % of the words of ordinary text"});
  }

  const text::Analyzer& analyzer_;
  text::Analysis ordinary_;
  std::ptrdiff_t words_ = 0;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

std::vector<Diagnostic> check_patterns(const std::vector<Stanza>& stanzas, const std::vector<pattern::PatternRule>& rules,
                                       const text::Analyzer& analyzer) {
  return PatternCheck(analyzer).run(stanzas, rules);
}

}  // namespace onoma::check
