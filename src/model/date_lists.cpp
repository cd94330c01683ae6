#include "model/date_lists.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "text/loose_key.hpp"
#include "text/normalizer.hpp"

namespace onoma::model {
namespace {

// An expression for the name as it stands in the normal form: any white space for a blank, a blank for a hyphen, with or
// without its apostrophes and periods.
std::string expression_of(std::string_view name) {
  std::string normal, expression;
  text::append_normal(name, normal, nullptr);
  for (const char c : normal) {
    if (c == ' ') {
      expression += "\\s+";
    } else if (c == '-') {
      expression += "[- ]";
    } else if (c == '\'' || c == '.') {
      expression.append(c == '.' ? "\\." : "'").push_back('?');
    } else {
      if (std::string_view("\\^$|()[]{}*+?").find(c) != std::string_view::npos) expression += '\\';
      expression += c;
    }
  }
  return expression;
}

std::string capitals(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

// The longest first: an automaton takes the first alternative that fits.
std::string alternatives(std::set<std::string> expressions) {
  std::vector<std::string> sorted(expressions.begin(), expressions.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  std::string out;
  for (const std::string& expression : sorted) out.append(out.empty() ? "" : "|").append(expression);
  return out;
}

// In lower case; "-" for what is no letter of ASCII.
std::string first_letter(std::string_view name) {
  const std::string key = text::loose_key(name);
  return !key.empty() && key.front() >= 'a' && key.front() <= 'z' ? key.substr(0, 1) : "-";
}

std::string feast_expression(const SourceList& source, const Row& row) {
  const std::string name = expression_of(row.cells[0]);
  if (source.list->cell(row, "case") == "any") return name;
  // Short names in capitals are rather acronyms: TET is a test for teachers.
  if (row.cells[0].size() < 5) return "(?-i:" + name + ")";
  return "(?-i:" + name + "|" + expression_of(capitals(row.cells[0])) + ")";
}

// Which fragment of its language a word belongs to.
std::string fragment_of(std::string_view meaning) {
  if (meaning == "of") return "of";
  if (meaning.ends_with("day") && meaning.find(' ') == std::string_view::npos) {
    return meaning == "today" || meaning == "yesterday" ? "near_day" : "weekday";
  }
  if (meaning == "tomorrow" || meaning.starts_with("the day ")) return "near_day";
  return meaning.find(' ') == std::string_view::npos ? "month" : "near_period";
}

using Groups = std::map<std::string, std::set<std::string>>;

void collect(const SourceList& source, Groups& groups) {
  for (const Row& row : source.list->rows) {
    const std::string_view language = source.list->cell(row, "language");
    const std::string_view calendar = source.list->cell(row, "calendar");
    if (source.stem == "feasts") {
      groups[variant_fragment(first_letter(row.cells[0]), kFeastName)].insert(feast_expression(source, row));
    } else if (source.stem == "calendar-months") {
      groups[std::string(calendar).append("_month")].insert("(?-i:" + expression_of(row.cells[0]) + ")");
    } else if (!language.empty()) {
      const std::string kind = fragment_of(source.list->cell(row, "means"));
      const bool may_be_short = kind == "month" || kind == "weekday";
      groups[variant_fragment(language, kind)].insert(expression_of(row.cells[0]) + (may_be_short ? "\\.?" : ""));
      groups[variant_fragment(language, "of")];  // some languages put nothing between the parts
    }
  }
}

std::string line(std::string_view kind, std::string_view key, std::initializer_list<std::string_view> values) {
  std::string out(kind);
  out.append("\t").append(key).append("\t");
  bool first = true;
  for (const std::string_view value : values) {
    if (!first && !value.empty()) out += ' ';
    out += value;
    first = false;
  }
  out += '\n';
  return out;
}

std::string line_of(const SourceList& source, const Row& row) {
  const List& list = *source.list;
  const std::string key = text::loose_key(row.cells[0]);
  if (source.stem == "feasts") {
    return line("feast", key, {list.cell(row, "calendar"), list.cell(row, "day"), list.cell(row, "days")});
  }
  if (source.stem == "calendar-months") {
    return line("month", key, {list.cell(row, "calendar"), list.cell(row, "number")});
  }
  if (source.stem == "date-cues") return line("cue", key, {list.cell(row, "tells")});
  std::string of_language(list.cell(row, "language"));
  of_language.append(" ").append(key);
  return line("word", of_language, {list.cell(row, "means")});
}

}  // namespace

std::string variant_fragment(std::string_view variant, std::string_view name) {
  return std::string(variant).append(":").append(name);
}

std::vector<Fragment> date_fragments(const std::vector<SourceList>& lists) {
  Groups groups;
  for (const SourceList& source : lists) {
    if (source.kind == ListKind::kDates) collect(source, groups);
  }
  std::vector<Fragment> fragments;
  for (const auto& [name, expressions] : groups) {
    const std::string group = name.substr(name.find(':') + 1);
    fragments.push_back({name, alternatives(expressions), group != "of" && group != kFeastName, "", 0, 0, 0});
  }
  return fragments;
}

std::string date_words(const std::vector<SourceList>& lists, std::vector<Diagnostic>& diagnostics) {
  std::map<std::string, std::string> lines;  // by kind and key
  for (const SourceList& source : lists) {
    if (source.kind != ListKind::kDates) continue;
    for (const Row& row : source.list->rows) {
      const std::string text = line_of(source, row);
      const std::size_t key_end = text.find('\t', text.find('\t') + 1);
      const auto [place, is_new] = lines.emplace(text.substr(0, key_end), text);
      if (!is_new && place->second != text) {
        diagnostics.push_back({Severity::kError, source.path, static_cast<std::uint32_t>(row.line), 1, "contradiction",
                               "\"" + std::string(row.cells[0]) + "\" has two meanings"});
      }
    }
  }
  std::string out;
  for (const auto& entry : lines) out += entry.second;
  return out;
}

}  // namespace onoma::model
