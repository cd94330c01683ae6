#include "model/check_patterns.hpp"

#include <algorithm>

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

// The stanza's rules as ones that report (a veto is tested by what it catches), followed by the vetoes that rule
// over them.
std::vector<PatternRule> rules_with_vetoes(const Stanza& stanza, const std::vector<PatternRule>& rules) {
  std::vector<PatternRule> few;
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(few),
               [&](const PatternRule& rule) { return is_of(rule, stanza); });
  if (few.empty()) return few;
  for (PatternRule& rule : few) rule.veto = false;
  if (!stanza.veto) {
    std::copy_if(rules.begin(), rules.end(), std::back_inserter(few),
                 [&](const PatternRule& other) { return other.veto && other.label == stanza.label; });
  }
  return few;
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
};

Found run_example(const PatternExample& example, const PatternSet& set, const text::Analyzer& analyzer,
                  const ValueOf& value_of) {
  text::Analysis analysis;
  analyzer.analyze(example.text, analysis);
  std::vector<PatternHit> hits;
  set.find(analysis, hits);
  Found found;
  for (const PatternHit& hit : hits) {
    if (found.spans.empty() && value_of) found.first_value = value_of(set.rules()[hit.rule], hit.captures);
    found.spans.push_back(analysis.original_span(hit.first, hit.last));
  }
  return found;
}

}  // namespace

std::vector<Diagnostic> check_examples(const std::vector<Stanza>& stanzas,
                                       const std::vector<PatternRule>& rules, const text::Analyzer& analyzer,
                                       const ValueOf& value_of) {
  const Result<PatternSet> all = PatternSet::make(rules);
  if (!all) return all.error().diagnostics;
  std::vector<Diagnostic> diagnostics;
  const auto report = [&](const Stanza& stanza, std::uint32_t line, const char* code, std::string message) {
    diagnostics.push_back(
        {Severity::kError, stanza.file, line, 0, code, "rule " + stanza.rule + std::move(message)});
  };
  for (const Stanza& stanza : stanzas) {
    std::vector<PatternRule> few = rules_with_vetoes(stanza, rules);
    if (few.empty()) continue;
    const PatternSet set = PatternSet::from_checked(std::move(few));
    for (const PatternExample& example : stanza.yes) {
      const Found found = run_example(example, set, analyzer, value_of);
      if (found.spans != example.spans) {
        report(
            stanza, example.line, "example-not-found",
            " finds " + quoted(found.spans, example.text) + ", not " + quoted(example.spans, example.text));
      } else if (value_of && !stanza.value.empty() && &example == &stanza.yes.front() &&
                 found.first_value != stanza.value) {
        report(stanza, example.line, "example-value",
               " gives the value \"" + found.first_value + "\", not \"" + stanza.value + "\"");
      }
    }
    for (const PatternExample& example : stanza.no) {
      const Found found = run_example(example, set, analyzer, value_of);
      if (!found.spans.empty()) {
        report(stanza, example.line, "example-found",
               " finds " + quoted(found.spans, example.text) + ", not nothing");
      }
    }
  }
  return diagnostics;
}

}  // namespace onoma::model
