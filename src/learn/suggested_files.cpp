#include "learn/suggested_files.hpp"

#include <algorithm>
#include <cctype>

namespace onoma::learn {
namespace {

constexpr const char* kRules = "context/suggested.rules";

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::string signed_weight(int weight) {
  return (weight < 0 ? "" : "+") + std::to_string(weight);
}

std::string beside(const Suggestion& suggestion) {
  return std::string(suggestion.before ? "after" : "before") + " \"" + suggestion.word + '"';
}

std::string rule_of(const Suggestion& suggestion) {
  const std::string word = '"' + suggestion.word + '"';
  const std::string group =
      suggestion.longest == 1 ? std::string("( Cap )") : "( Cap{1," + std::to_string(suggestion.longest) + "} )";
  std::string rule = "rule   " + rule_name(suggestion);
  rule += "\nsays   Names " + beside(suggestion) + " are more often " + suggestion.label + " than thought.";
  if (suggestion.weight < 0) rule.replace(rule.rfind("more"), 4, "less");
  rule += "\nwhen   " + (suggestion.before ? word + ' ' + group : group + ' ' + word);
  rule += "\nthen   " + suggestion.label + ' ' + signed_weight(suggestion.weight);
  rule += "\nyes    " + suggestion.example;
  rule += "\nno     " + suggestion.word + '\n';
  return rule;
}

}  // namespace

std::string rule_name(const Suggestion& suggestion) {
  // Short enough for the name of a stanza, whatever the label.
  return ("suggested-" + lower(suggestion.label).substr(0, 20) + (suggestion.before ? "-after-" : "-before-") + suggestion.word)
      .substr(0, 64);
}

std::map<std::string, std::string> additional_lines(const std::vector<Suggestion>& suggestions) {
  std::map<std::string, std::string> files;
  for (const Suggestion& suggestion : suggestions) {
    switch (suggestion.kind) {
      case Suggestion::Kind::kEntry: files["names/" + suggestion.label + "/suggested.txt"] += suggestion.text + '\n'; break;
      case Suggestion::Kind::kBlock: files["block.tsv"] += suggestion.text + '\n'; break;
      case Suggestion::Kind::kWeight: files[kRules] += '\n' + rule_of(suggestion); break;
      case Suggestion::Kind::kChange:
        files[kRules] += "\nrule   " + suggestion.rule + "-changed\nwhen   " + suggestion.when + "\nthen   " +
                         suggestion.label + ' ' + signed_weight(suggestion.change) + '\n';
        break;
    }
  }
  return files;
}

std::string with_changed_weight(std::string_view text, const Suggestion& change) {
  std::string out;
  std::size_t number = 0;
  bool done = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    ++number;
    if (!done && number > change.line && line.starts_with("then") && line.size() > 4 && (line[4] == ' ' || line[4] == '\t')) {
      out += line.substr(0, line.find_first_not_of(" \t", 4));
      out += change.label + ' ' + signed_weight(change.weight) + (line.ends_with("\r\n") ? "\r\n" : "\n");
      done = true;
    } else {
      out += line;
    }
  }
  return out;
}

std::string description(const Suggestion& suggestion) {
  switch (suggestion.kind) {
    case Suggestion::Kind::kEntry: return suggestion.text + " is " + suggestion.label;
    case Suggestion::Kind::kBlock: return suggestion.text + " is no name";
    case Suggestion::Kind::kWeight: return suggestion.label + ' ' + signed_weight(suggestion.weight) + ' ' + beside(suggestion);
    case Suggestion::Kind::kChange:
      return "rule " + suggestion.rule + ": " + suggestion.label + ' ' + signed_weight(suggestion.weight);
  }
  return {};
}

}  // namespace onoma::learn
