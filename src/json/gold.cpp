#include "json/gold.hpp"

#include "json/fields.hpp"
#include "text/unit_edges.hpp"

namespace onoma::json {
namespace {

Span byte_span(const nlohmann::json& span, const text::UnitEdges& edges) {
  const std::size_t start = offset_field(span, "start");
  const std::size_t end = offset_field(span, "end");
  const std::optional<Span> bytes = edges.bytes(start, end);
  if (!bytes) {
    const std::string place = "span " + std::to_string(start) + " to " + std::to_string(end);
    if (start > end) throw BadField(place + " ends before it begins");
    throw BadField(place + " ends beyond the text, which has " + std::to_string(edges.size()) +
                   " characters");
  }
  return *bytes;
}

LabelSet annotated_labels(const nlohmann::json& record) {
  const nlohmann::json* names = array_field(record, "labels");
  if (names == nullptr) return kAllLabels;
  LabelSet labels{};
  for (const auto& name : *names) {
    if (!name.is_string()) throw BadField("field \"labels\" holds something that is no string");
    if (const auto label = label_from_name(name.get<std::string>()))
      labels[static_cast<std::size_t>(*label)] = true;
  }
  return labels;
}

GoldDocument document_of(const nlohmann::json& record) {
  GoldDocument document;
  document.id = id_field(record);
  document.text = required_string(record, "text");
  document.reference_date = string_field(record, "reference_date");
  document.labels = annotated_labels(record);
  const text::UnitEdges edges(document.text, OffsetUnit::kCodepoint);
  const nlohmann::json* spans = array_field(record, "spans");
  if (spans == nullptr) throw BadField("no field \"spans\"");
  for (const auto& span : *spans) {
    const Span bytes = byte_span(span, edges);
    const auto label = label_from_name(required_string(span, "label"));
    if (label) document.spans.push_back({bytes, *label, string_field(span, "value")});
  }
  if (const nlohmann::json* regions = array_field(record, "ignore")) {
    for (const auto& region : *regions) document.ignore.push_back(byte_span(region, edges));
  }
  return document;
}

}  // namespace

Result<GoldDocument> read_gold(std::string_view line) {
  return read_object<GoldDocument>(line, document_of);
}

}  // namespace onoma::json
