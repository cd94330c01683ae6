#include "model/stanza_reader.hpp"

#include <charconv>
#include <optional>
#include <set>

#include "model/stanza_fields.hpp"

namespace onoma::model {
namespace {

// `added`: where labels may be added; null where they may not.
void read_label(const Field& field, LabelNames* added, Stanza& stanza, StanzaReporter& report) {
  std::string_view name = field.value;
  stanza.veto = name.substr(0, 4) == "not ";
  if (stanza.veto) name.remove_prefix(4);
  const std::optional<Label> label = added != nullptr ? added->add(name) : any_label_from_name(name);
  if (label) {
    stanza.label = *label;
  } else if (added != nullptr) {
    report.error(field.line, field.column, is_label_name(name) ? "too-many-labels" : "bad-label",
                 is_label_name(name) ? "more than " + std::to_string(kMostLabels) + " labels"
                                     : "a label is made of A-Z, 0-9, _ and -, 32 at most, and begins with a letter");
  } else {
    report.error(
        field.line, field.column, "unknown-label",
        "no label \"" + std::string(name) + "\"; there are PERSON, ORG, LOC, DATE, TIME, DURATION and SET");
  }
}

// The parts of a list that commas divide, without the blanks around them.
std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    std::string_view part = trimmed_right(text.substr(0, end));
    while (!part.empty() && is_blank(part.front())) part.remove_prefix(1);
    parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

void read_says(const Field& field, Stanza& stanza, StanzaReporter& report) {
  for (const std::string& part : split_list(field.value)) {
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos || !is_stanza_name(part.substr(0, equals)) || equals + 1 == part.size()) {
      report.error(field.line, field.column, "bad-says",
                   "\"" + part + "\" is not NAME=VALUE, as in \"rel=last, unit=year\"");
    } else {
      stanza.says.push_back({part.substr(0, equals), part.substr(equals + 1)});
    }
  }
}

void read_only(const Field& field, Stanza& stanza, StanzaReporter& report) {
  stanza.only = field.value;
  if (field.value != "times" && field.value != "vague-dates") {
    report.error(field.line, field.column, "bad-only", "\"only\" knows times and vague-dates");
  }
}

void read_priority(const Field& field, Stanza& stanza, StanzaReporter& report) {
  const char* end = field.value.data() + field.value.size();
  const auto [stop, problem] = std::from_chars(field.value.data(), end, stanza.score);
  if (problem != std::errc{} || stop != end || stanza.score < -kHighestPriority || stanza.score > kHighestPriority) {
    report.error(field.line, field.column, "bad-priority", "a priority is a whole number from -1000 to 1000");
  }
}

void read_score(const Field& field, Stanza& stanza, StanzaReporter& report) {
  int score = 0;
  const char* end = field.value.data() + field.value.size();
  const auto [stop, problem] = std::from_chars(field.value.data(), end, score);
  if (problem != std::errc{} || stop != end || score < 1 || score > 20) {
    report.error(field.line, field.column, "bad-score", "a score is a whole number from 1 to 20");
  } else {
    stanza.score = score;
  }
}

void read_field(const Field& field, LabelNames* added, Stanza& stanza, StanzaReporter& report) {
  if (field.key == "rule") {
    stanza.rule = field.value;
    if (!is_stanza_name(field.value)) {
      report.error(field.line, field.column, "bad-name",
                   "a name is made of a-z, 0-9 and -, and begins with a letter");
    }
  } else if (field.key == "label") {
    read_label(field, added, stanza, report);
  } else if (field.key == "match") {
    stanza.match = field.value;
    stanza.match_line = field.line;
    stanza.match_column = field.column;
  } else if (field.key == "priority" && added != nullptr) {
    read_priority(field, stanza, report);
  } else if (field.key == "score" && added == nullptr) {
    read_score(field, stanza, report);
  } else if (field.key == "value") {
    stanza.value = field.value;
  } else if (field.key == "says") {
    read_says(field, stanza, report);
  } else if (field.key == "only" && added == nullptr) {
    read_only(field, stanza, report);
  } else if (field.key == "if" && added == nullptr) {
    stanza.if_valued = true;
    if (field.value != "valued") report.error(field.line, field.column, "bad-if", "\"if\" knows only valued");
  } else if (field.key == "language" && added == nullptr) {
    stanza.languages = split_list(field.value);
  } else if (field.key == "yes") {
    stanza.yes.push_back(parse_yes(field, report));
  } else if (field.key == "no") {
    stanza.no.push_back(parse_no(field, report));
  } else {
    report.error(field.line, 1, "unknown-key",
                 "no key \"" + field.key + "\"; there are rule, label, match, " +
                     (added != nullptr ? "priority, value, says, yes and no" : "score, value, says, only, if, language, yes and no"));
  }
}

}  // namespace

namespace {

std::vector<Stanza> parse(std::string_view text, std::string file, LabelNames* added,
                          std::vector<Diagnostic>& diagnostics) {
  StanzaReporter report(std::move(file), diagnostics);
  std::vector<Stanza> stanzas;
  for (const Fields& fields : split_stanzas(text, "", report)) {
    const std::size_t before = diagnostics.size();
    Stanza stanza;
    stanza.file = report.file();
    stanza.line = fields.front().line;
    if (added != nullptr) stanza.score = 0;
    std::set<std::string_view> seen;
    for (const Field& field : fields) {
      const bool repeatable = field.key == "yes" || field.key == "no";
      if (repeatable || first_of_key(field, seen, report)) read_field(field, added, stanza, report);
    }
    require_keys(fields, {"rule", "label", "match"}, report);
    if (added == nullptr) require_keys(fields, {"yes", "no"}, report);
    if (diagnostics.size() == before) stanzas.push_back(std::move(stanza));
  }
  return stanzas;
}

}  // namespace

std::vector<Stanza> parse_stanzas(std::string_view text, std::string file,
                                  std::vector<Diagnostic>& diagnostics) {
  return parse(text, std::move(file), nullptr, diagnostics);
}

std::vector<Stanza> parse_added_stanzas(std::string_view text, std::string file, LabelNames& labels,
                                        std::vector<Diagnostic>& diagnostics) {
  return parse(text, std::move(file), &labels, diagnostics);
}

std::vector<Fragment> parse_fragments(std::string_view text, std::string file,
                                      std::vector<Diagnostic>& diagnostics) {
  StanzaReporter report(std::move(file), diagnostics);
  std::vector<Fragment> fragments;
  for (const Fields& fields : split_stanzas(text, "", report)) {
    const std::size_t before = diagnostics.size();
    std::set<std::string_view> seen;
    for (const Field& field : fields) {
      if (field.key != "fragment" && field.key != "capture" && field.key != "match") {
        report.error(field.line, 1, "unknown-key",
                     "no key \"" + field.key + "\"; there are fragment, capture and match");
      } else {
        first_of_key(field, seen, report);
      }
    }
    const Field* capture = find_key(fields, "capture");
    const Field* name = capture != nullptr ? capture : find_key(fields, "fragment");
    if (name == nullptr) {
      report.error(fields.front().line, 1, "missing-key",
                   "this stanza has no \"fragment\" or \"capture\" line");
    } else if (!is_stanza_name(name->value) || name->value.find('-') != std::string::npos) {
      report.error(name->line, name->column, "bad-name",
                   "a fragment's name is made of a-z, 0-9 and _, and begins with a letter");
    }
    require_keys(fields, {"match"}, report);
    if (diagnostics.size() != before) continue;
    const Field* match = find_key(fields, "match");
    fragments.push_back({name->value, match->value, capture != nullptr, report.file(), fields.front().line,
                         match->line, match->column});
  }
  return fragments;
}

}  // namespace onoma::model
