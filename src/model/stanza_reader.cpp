#include "model/stanza_reader.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace onoma::model {
namespace {

// One `key value` of a stanza, with its continuation lines put together.
struct Field {
  std::string key;
  std::string value;
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // of the value
};

using Fields = std::vector<Field>;  // one stanza

class Reporter {
 public:
  Reporter(std::string file, std::vector<Diagnostic>& diagnostics)
      : file_(std::move(file)), diagnostics_(diagnostics) {}

  void error(std::uint32_t line, std::uint32_t column, const char* code, std::string message) {
    diagnostics_.push_back({Severity::kError, file_, line, column, code, std::move(message)});
  }
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::vector<Diagnostic>& diagnostics_;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed_right(std::string_view text) {
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && name.front() >= 'a' && name.front() <= 'z' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

Field split_field(std::string_view line, std::uint32_t number) {
  const std::size_t key_end = std::min(line.find_first_of(" \t"), line.size());
  const std::size_t value_begin = std::min(line.find_first_not_of(" \t", key_end), line.size());
  return {std::string(line.substr(0, key_end)), std::string(line.substr(value_begin)), number,
          static_cast<std::uint32_t>(value_begin + 1)};
}

std::vector<Fields> split_stanzas(std::string_view text, Reporter& report) {
  std::vector<Fields> stanzas;
  bool open = false;
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed_right(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty()) {
      open = false;
    } else if (line.front() == '#') {
      continue;
    } else if (is_blank(line.front())) {
      const std::size_t begin = line.find_first_not_of(" \t\r");
      if (open) {
        stanzas.back().back().value += line.substr(begin);
      } else {
        report.error(number, static_cast<std::uint32_t>(begin + 1), "stray-continuation",
                     "this line begins with a blank, but there is no line to go on with");
      }
    } else {
      if (!open) stanzas.emplace_back();
      open = true;
      stanzas.back().push_back(split_field(line, number));
    }
  }
  return stanzas;
}

// Takes the brackets out of an example and keeps where they stood.
PatternExample parse_example(const Field& field, Reporter& report) {
  PatternExample example{{}, {}, field.line};
  constexpr std::size_t kClosed = std::string::npos;
  std::size_t begin = kClosed;
  for (std::size_t i = 0; i < field.value.size(); ++i) {
    const char c = field.value[i];
    const auto column = static_cast<std::uint32_t>(field.column + i);
    const bool more = i + 1 < field.value.size();
    if (c == '\\' && more &&
        (field.value[i + 1] == '[' || field.value[i + 1] == ']' || field.value[i + 1] == 'n')) {
      ++i;
      example.text += field.value[i] == 'n' ? '\n' : field.value[i];
    } else if (c == '[') {
      if (begin != kClosed)
        report.error(field.line, column, "bad-bracket", "a [ inside brackets; write \\[ for the character");
      begin = example.text.size();
    } else if (c == ']') {
      if (begin == kClosed || begin == example.text.size()) {
        report.error(field.line, column, "bad-bracket",
                     "a ] that closes nothing; write \\] for the character");
      } else {
        example.spans.push_back({begin, example.text.size()});
      }
      begin = kClosed;
    } else {
      example.text += c;
    }
  }
  if (begin != kClosed) report.error(field.line, field.column, "bad-bracket", "a [ is not closed");
  return example;
}

// `added`: where labels may be added; null where they may not.
void read_label(const Field& field, LabelNames* added, Stanza& stanza, Reporter& report) {
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

void read_says(const Field& field, Stanza& stanza, Reporter& report) {
  for (const std::string& part : split_list(field.value)) {
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos || !is_name(part.substr(0, equals)) || equals + 1 == part.size()) {
      report.error(field.line, field.column, "bad-says",
                   "\"" + part + "\" is not NAME=VALUE, as in \"rel=last, unit=year\"");
    } else {
      stanza.says.push_back({part.substr(0, equals), part.substr(equals + 1)});
    }
  }
}

void read_only(const Field& field, Stanza& stanza, Reporter& report) {
  stanza.only = field.value;
  if (field.value != "times" && field.value != "vague-dates") {
    report.error(field.line, field.column, "bad-only", "\"only\" knows times and vague-dates");
  }
}

void read_priority(const Field& field, Stanza& stanza, Reporter& report) {
  const char* end = field.value.data() + field.value.size();
  const auto [stop, problem] = std::from_chars(field.value.data(), end, stanza.score);
  if (problem != std::errc{} || stop != end || stanza.score < -kHighestPriority || stanza.score > kHighestPriority) {
    report.error(field.line, field.column, "bad-priority", "a priority is a whole number from -1000 to 1000");
  }
}

void read_score(const Field& field, Stanza& stanza, Reporter& report) {
  int score = 0;
  const char* end = field.value.data() + field.value.size();
  const auto [stop, problem] = std::from_chars(field.value.data(), end, score);
  if (problem != std::errc{} || stop != end || score < 1 || score > 20) {
    report.error(field.line, field.column, "bad-score", "a score is a whole number from 1 to 20");
  } else {
    stanza.score = score;
  }
}

// Whether this is the first field of its key in the stanza; reports when not.
bool first_of_key(const Fields& fields, std::size_t index, Reporter& report) {
  const Field& field = fields[index];
  const bool first = std::none_of(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(index),
                                  [&](const Field& other) { return other.key == field.key; });
  if (!first) report.error(field.line, 1, "duplicate-key", "a second \"" + field.key + "\" in one stanza");
  return first;
}

void read_field(const Field& field, LabelNames* added, Stanza& stanza, Reporter& report) {
  if (field.key == "rule") {
    stanza.rule = field.value;
    if (!is_name(field.value)) {
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
    stanza.yes.push_back(parse_example(field, report));
    if (stanza.yes.back().spans.empty()) {
      report.error(field.line, field.column, "bad-bracket",
                   "a yes example needs what is found in [brackets]");
    }
  } else if (field.key == "no") {
    stanza.no.push_back(parse_example(field, report));
    if (!stanza.no.back().spans.empty()) {
      report.error(field.line, field.column, "bad-bracket",
                   "a no example has nothing in brackets; write \\[ for [");
    }
  } else {
    report.error(field.line, 1, "unknown-key",
                 "no key \"" + field.key + "\"; there are rule, label, match, " +
                     (added != nullptr ? "priority, value, says, yes and no" : "score, value, says, only, if, language, yes and no"));
  }
}

const Field* find_key(const Fields& fields, std::string_view key) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.key == key; });
  return found == fields.end() ? nullptr : &*found;
}

// Reports each key that is missing or has no value; true when all are there.
bool require_keys(const Fields& fields, std::initializer_list<std::string_view> keys, Reporter& report) {
  bool complete = true;
  for (const std::string_view key : keys) {
    const Field* field = find_key(fields, key);
    if (field == nullptr) {
      const bool example = key == "yes" || key == "no";
      report.error(fields.front().line, 1, example ? "missing-example" : "missing-key",
                   "this stanza has no \"" + std::string(key) + "\" line");
      complete = false;
    } else if (field->value.empty()) {
      report.error(field->line, 1, "empty-value", "the \"" + std::string(key) + "\" line says nothing");
      complete = false;
    }
  }
  return complete;
}

}  // namespace

namespace {

std::vector<Stanza> parse(std::string_view text, std::string file, LabelNames* added,
                          std::vector<Diagnostic>& diagnostics) {
  Reporter report(std::move(file), diagnostics);
  std::vector<Stanza> stanzas;
  for (const Fields& fields : split_stanzas(text, report)) {
    const std::size_t before = diagnostics.size();
    Stanza stanza;
    stanza.file = report.file();
    stanza.line = fields.front().line;
    if (added != nullptr) stanza.score = 0;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const bool repeatable = fields[i].key == "yes" || fields[i].key == "no";
      if (repeatable || first_of_key(fields, i, report)) read_field(fields[i], added, stanza, report);
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
  Reporter report(std::move(file), diagnostics);
  std::vector<Fragment> fragments;
  for (const Fields& fields : split_stanzas(text, report)) {
    const std::size_t before = diagnostics.size();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Field& field = fields[i];
      if (field.key != "fragment" && field.key != "capture" && field.key != "match") {
        report.error(field.line, 1, "unknown-key",
                     "no key \"" + field.key + "\"; there are fragment, capture and match");
      } else {
        first_of_key(fields, i, report);
      }
    }
    const Field* capture = find_key(fields, "capture");
    const Field* name = capture != nullptr ? capture : find_key(fields, "fragment");
    if (name == nullptr) {
      report.error(fields.front().line, 1, "missing-key",
                   "this stanza has no \"fragment\" or \"capture\" line");
    } else if (!is_name(name->value) || name->value.find('-') != std::string::npos) {
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
