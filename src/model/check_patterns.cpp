#include "model/check_patterns.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace onoma::model {
namespace {

using pattern::PatternHit;
using pattern::PatternRule;
using pattern::PatternSet;

// Whether the rule is what became of the stanza.
bool is_of(const PatternRule& rule, const Stanza& stanza) {
  if (stanza.languages.empty()) return rule.name == stanza.rule;
  return rule.name.size() > stanza.rule.size() && rule.name == stanza.rule + '-' + rule.only;
}

// Rules by the line of their stanza, and the vetoes among them.
class RuleIndex {
 public:
  explicit RuleIndex(const std::vector<PatternRule>& rules) : rules_(rules) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      by_place_[{rules[i].file, rules[i].line}].push_back(i);
      if (rules[i].veto) vetoes_.push_back(i);
    }
  }

  // The stanza's rules as ones that report (a veto is tested by what it catches), followed by the vetoes that rule
  // over them.
  std::vector<PatternRule> rules_with_vetoes(const Stanza& stanza) const {
    std::vector<PatternRule> few;
    const auto own = by_place_.find({stanza.file, stanza.line});
    if (own == by_place_.end()) return few;
    for (const std::size_t i : own->second) {
      if (!is_of(rules_[i], stanza)) continue;
      few.push_back(rules_[i]);
      few.back().veto = false;
    }
    if (few.empty() || stanza.veto) return few;
    for (const std::size_t i : vetoes_) {
      if (rules_[i].label == stanza.label) few.push_back(rules_[i]);
    }
    return few;
  }

 private:
  const std::vector<PatternRule>& rules_;
  std::map<std::pair<std::string_view, std::uint32_t>, std::vector<std::size_t>> by_place_;
  std::vector<std::size_t> vetoes_;
};

// The rules whose expressions compile; the others are reported.
std::vector<PatternRule> valid_rules(const std::vector<PatternRule>& rules, std::vector<Diagnostic>& diagnostics) {
  const Result<PatternSet> all = PatternSet::make(rules);
  if (all) return rules;
  std::set<std::pair<std::string_view, std::size_t>> bad;
  for (const Diagnostic& diagnostic : all.error().diagnostics) {
    bad.emplace(diagnostic.file, diagnostic.line);
    diagnostics.push_back(diagnostic);
  }
  std::vector<PatternRule> valid;
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(valid),
               [&](const PatternRule& rule) { return bad.count({rule.file, rule.line}) == 0; });
  return valid;
}

std::string quoted(const std::vector<Span>& spans, const std::string& text) {
  if (spans.empty()) return "nothing";
  std::string list;
  for (const Span& span : spans)
    list += (list.empty() ? "[" : " [") + text.substr(span.begin, span.size()) + "]";
  return list;
}

struct Found {
  std::vector<Span> spans;
  std::string first_value;
  bool reaches_out = false;  // into the surroundings
};

Found run_example(const PatternExample& example, const PatternSet& set, const text::Analyzer& analyzer,
                  const ValueOf& value_of, const Surroundings& around) {
  const std::string whole = around.before + example.text + around.after;
  const Span inside{around.before.size(), around.before.size() + example.text.size()};
  text::Analysis analysis;
  analyzer.analyze(whole, analysis);
  std::vector<PatternHit> hits;
  set.find(analysis, hits);
  Found found;
  for (const PatternHit& hit : hits) {
    const Span span = analysis.original_span(hit.first, hit.last);
    if (span.end <= inside.begin || span.begin >= inside.end) continue;
    if (found.spans.empty() && value_of) found.first_value = value_of(set.rules()[hit.rule], hit.captures);
    // A hit that reaches out of the example is none of those that it names.
    if (span.begin < inside.begin || span.end > inside.end) found.reaches_out = true;
    const std::size_t begin = std::max(span.begin, inside.begin), end = std::min(span.end, inside.end);
    found.spans.push_back({begin - inside.begin, end - inside.begin});
  }
  return found;
}

}  // namespace

std::vector<Diagnostic> check_examples(const std::vector<Stanza>& stanzas,
                                       const std::vector<PatternRule>& rules, const text::Analyzer& analyzer,
                                       const ValueOf& value_of, const Surroundings& around) {
  std::vector<Diagnostic> diagnostics;
  const std::vector<PatternRule> valid = valid_rules(rules, diagnostics);
  const RuleIndex index(valid);
  const auto report = [&](const Stanza& stanza, std::uint32_t line, const char* code, std::string message) {
    diagnostics.push_back(
        {Severity::kError, stanza.file, line, 0, code, "rule " + stanza.rule + std::move(message)});
  };
  for (const Stanza& stanza : stanzas) {
    std::vector<PatternRule> few = index.rules_with_vetoes(stanza);
    if (few.empty()) continue;
    const PatternSet set = PatternSet::from_checked(std::move(few));
    for (const PatternExample& example : stanza.yes) {
      const Found found = run_example(example, set, analyzer, value_of, around);
      if (found.spans != example.spans || found.reaches_out) {
        report(
            stanza, example.line, "example-not-found",
            " finds " + quoted(found.spans, example.text) + (found.reaches_out ? " and more around it" : "") + ", not " +
                quoted(example.spans, example.text));
      } else if (value_of && !stanza.value.empty() && &example == &stanza.yes.front() &&
                 found.first_value != stanza.value) {
        report(stanza, example.line, "example-value",
               " gives the value \"" + found.first_value + "\", not \"" + stanza.value + "\"");
      }
    }
    for (const PatternExample& example : stanza.no) {
      const Found found = run_example(example, set, analyzer, value_of, around);
      if (!found.spans.empty()) {
        report(stanza, example.line, "example-found",
               " finds " + quoted(found.spans, example.text) + ", not nothing");
      }
    }
  }
  return diagnostics;
}

}  // namespace onoma::model
