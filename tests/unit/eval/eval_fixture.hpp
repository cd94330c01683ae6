// Short ways to write documents and spans.
#pragma once

#include <string>
#include <vector>

#include "eval/scorer.hpp"

namespace onoma::eval {

inline constexpr Label kP = Label::kPerson, kO = Label::kOrg, kL = Label::kLoc, kD = Label::kDate;

inline Mention mention(std::size_t begin, std::size_t end, Label label, std::string value = {}) {
  return {{begin, end}, label, std::move(value), {}};
}

inline GoldDocument document(std::vector<Mention> gold, std::vector<Span> ignore = {},
                             std::string text = {}) {
  GoldDocument out;
  out.id.push_back('d');  // g++ 12 warns of an overlap that is not there when a literal is assigned
  out.text = text.empty() ? std::string(100, 'x') : std::move(text);
  for (Mention& span : gold) out.spans.push_back({span.span, span.label, span.value});
  out.ignore = std::move(ignore);
  return out;
}

inline Scores score(const GoldDocument& gold, const std::vector<Mention>& predicted,
                    const ScoreOptions& options = {}) {
  Scores scores;
  scores.add(scored_spans(gold, predicted, options), true);
  return scores;
}

inline const Tally& row(const Rows& rows, Label label) {
  return rows[static_cast<std::size_t>(label)];
}

}  // namespace onoma::eval
