#include "model/stanza_fields.hpp"

#include <algorithm>
#include <iterator>

namespace onoma::model {
namespace {

Field split_field(std::string_view line, std::uint32_t number) {
  const std::size_t key_end = std::min(line.find_first_of(" \t"), line.size());
  const std::size_t value_begin = std::min(line.find_first_not_of(" \t", key_end), line.size());
  return {std::string(line.substr(0, key_end)), std::string(line.substr(value_begin)), number,
          static_cast<std::uint32_t>(value_begin + 1)};
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> Field::place(std::size_t offset) const noexcept {
  const auto after = std::upper_bound(parts.begin(), parts.end(), offset,
                                      [](std::size_t at, const Part& part) { return at < part.offset; });
  if (after == parts.begin()) return {line, column + static_cast<std::uint32_t>(offset)};
  const Part& part = *std::prev(after);
  return {part.line, part.column + static_cast<std::uint32_t>(offset - part.offset)};
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed_right(std::string_view text) {
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_stanza_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && name.front() >= 'a' && name.front() <= 'z' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

std::vector<Fields> split_stanzas(std::string_view text, std::string_view glue, StanzaReporter& report) {
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
        Field& field = stanzas.back().back();
        field.value += glue;
        field.parts.push_back({field.value.size(), number, static_cast<std::uint32_t>(begin + 1)});
        field.value += line.substr(begin);
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

PatternExample parse_example(const Field& field, StanzaReporter& report) {
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

PatternExample parse_yes(const Field& field, StanzaReporter& report) {
  PatternExample example = parse_example(field, report);
  if (example.spans.empty()) {
    report.error(field.line, field.column, "bad-bracket", "a yes example needs what is found in [brackets]");
  }
  return example;
}

PatternExample parse_no(const Field& field, StanzaReporter& report) {
  PatternExample example = parse_example(field, report);
  if (!example.spans.empty()) {
    report.error(field.line, field.column, "bad-bracket",
                 "a no example has nothing in brackets; write \\[ for [");
  }
  return example;
}

bool first_of_key(const Field& field, std::set<std::string_view>& seen, StanzaReporter& report) {
  const bool first = seen.insert(field.key).second;
  if (!first) report.error(field.line, 1, "duplicate-key", "a second \"" + field.key + "\" in one stanza");
  return first;
}

const Field* find_key(const Fields& fields, std::string_view key) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.key == key; });
  return found == fields.end() ? nullptr : &*found;
}

bool require_keys(const Fields& fields, std::initializer_list<std::string_view> keys, StanzaReporter& report) {
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

}  // namespace onoma::model
