// Finds and values the dates of a text with the rules that ship, as the pipeline does but without a tagger:
// hits of a score below kSureEnough, which need their neighbours' support, are left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../shipped_rules.hpp"
#include "link/dates/date_value.hpp"
#include "link/dates/tense.hpp"
#include "pattern/pattern_set.hpp"

namespace onoma::test {

inline constexpr int kSureEnough = 4;

struct FoundDate {
  Span span;
  std::string rule;
  std::vector<Capture> captures;
  DateValue value;
};

class DateFinder {
 public:
  DateFinder() : set_(pattern::PatternSet::from_checked(read_shipped_rules().rules)) {}

  // Views into `text` live in the result.
  std::vector<FoundDate> find(std::string_view text, std::string_view reference) {
    text::Analyzer(abbreviations_).analyze(text, analysis_);
    std::vector<pattern::PatternHit> hits;
    set_.find(analysis_, hits);
    std::vector<FoundDate> found;
    for (pattern::PatternHit& hit : hits) {
      const pattern::PatternRule& rule = set_.rules()[hit.rule];
      if (rule.label != Label::kDate || rule.score < kSureEnough) continue;
      const Span span = analysis_.original_span(hit.first, hit.last);
      const link::DateContext context{link::parse_iso_day(reference), link::tense_around(text, span)};
      std::optional<DateValue> value = link::date_value(hit.captures, context);
      if (value) found.push_back({span, rule.name, std::move(hit.captures), std::move(*value)});
    }
    return found;
  }

 private:
  pattern::PatternSet set_;
  FewAbbreviations abbreviations_;
  text::Analysis analysis_;
};

}  // namespace onoma::test
