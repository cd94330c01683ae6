// Puts fragments into the expressions of rules.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "model/date_lists.hpp"
#include "model/stanza_reader.hpp"

namespace onoma::model {
namespace {

constexpr std::size_t kLongest = 32 * 1024;
constexpr std::size_t kDeepest = 32;

using Table = std::map<std::string, const Fragment*, std::less<>>;

// Where an expression is written, for reports.
struct Place {
  const std::string& file;
  std::uint32_t line;
  std::uint32_t column;
};

bool begins_name(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
}

// Whether the { at `at` belongs to \p{Greek}, \P{…} or \x{…}.
bool escaped_brace(std::string_view text, std::size_t at) {
  return at >= 2 && text[at - 2] == '\\' &&
         (text[at - 1] == 'p' || text[at - 1] == 'P' || text[at - 1] == 'x');
}

// Expands one rule's expression; reports at most one problem.
class Expansion {
 public:
  // Of a variant (a language, a letter), its own fragments come first.
  Expansion(const Table& fragments, std::string variant, std::set<std::string>& used,
            std::vector<Diagnostic>& diagnostics)
      : fragments_(fragments), variant_(std::move(variant)), used_(used), diagnostics_(diagnostics) {}

  bool run(std::string_view match, const Place& place, std::string& result) {
    return expand(match, place, result);
  }

 private:
  bool fail(const Place& place, const char* code, std::string message) {
    diagnostics_.push_back(
        {Severity::kError, place.file, place.line, place.column, code, std::move(message)});
    return false;
  }

  bool expand(std::string_view match, const Place& place, std::string& result) {
    std::size_t i = 0;
    while (i < match.size()) {
      const bool reference = match[i] == '{' && begins_name(match.substr(i + 1)) && !escaped_brace(match, i);
      const std::size_t end = reference ? match.find('}', i) : i;
      if (!reference || end == std::string_view::npos) {
        result += match[i++];
      } else {
        if (!insert(std::string(match.substr(i + 1, end - i - 1)), place, result)) return false;
        i = end + 1;
      }
      if (result.size() > kLongest) {
        return fail(place, "expression-too-long",
                    "the expression grows beyond 32 KiB with its fragments put in");
      }
    }
    return true;
  }

  bool insert(const std::string& name, const Place& place, std::string& result) {
    auto found = variant_.empty() ? fragments_.end() : fragments_.find(variant_fragment(variant_, name));
    if (found == fragments_.end()) found = fragments_.find(name);
    if (found == fragments_.end()) return fail(place, "unknown-fragment", "no fragment {" + name + "}");
    if (std::find(open_.begin(), open_.end(), name) != open_.end() || open_.size() >= kDeepest) {
      return fail(place, "cyclic-fragment", "{" + name + "} is made of itself");
    }
    used_.insert(name);
    const Fragment& fragment = *found->second;
    result += fragment.capture ? "(?P<" : "(?:";
    if (fragment.capture) result.append(group_name(name)).push_back('>');
    open_.push_back(name);
    const bool done =
        expand(fragment.match, {fragment.file, fragment.match_line, fragment.match_column}, result);
    open_.pop_back();
    result += ')';
    return done;
  }

  std::string group_name(const std::string& name) {
    const int count = ++counts_[name];
    return count == 1 ? name : name + std::to_string(count);
  }

  const Table& fragments_;
  std::string variant_;
  std::set<std::string>& used_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<std::string> open_;
  std::map<std::string, int> counts_;
};

// The letters that have feasts, if the expression names any.
std::vector<std::string> letters_of(std::string_view match, const Table& table) {
  std::vector<std::string> letters;
  if (match.find(std::string("{").append(kFeastName).append("}")) == std::string_view::npos) return letters;
  for (const auto& [name, fragment] : table) {
    if (name.size() == kFeastName.size() + 2 && name.ends_with(kFeastName)) letters.push_back(name.substr(0, 1));
  }
  return letters;
}

// One rule, or one for each of the stanza's languages or letters.
void expand_stanza(const Stanza& stanza, const Table& table, std::set<std::string>& used,
                   std::vector<pattern::PatternRule>& rules, std::vector<Diagnostic>& diagnostics) {
  const Place place{stanza.file, stanza.match_line, stanza.match_column};
  const auto add = [&](const std::string& variant) {
    std::string expression;
    if (!Expansion(table, variant, used, diagnostics).run(stanza.match, place, expression)) return;
    rules.push_back({stanza.rule, stanza.label, std::move(expression), stanza.file, stanza.line, stanza.score, stanza.veto, {},
                     stanza.only, stanza.says, stanza.if_valued});
  };
  for (const std::string& language : stanza.languages) {
    const std::size_t before = rules.size();
    add(language);
    if (rules.size() > before) rules.back().name.append("-").append(language), rules.back().only = language;
  }
  const std::vector<std::string> letters = letters_of(stanza.match, table);
  for (const std::string& letter : letters) add(letter);
  if (stanza.languages.empty() && letters.empty()) add("");
}

}  // namespace

std::vector<pattern::PatternRule> expand_rules(const std::vector<Stanza>& stanzas,
                                               const std::vector<Fragment>& fragments,
                                               std::vector<Diagnostic>& diagnostics) {
  Table table;
  for (const Fragment& fragment : fragments) {
    if (!table.emplace(fragment.name, &fragment).second) {
      diagnostics.push_back({Severity::kError, fragment.file, fragment.line, 1, "duplicate-fragment",
                             "a second fragment {" + fragment.name + "}"});
    }
  }
  std::set<std::string> used;
  std::set<std::string> names;
  std::vector<pattern::PatternRule> rules;
  for (const Stanza& stanza : stanzas) {
    if (!names.insert(stanza.rule).second) {
      diagnostics.push_back({Severity::kError, stanza.file, stanza.line, 1, "duplicate-rule",
                             "a second rule of the name " + stanza.rule});
      continue;
    }
    expand_stanza(stanza, table, used, rules, diagnostics);
  }
  for (const Fragment& fragment : fragments) {
    if (fragment.file.empty() || used.count(fragment.name) != 0) continue;
    diagnostics.push_back({Severity::kWarning, fragment.file, fragment.line, 1, "unused-fragment",
                           "no rule uses {" + fragment.name + "}"});
  }
  return rules;
}

}  // namespace onoma::model
