#include "json/prediction.hpp"

#include "json/fields.hpp"

namespace onoma::json {
namespace {

OffsetUnit unit_of(const nlohmann::json& record) {
  const std::string name = string_field(record, "offset_unit");
  if (name.empty() || name == "codepoint") return OffsetUnit::kCodepoint;
  if (name == "byte") return OffsetUnit::kByte;
  if (name == "utf16") return OffsetUnit::kUtf16;
  throw BadField("field \"offset_unit\" is neither codepoint, byte nor utf16");
}

std::optional<PredictedSpan> span_of(const nlohmann::json& record) {
  PredictedSpan span;
  span.start = offset_field(record, "start");
  span.end = offset_field(record, "end");
  if (span.start > span.end)
    throw BadField("span " + std::to_string(span.start) + " to " + std::to_string(span.end) +
                   " ends before it begins");
  span.text = string_field(record, "text");
  span.value = string_field(record, "value");
  if (const nlohmann::json* confidence = find_field(record, "confidence")) {
    if (!confidence->is_number()) throw BadField("\"confidence\" of a span is no number");
    span.confidence = confidence->get<double>();
    if (!(*span.confidence >= 0 && *span.confidence <= 1))
      throw BadField("\"confidence\" of a span is not from 0 to 1");
  }
  const auto label = label_from_name(required_string(record, "label"));
  if (!label) return std::nullopt;
  span.label = *label;
  return span;
}

std::optional<Prediction> prediction_of(const nlohmann::json& record) {
  if (const nlohmann::json* type = find_field(record, "type"); type != nullptr && *type == "run")
    return std::nullopt;
  Prediction prediction;
  prediction.id = id_field(record);
  prediction.unit = unit_of(record);
  const nlohmann::json* spans = array_field(record, "spans");
  if (spans == nullptr && find_field(record, "error") == nullptr) throw BadField("no field \"spans\"");
  if (spans == nullptr) return prediction;
  for (const auto& span : *spans) {
    if (std::optional<PredictedSpan> read = span_of(span)) prediction.spans.push_back(*std::move(read));
  }
  return prediction;
}

}  // namespace

Result<std::optional<Prediction>> read_prediction(std::string_view line) {
  return read_object<std::optional<Prediction>>(line, prediction_of);
}

}  // namespace onoma::json
