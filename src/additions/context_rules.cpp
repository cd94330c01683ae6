#include "additions/context_rules.hpp"

#include <algorithm>
#include <optional>

#include "additions/context_words.hpp"
#include "text/analyzer.hpp"

namespace onoma::additions {
namespace {

bool asks_for_label(const Sequence& sequence, const std::vector<Name>& names) {
  return std::any_of(sequence.begin(), sequence.end(), [&](const Element& element) {
    return std::any_of(element.tests.begin(), element.tests.end(),
                       [&](const Test& test) {
                         return test.kind == Test::Kind::kMark && names[test.name].kind == Name::Kind::kLabel;
                       }) ||
           std::any_of(element.alternatives.begin(), element.alternatives.end(),
                       [&](const Sequence& inner) { return asks_for_label(inner, names); });
  });
}

// The test that a sentence must have something for, a word rather than a list or label; null where there is none.
const Test* needed_test(const When& when) {
  const Test* best = nullptr;
  for (const Sequence* part : {&when.group, &when.before, &when.after}) {
    for (const Element& element : *part) {
      if (element.kind != Element::Kind::kTests || element.least == 0) continue;
      for (const Test& test : element.tests) {
        if (test.negated || test.kind == Test::Kind::kKind) continue;
        if (test.kind == Test::Kind::kText && (test.open_begin || leading_letters(text::fold_key(test.text)).empty())) continue;
        if (test.kind == Test::Kind::kText && test.open_end) continue;
        if (best == nullptr || (best->kind == Test::Kind::kMark && test.kind == Test::Kind::kText)) best = &test;
      }
    }
  }
  return best;
}

// The kinds of words without which the rule cannot hold.
std::vector<WordKinds> needed_kinds(const When& when) {
  std::vector<WordKinds> needed;
  for (const Sequence* part : {&when.before, &when.group, &when.after}) {
    for (const Element& element : *part) {
      if (element.kind != Element::Kind::kTests || element.least == 0) continue;
      for (const Test& test : element.tests) {
        const bool known = std::find(needed.begin(), needed.end(), test.kinds) != needed.end();
        if (test.kind == Test::Kind::kKind && !test.negated && !known) needed.push_back(test.kinds);
      }
    }
  }
  return needed;
}

Diagnostic too_large(const ContextRule& rule, const char* part) {
  return {Severity::kError, rule.file, rule.line, 1, "rule-too-large",
          "rule " + rule.name + ": " + part + " repeats too much; at most 256 elements, counting each repetition"};
}

}  // namespace

Result<ContextRules> ContextRules::make(std::vector<ContextRule> rules, std::vector<Name> names) {
  if (rules.size() > kMostRules || names.size() > kMostNames) {
    const ContextRule& last = rules[std::min(rules.size() - 1, kMostRules)];
    const std::string what = rules.size() > kMostRules ? "more than 10000 context rules"
                                                       : "context rules that name more than 1000 lists and labels";
    return Unexpected{Error{"E_RULES", last.file + ": " + what,
                            {{Severity::kError, last.file, last.line, 1, "too-many-rules", what}}}};
  }
  ContextRules made;
  made.names_ = std::move(names);
  made.by_name_.resize(made.names_.size());
  std::vector<Diagnostic> problems;
  for (ContextRule& rule : rules) {
    std::optional<Program> before = compile_sequence(rule.when.before, true);
    std::optional<Program> group = compile_sequence(rule.when.group, false);
    std::optional<Program> after = compile_sequence(rule.when.after, false);
    if (!before) problems.push_back(too_large(rule, "what stands before the group"));
    if (!group) problems.push_back(too_large(rule, "the group"));
    if (!after) problems.push_back(too_large(rule, "what stands after the group"));
    if (!before || !group || !after) continue;
    // What the model found is also what a relabelling is about.
    const bool labels = rule.then.action == Then::Action::kRelabel || asks_for_label(rule.when.before, made.names_) ||
                        asks_for_label(rule.when.group, made.names_) || asks_for_label(rule.when.after, made.names_);
    made.compiled_.push_back(
        {*std::move(before), *std::move(group), *std::move(after), labels ? Asks::kLabels : Asks::kNoLabels,
         needed_kinds(rule.when)});
    made.asks_for_labels_ = made.asks_for_labels_ || labels;
    made.rules_.push_back(std::move(rule));
    made.file_rule(static_cast<std::uint32_t>(made.rules_.size() - 1));
  }
  if (!problems.empty()) {
    std::string message = problems.front().message;
    return Unexpected{Error{"E_RULES", std::move(message), std::move(problems)}};
  }
  return made;
}

void ContextRules::file_rule(std::uint32_t rule) {
  const Test* needed = needed_test(rules_[rule].when);
  if (needed == nullptr) {
    always_.push_back(rule);
  } else if (needed->kind == Test::Kind::kText) {
    by_word_[std::string(leading_letters(text::fold_key(needed->text)))].push_back(rule);
  } else {
    by_name_[needed->name].push_back(rule);
  }
}

}  // namespace onoma::additions
