#include "json/found.hpp"

#include "json/fields.hpp"

namespace onoma::json {
namespace {

void hold_order(std::size_t start, std::size_t end) {
  if (start > end)
    throw BadField("span " + std::to_string(start) + " to " + std::to_string(end) + " ends before it begins");
}

FoundSpan span_of(const nlohmann::json& record) {
  FoundSpan span;
  span.start = offset_field(record, "start");
  span.end = offset_field(record, "end");
  hold_order(span.start, span.end);
  if (find_field(record, "byte_start") != nullptr && find_field(record, "byte_end") != nullptr) {
    span.bytes = Span{offset_field(record, "byte_start"), offset_field(record, "byte_end")};
    hold_order(span.bytes->begin, span.bytes->end);
  }
  span.text = string_field(record, "text");
  span.value = string_field(record, "value");
  if (const nlohmann::json* confidence = find_field(record, "confidence")) {
    if (!confidence->is_number()) throw BadField("\"confidence\" of a span is no number");
    span.confidence = confidence->get<double>();
    if (!(*span.confidence >= 0 && *span.confidence <= 1))
      throw BadField("\"confidence\" of a span is not from 0 to 1");
  }
  span.label = required_string(record, "label");
  return span;
}

std::optional<FoundRecord> record_of(const nlohmann::json& line) {
  if (const nlohmann::json* type = find_field(line, "type"); type != nullptr && *type == "run")
    return std::nullopt;
  FoundRecord record;
  record.id = id_field(line);
  record.unit = unit_field(line);
  record.failed = find_field(line, "error") != nullptr;
  const nlohmann::json* spans = array_field(line, "spans");
  if (spans == nullptr && !record.failed) throw BadField("no field \"spans\"");
  if (spans == nullptr) return record;
  for (const auto& span : *spans) record.spans.push_back(span_of(span));
  return record;
}

}  // namespace

Result<std::optional<FoundRecord>> read_found(std::string_view line) {
  return read_object<std::optional<FoundRecord>>(line, record_of);
}

}  // namespace onoma::json
