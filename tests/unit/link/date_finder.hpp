// Finds and values the dates of a text with the rules that ship, as the pipeline does but without a tagger:
// hits of a score below kSureEnough, which need their neighbours' support, are left out.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../shipped_rules.hpp"
#include "link/dates/date_value.hpp"
#include "link/dates/resolver.hpp"
#include "pattern/pattern_set.hpp"

namespace onoma::test {

inline constexpr int kSureEnough = 3;

struct FoundDate {
  Span span;
  std::string rule;
  std::vector<Capture> captures;
  DateValue value;
};

class DateFinder {
 public:
  DateFinder() : DateFinder(read_shipped_rules()) {}

  // Views into `text` live in the result.
  std::vector<FoundDate> find(std::string_view text, std::string_view reference) {
    text::Analyzer(abbreviations_).analyze(text, analysis_);
    std::vector<pattern::PatternHit> hits;
    const link::DateWords words(words_);
    link::DateContext context;
    context.reference = link::parse_iso_day(reference);
    context.words = &words;
    set_.find(analysis_, hits, [&](const pattern::PatternHit& hit) {
      return link::date_value(hit.captures, context).has_value();
    });
    link::DateResolver resolver(words, DateOrder::kAuto);
    std::vector<FoundDate> found;
    for (pattern::PatternHit& hit : hits) {
      const pattern::PatternRule& rule = set_.rules()[hit.rule];
      if (rule.label != Label::kDate || rule.score < kSureEnough) continue;
      if (!link::date_value(hit.captures, context)) continue;
      const Span span = analysis_.original_span(hit.first, hit.last);
      resolver.add(span, Label::kDate, {}, hit.captures);
      found.push_back({span, rule.name, std::move(hit.captures), {}});
    }
    const auto values = resolver.resolve(text, context.reference);
    for (std::size_t i = 0; i < values.size(); ++i) found[i].value = values[i].value_or(DateValue{});
    return found;
  }

 private:
  explicit DateFinder(ShippedRules shipped) : words_(shipped.date_words) {
    std::erase_if(shipped.rules, [](const pattern::PatternRule& rule) { return !rule.only.empty(); });
    set_ = pattern::PatternSet::from_checked(std::move(shipped.rules));
  }

  std::string words_;
  pattern::PatternSet set_;
  FewAbbreviations abbreviations_;
  text::Analysis analysis_;
};

}  // namespace onoma::test
