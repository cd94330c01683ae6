#include "model/check_patterns.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace onoma::model {
namespace {

using pattern::PatternHit;
using pattern::PatternRule;
using pattern::PatternSet;

constexpr std::size_t kAtATime = 64;

// Whether the rule is what became of the stanza.
bool is_of(const PatternRule& rule, const Stanza& stanza) {
  if (stanza.languages.empty()) return rule.name == stanza.rule;
  return rule.name.size() > stanza.rule.size() && rule.name == stanza.rule + '-' + rule.only;
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

Found run_example(const PatternExample& example, const Trial& trial, const text::Analyzer& analyzer,
                  const ValueOf& value_of, const Surroundings& around) {
  const std::string whole = around.before + example.text + around.after;
  const Span inside{around.before.size(), around.before.size() + example.text.size()};
  text::Analysis analysis;
  analyzer.analyze(whole, analysis);
  Found found;
  for (const PatternHit& hit : trial.find(analysis)) {
    const Span span = analysis.original_span(hit.first, hit.last);
    if (span.end <= inside.begin || span.begin >= inside.end) continue;
    if (found.spans.empty() && value_of) found.first_value = value_of(trial.set.rules()[hit.rule], hit.captures);
    if (span.begin < inside.begin || span.end > inside.end) found.reaches_out = true;
    const std::size_t begin = std::max(span.begin, inside.begin), end = std::min(span.end, inside.end);
    found.spans.push_back({begin - inside.begin, end - inside.begin});
  }
  return found;
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

  std::vector<std::size_t> of(const Stanza& stanza) const {
    std::vector<std::size_t> own;
    const auto found = by_place_.find({stanza.file, stanza.line});
    if (found == by_place_.end()) return own;
    std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(own),
                 [&](std::size_t i) { return is_of(rules_[i], stanza); });
    return own;
  }
  const std::vector<std::size_t>& vetoes() const { return vetoes_; }

 private:
  const std::vector<PatternRule>& rules_;
  std::map<std::pair<std::string_view, std::uint32_t>, std::vector<std::size_t>> by_place_;
  std::vector<std::size_t> vetoes_;
};

// Some stanzas, and one set with the rules of all of them.
class Batch {
 public:
  Batch(const std::vector<PatternRule>& rules, const RuleIndex& index) : rules_(rules), index_(index) {}

  std::size_t size() const { return members_.size(); }

  void add(const Stanza& stanza) {
    Member member{&stanza, {}};
    for (const std::size_t i : index_.of(stanza)) {
      member.own.push_back(static_cast<std::uint32_t>(few_.size()));
      few_.push_back(rules_[i]);
      few_.back().veto = false;
    }
    if (!member.own.empty()) members_.push_back(std::move(member));
  }

  // False when the expressions became too large; `program` counts them.
  bool run(std::size_t& program, std::vector<Diagnostic>& diagnostics, const std::function<void(const Trial&)>& use) {
    std::vector<std::pair<Label, std::uint32_t>> vetoes;
    for (const std::size_t i : index_.vetoes()) {
      vetoes.emplace_back(rules_[i].label, static_cast<std::uint32_t>(few_.size()));
      few_.push_back(rules_[i]);
    }
    const PatternSet set = PatternSet::from_checked(std::move(few_));
    for (const Member& member : members_) {
      bool sound = true;
      for (const std::uint32_t rule : member.own) {
        const std::string problem = set.problem_of(rule);
        program += set.program_size(rule);
        if (program > pattern::kMostProgram) return diagnostics.push_back(pattern::too_large(set.rules()[rule])), false;
        sound = sound && problem.empty();
        if (problem.empty()) continue;
        diagnostics.push_back({Severity::kError, member.stanza->file, member.stanza->line, 0, "bad-expression",
                               "rule " + set.rules()[rule].name + ": " + problem});
      }
      if (!sound) continue;
      Trial trial{*member.stanza, set, member.own, member.own};
      for (const auto& [label, veto] : vetoes) {
        if (!member.stanza->veto && label == member.stanza->label) trial.rules.push_back(veto);
      }
      use(trial);
    }
    return true;
  }

 private:
  struct Member {
    const Stanza* stanza;
    std::vector<std::uint32_t> own;
  };
  const std::vector<PatternRule>& rules_;
  const RuleIndex& index_;
  std::vector<Member> members_;
  std::vector<PatternRule> few_;
};

}  // namespace

std::vector<PatternHit> Trial::find(const text::Analysis& analysis) const {
  std::vector<PatternHit> hits;
  set.find_only(rules, analysis, hits);
  return hits;
}

void for_each_trial(const std::vector<Stanza>& stanzas, const std::vector<PatternRule>& rules,
                    std::vector<Diagnostic>& diagnostics, const std::function<void(const Trial&)>& use) {
  const RuleIndex index(rules);
  std::size_t program = 0;
  for (std::size_t begin = 0; begin < stanzas.size();) {
    Batch batch(rules, index);
    while (begin < stanzas.size() && batch.size() < kAtATime) batch.add(stanzas[begin++]);
    if (!batch.run(program, diagnostics, use)) return;
  }
}

void run_examples(const Trial& trial, const text::Analyzer& analyzer, const ValueOf& value_of, const Surroundings& around,
                  std::vector<Diagnostic>& diagnostics) {
  const Stanza& stanza = trial.stanza;
  const auto report = [&](std::uint32_t line, const char* code, std::string message) {
    diagnostics.push_back(
        {Severity::kError, stanza.file, line, 0, code, "rule " + stanza.rule + std::move(message)});
  };
  for (const PatternExample& example : stanza.yes) {
    const Found found = run_example(example, trial, analyzer, value_of, around);
    if (found.spans != example.spans || found.reaches_out) {
      report(example.line, "example-not-found",
             " finds " + quoted(found.spans, example.text) + (found.reaches_out ? " and more around it" : "") + ", not " +
                 quoted(example.spans, example.text));
    } else if (value_of && !stanza.value.empty() && &example == &stanza.yes.front() &&
               found.first_value != stanza.value) {
      report(example.line, "example-value",
             " gives the value \"" + found.first_value + "\", not \"" + stanza.value + "\"");
    }
  }
  for (const PatternExample& example : stanza.no) {
    const Found found = run_example(example, trial, analyzer, value_of, around);
    if (!found.spans.empty()) {
      report(example.line, "example-found", " finds " + quoted(found.spans, example.text) + ", not nothing");
    }
  }
}

std::vector<Diagnostic> check_examples(const std::vector<Stanza>& stanzas, const std::vector<PatternRule>& rules,
                                       const text::Analyzer& analyzer, const ValueOf& value_of) {
  std::vector<Diagnostic> diagnostics;
  for_each_trial(stanzas, rules, diagnostics,
                 [&](const Trial& trial) { run_examples(trial, analyzer, value_of, {}, diagnostics); });
  return diagnostics;
}

}  // namespace onoma::model
