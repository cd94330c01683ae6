#include "model/context_reader.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>
#include <utility>

#include "additions/context_parser.hpp"
#include "text/decoder.hpp"

namespace onoma::model {
namespace {

using additions::Problem;

void tell(const Field& field, const std::vector<Problem>& problems, StanzaReporter& report) {
  for (const Problem& problem : problems) {
    const auto [line, column] = field.place(problem.offset);
    report.error(line, column, problem.code, problem.message);
  }
}

void read_when(const Field& field, additions::ContextRule& rule, std::vector<additions::Name>& names, StanzaReporter& report) {
  std::vector<Problem> problems;
  std::vector<additions::NameUse> added;
  rule.written = field.value;
  if (auto when = additions::parse_when(field.value, names, added, problems)) rule.when = *std::move(when);
  for (const additions::NameUse& use : added) {
    names[use.name].file = report.file();
    std::tie(names[use.name].line, names[use.name].column) = field.place(use.offset);
  }
  tell(field, problems, report);
}

void read_then(const Field& field, additions::ContextRule& rule, StanzaReporter& report) {
  std::vector<Problem> problems;
  if (auto then = additions::parse_then(field.value, problems)) rule.then = *std::move(then);
  tell(field, problems, report);
}

void read_priority(const Field& field, additions::ContextRule& rule, StanzaReporter& report) {
  const char* end = field.value.data() + field.value.size();
  const auto [stop, problem] = std::from_chars(field.value.data(), end, rule.priority);
  if (problem != std::errc{} || stop != end || rule.priority < -1000 || rule.priority > 1000) {
    report.error(field.line, field.column, "bad-priority", "a priority is a whole number from -1000 to 1000");
  }
}

void read_field(const Field& field, ContextStanza& stanza, std::vector<additions::Name>& names, StanzaReporter& report) {
  if (field.key == "rule") {
    stanza.rule.name = field.value;
    if (!is_stanza_name(field.value)) {
      report.error(field.line, field.column, "bad-name", "a name is made of a-z, 0-9 and -, and begins with a letter");
    }
  } else if (field.key == "says") {
    stanza.rule.says = field.value;
  } else if (field.key == "when") {
    read_when(field, stanza.rule, names, report);
  } else if (field.key == "then") {
    read_then(field, stanza.rule, report);
  } else if (field.key == "priority") {
    read_priority(field, stanza.rule, report);
  } else if (field.key == "yes") {
    stanza.yes.push_back(parse_yes(field, report));
  } else if (field.key == "no") {
    stanza.no.push_back(parse_no(field, report));
  } else {
    report.error(field.line, 1, "unknown-key",
                 "no key \"" + field.key + "\"; there are rule, says, when, then, priority, yes and no");
  }
}

// Without examples a rule works, but nobody knows whether it does what is meant.
void warn_of_missing_examples(const ContextStanza& stanza, StanzaReporter& report) {
  for (const char* key : {"yes", "no"}) {
    if (!(key[0] == 'y' ? stanza.yes : stanza.no).empty()) continue;
    report.warning(stanza.rule.line, 1, "missing-example", "rule " + stanza.rule.name + " has no \"" + key + "\" line");
  }
}

}  // namespace

std::vector<ContextStanza> parse_context_rules(std::string_view text, std::string file, std::vector<additions::Name>& names,
                                               std::vector<Diagnostic>& diagnostics) {
  StanzaReporter report(std::move(file), diagnostics);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const std::size_t bad = std::min(text::find_invalid_utf8(text), text.find('\0')); bad != std::string_view::npos) {
    const std::string_view before = text.substr(0, bad);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    report.error(static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(bad - (before.rfind('\n') + 1) + 1), "encoding",
                 text[bad] == '\0' ? "a NUL is no text" : "not valid UTF-8");
    return {};
  }
  std::vector<ContextStanza> stanzas;
  for (const Fields& fields : split_stanzas(text, " ", report)) {
    const std::size_t before = diagnostics.size();
    ContextStanza stanza;
    stanza.rule.file = report.file();
    stanza.rule.line = fields.front().line;
    std::set<std::string_view> seen;
    for (const Field& field : fields) {
      const bool repeatable = field.key == "yes" || field.key == "no";
      if (repeatable || first_of_key(field, seen, report)) read_field(field, stanza, names, report);
    }
    require_keys(fields, {"rule", "when", "then"}, report);
    if (diagnostics.size() != before) continue;
    warn_of_missing_examples(stanza, report);
    stanzas.push_back(std::move(stanza));
  }
  return stanzas;
}

void check_rule_names(const std::vector<ContextStanza>& stanzas, std::vector<Diagnostic>& diagnostics) {
  std::unordered_map<std::string_view, const ContextStanza*> known;
  for (const ContextStanza& stanza : stanzas) {
    const auto [at, is_new] = known.try_emplace(stanza.rule.name, &stanza);
    if (is_new) continue;
    const additions::ContextRule& first = at->second->rule;
    diagnostics.push_back({Severity::kError, stanza.rule.file, stanza.rule.line, 1, "duplicate-rule",
                           "rule " + stanza.rule.name + " is also in " + first.file + ":" + std::to_string(first.line)});
  }
}

}  // namespace onoma::model
