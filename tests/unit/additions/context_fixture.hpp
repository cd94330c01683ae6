// Fixture: one context rule, lists made by hand, and what the rule finds in a text.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "additions/context_parser.hpp"
#include "additions/context_rules.hpp"
#include "text/analyzer.hpp"

namespace onoma::test {

class NoAbbreviations final : public text::Abbreviations {
 public:
  Kind find(std::string_view word) const noexcept override { return word == "gen." ? Kind::kBeforeName : Kind::kNone; }
};

// The entries of a list, or the spans of a label, as they are written in the text.
using Seen = std::vector<std::pair<std::string, std::vector<std::string>>>;

class TinyRules {
 public:
  // Each `when` is a rule of the name r0, r1, …; `then` is said by all.
  explicit TinyRules(const std::vector<std::string>& whens, std::string_view then = "PERSON") {
    std::vector<additions::ContextRule> rules;
    for (const std::string& when : whens) {
      std::vector<additions::NameUse> added;
      additions::ContextRule rule;
      rule.name = "r" + std::to_string(rules.size());
      if (auto read = additions::parse_when(when, names_, added, problems)) rule.when = *std::move(read);
      if (auto read = additions::parse_then(then, problems)) rule.then = *std::move(read);
      rules.push_back(std::move(rule));
    }
    if (problems.empty()) made = additions::ContextRules::make(std::move(rules), names_);
  }

  // "text" of each group, with several rules "r1=text".
  std::vector<std::string> find(std::string_view text, const Seen& seen = {},
                                additions::ContextRules::Asks asks = additions::ContextRules::Asks::kNoLabels) const {
    const NoAbbreviations abbreviations;
    text::Analysis analysis;
    text::Analyzer(abbreviations).analyze(text, analysis);
    const std::vector<additions::Mark> marks = marks_of(analysis, seen);
    additions::ContextMatcher matcher(*made);
    std::vector<additions::ContextHit> hits;
    matcher.find(analysis, marks, asks, hits);
    std::vector<std::string> list;
    for (const additions::ContextHit& hit : hits) {
      const Span span = analysis.original_span(hit.first, hit.last);
      const std::string name = made->rules().size() > 1 ? made->rules()[hit.rule].name + "=" : "";
      list.push_back(name + std::string(text.substr(span.begin, span.size())));
    }
    return list;
  }

  std::vector<additions::Problem> problems;
  Result<additions::ContextRules> made = additions::ContextRules();

 private:
  std::vector<additions::Mark> marks_of(const text::Analysis& analysis, const Seen& seen) const {
    std::vector<additions::Mark> marks;
    const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
    for (const auto& [name, texts] : seen) {
      std::uint32_t number = 0;
      while (number < names_.size() && names_[number].text != name) ++number;
      for (std::uint32_t first = 0; first < count; ++first) {
        for (std::uint32_t last = first + 1; last <= count; ++last) {
          const Span span = analysis.original_span(first, last);
          const std::string here(analysis.original.substr(span.begin, span.size()));
          for (const std::string& text : texts) {
            if (here == text) marks.push_back({first, last, number});
          }
        }
      }
    }
    return marks;
  }

  std::vector<additions::Name> names_;
};

}  // namespace onoma::test
