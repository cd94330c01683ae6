#include "cli/evaluate_input.hpp"

#include "cli/gold_input.hpp"
#include "eval/lines.hpp"
#include "json/record.hpp"
#include "text/unit_edges.hpp"

namespace onoma::cli {

std::optional<Error> Run::read(const std::string& path) {
  const Result<std::string> content = read_all(path);
  if (!content) return content.error();
  for (eval::Lines lines(*content); lines.next();) {
    if (json::is_blank(lines.line())) continue;
    Result<std::optional<json::Prediction>> prediction = json::read_prediction(lines.line());
    const std::string place = path + ':' + std::to_string(lines.number());
    if (!prediction) return Error{prediction.error().code, place + ": " + prediction.error().message};
    if (!prediction->has_value()) continue;
    Document document{*std::move(*prediction), place};
    const auto [known, is_new] = by_id_.emplace(document.prediction.id, documents_.size());
    if (is_new) {
      documents_.push_back(std::move(document));
    } else {
      documents_[known->second] = std::move(document);
      ++replaced_;
    }
  }
  return std::nullopt;
}

const Run::Document* Run::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &documents_[found->second];
}

Result<std::vector<eval::Mention>> mentions_in(const Run::Document& document, std::string_view text) {
  const text::UnitEdges edges(text, document.prediction.unit);
  std::vector<eval::Mention> mentions;
  for (const json::PredictedSpan& span : document.prediction.spans) {
    const std::optional<Span> bytes = edges.bytes(span.start, span.end);
    if (!bytes) {
      return Unexpected{Error{"E_FORMAT", document.place + ": span " + std::to_string(span.start) + " to " +
                                              std::to_string(span.end) +
                                              " is not in the text of document \"" + document.prediction.id +
                                              '"'}};
    }
    mentions.push_back({*bytes, span.label, span.value, span.confidence});
  }
  return mentions;
}

}  // namespace onoma::cli
