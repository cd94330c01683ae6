// What the text stage's tests share: a small abbreviation list and ways to write an analysis down.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer.hpp"

namespace onoma::text {

class SomeAbbreviations : public Abbreviations {
 public:
  Kind find(std::string_view folded) const noexcept override {
    const auto found = kinds_.find(folded);
    return found == kinds_.end() ? Kind::kNone : found->second;
  }

 private:
  const std::map<std::string_view, Kind> kinds_ = {
      {"mr.", Kind::kBeforeName}, {"gen.", Kind::kBeforeName}, {"vs.", Kind::kBeforeName},
      {"no.", Kind::kBeforeName}, {"inc.", Kind::kAny},        {"sat.", Kind::kAny},
      {"etc.", Kind::kAny},       {"calif.", Kind::kAny},      {"ste.", Kind::kAny},
  };
};

// The window must outlive the answer.
inline Analysis analyze(std::string_view window) {
  const SomeAbbreviations abbreviations;
  Analysis analysis;
  Analyzer(abbreviations).analyze(window, analysis);
  return analysis;
}

// Tokens of the normal form, parted by '|'.
inline std::string tokens_of(std::string_view window) {
  const Analysis analysis = analyze(window);
  std::string joined;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    if (i > 0) joined += '|';
    joined += analysis.token_text(i);
  }
  return joined;
}

// The originals of the tokens, parted by '|'.
inline std::string originals_of(std::string_view window) {
  const Analysis analysis = analyze(window);
  std::string joined;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    if (i > 0) joined += '|';
    const Span span = analysis.original_span(i, i + 1);
    joined += window.substr(span.begin, span.size());
  }
  return joined;
}

// The tokens that carry a flag.
inline std::vector<std::string> flagged(std::string_view window, TokenFlag flag) {
  const Analysis analysis = analyze(window);
  std::vector<std::string> found;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    if (analysis.tokens[i].has(flag)) found.emplace_back(analysis.token_text(i));
  }
  return found;
}

using Words = std::vector<std::string>;

}  // namespace onoma::text
