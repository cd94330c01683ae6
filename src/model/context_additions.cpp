#include "model/context_additions.hpp"

#include <optional>
#include <string>
#include <utility>

#include "model/context_reader.hpp"
#include "text/decoder.hpp"

namespace onoma::model {

namespace {

// Labels that are new, and examples, of one rule.
void take(ContextStanza& stanza, Additions::Data& data, std::vector<Diagnostic>& diagnostics) {
  const std::string& name = stanza.rule.then.label;
  const std::optional<Label> label = name.empty() ? Label::kPerson : data.labels.add(name);
  if (!label) {
    diagnostics.push_back({Severity::kError, stanza.rule.file, stanza.rule.line, 1, "too-many-labels",
                           "more than " + std::to_string(kMostLabels) + " labels"});
  }
  const auto number = static_cast<std::uint32_t>(data.context_labels.size());
  data.context_labels.push_back(label.value_or(Label::kPerson));
  for (PatternExample& yes : stanza.yes) data.context_examples.push_back({number, std::move(yes.text), std::move(yes.spans), yes.line});
  for (PatternExample& no : stanza.no) data.context_examples.push_back({number, std::move(no.text), {}, no.line});
}

}  // namespace

void read_context(Additions::Data& data, std::vector<Diagnostic>& diagnostics) {
  if (data.context_texts.empty()) return;
  std::vector<ContextStanza> stanzas;
  std::vector<additions::Name> names;
  for (const ContextText& file : data.context_texts) {
    std::size_t unused = 0;  // names of files may hold any bytes
    std::string shown = text::repair_utf8(std::string(data.lists.sources[file.source].file), unused);
    for (ContextStanza& stanza : parse_context_rules(file.text, std::move(shown), names, diagnostics)) {
      stanzas.push_back(std::move(stanza));
      data.context_sources.push_back(file.source);
    }
  }
  check_rule_names(stanzas, diagnostics);
  std::vector<additions::ContextRule> rules;
  for (ContextStanza& stanza : stanzas) {
    take(stanza, data, diagnostics);
    rules.push_back(std::move(stanza.rule));
  }
  data.entries += rules.size();
  Result<additions::ContextRules> made = additions::ContextRules::make(std::move(rules), std::move(names));
  if (made) {
    data.context = *std::move(made);
  } else {
    const auto& problems = made.error().diagnostics;
    diagnostics.insert(diagnostics.end(), problems.begin(), problems.end());
  }
}

}  // namespace onoma::model
