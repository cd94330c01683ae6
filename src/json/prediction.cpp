#include "json/prediction.hpp"

#include <utility>

#include "json/found.hpp"

namespace onoma::json {

Result<std::optional<Prediction>> read_prediction(std::string_view line) {
  Result<std::optional<FoundRecord>> read = read_found(line);
  if (!read) return Unexpected{read.error()};
  if (!read->has_value()) return std::optional<Prediction>();
  FoundRecord& found = **read;
  Prediction prediction{std::move(found.id), found.unit, {}};
  for (FoundSpan& span : found.spans) {
    const std::optional<Label> label = label_from_name(span.label);
    if (!label) continue;
    prediction.spans.push_back(
        {span.start, span.end, *label, std::move(span.value), span.confidence, std::move(span.text)});
  }
  return std::optional<Prediction>(std::move(prediction));
}

}  // namespace onoma::json
