#include "json/edited.hpp"

#include <algorithm>

#include "json/fields.hpp"
#include "text/char_class.hpp"
#include "text/unit_edges.hpp"

namespace onoma::json {
namespace {

EditedSpan span_of(const nlohmann::json& record, bool labelled) {
  EditedSpan span;
  if (!record.is_object()) throw BadField("a span is an object: {\"start\", \"end\", \"label\"}");
  span.text = string_field(record, "text");
  if (span.text.empty() || find_field(record, "start") != nullptr) {
    span.offsets.emplace(offset_field(record, "start"), offset_field(record, "end"));
  }
  if (labelled) span.label = required_string(record, "label");
  return span;
}

// doccano's [start, end, "LOC"].
EditedSpan triple(const nlohmann::json& record) {
  const bool good = record.is_array() && record.size() == 3 && record[0].is_number_unsigned() &&
                    record[1].is_number_unsigned() && record[2].is_string();
  if (!good) throw BadField("field \"label\" holds something that is not [start, end, \"LABEL\"]");
  EditedSpan span;
  span.offsets.emplace(record[0].get<std::size_t>(), record[1].get<std::size_t>());
  span.label = record[2].get<std::string>();
  return span;
}

void read_text(const nlohmann::json& record, EditedDocument& document) {
  const nlohmann::json* text = find_field(record, "text");
  if (text != nullptr && text->is_string()) {
    document.text = text->get<std::string>();
    return;
  }
  // --with-text puts the text among what is said of it.
  if (text != nullptr && text->is_object() && find_field(*text, "content") != nullptr) {
    document.text = string_field(*text, "content");
    return;
  }
  const nlohmann::json* source = find_field(record, "source");
  if (source == nullptr || !source->is_object()) throw BadField("neither a field \"text\" nor a \"source\" that has it");
  document.path = string_field(*source, "path");
  if (find_field(*source, "record") != nullptr) document.record = offset_field(*source, "record");
}

// Prodigy keeps the id with what it was not asked about.
std::string id_of(const nlohmann::json& record) {
  const nlohmann::json* meta = find_field(record, "meta");
  if (find_field(record, "id") != nullptr || meta == nullptr || !meta->is_object()) return id_field(record);
  return string_field(*meta, "source");
}

std::optional<EditedDocument> document_of(const nlohmann::json& record) {
  if (const nlohmann::json* type = find_field(record, "type"); type != nullptr && *type == "run") return std::nullopt;
  if (find_field(record, "error") != nullptr) return std::nullopt;
  EditedDocument document;
  document.id = id_of(record);
  document.unit = unit_field(record);
  read_text(record, document);
  const nlohmann::json* spans = array_field(record, "spans");
  const nlohmann::json* triples = spans == nullptr ? array_field(record, "label") : nullptr;
  if (spans == nullptr && triples == nullptr) throw BadField("no field \"spans\"");
  if (spans != nullptr) {
    for (const auto& span : *spans) document.spans.push_back(span_of(span, true));
  } else {
    for (const auto& span : *triples) document.spans.push_back(triple(span));
  }
  if (const nlohmann::json* regions = array_field(record, "ignore")) {
    for (const auto& region : *regions) document.ignore.push_back(span_of(region, false));
  }
  if (const nlohmann::json* names = array_field(record, "labels")) {
    for (const auto& name : *names) {
      if (!name.is_string()) throw BadField("field \"labels\" holds something that is no string");
      document.labels.push_back(name.get<std::string>());
    }
  }
  return document;
}

// Whether the bytes [begin, end) are a text by itself: no letter or digit goes on at either side.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t before = begin;
  while (before > 0 && text::is_continuation(text[--before])) {
  }
  const char* last = text.data() + text.size();
  return (begin == 0 || text::word_bits_at(text.data() + before, last) == 0) &&
         text::word_bits_at(text.data() + end, last) == 0;
}

std::size_t add_places(const EditedSpan& span, std::string_view text, std::vector<LabelledSpan>& located) {
  std::size_t count = 0;
  for (std::size_t at = text.find(span.text); at != std::string_view::npos; at = text.find(span.text, at + span.text.size())) {
    if (!stands_alone(text, at, at + span.text.size())) continue;
    located.push_back({{at, at + span.text.size()}, span.label});
    ++count;
  }
  return count;
}

Unexpected bad_span(std::string message) {
  return Unexpected{Error{"E_FIELD", std::move(message)}};
}

}  // namespace

Result<std::optional<EditedDocument>> read_edited(std::string_view line) {
  return read_object<std::optional<EditedDocument>>(line, document_of);
}

Result<std::vector<LabelledSpan>> locate_spans(const std::vector<EditedSpan>& spans, OffsetUnit unit, std::string_view text) {
  std::vector<LabelledSpan> located;
  if (spans.empty()) return located;
  const text::UnitEdges edges(text, unit);
  for (const EditedSpan& span : spans) {
    if (!span.offsets) {
      if (add_places(span, text, located) == 0) return bad_span("\"" + span.text + "\" does not stand in the text");
      continue;
    }
    const std::string place = "span " + std::to_string(span.offsets->first) + " to " + std::to_string(span.offsets->second);
    const std::optional<Span> bytes = edges.bytes(span.offsets->first, span.offsets->second);
    if (!bytes || bytes->begin == bytes->end) return bad_span(place + " is not in the text");
    const std::string_view here = text.substr(bytes->begin, bytes->size());
    if (!span.text.empty() && here != span.text) {
      return bad_span(place + " is \"" + std::string(here) + "\" in the text, not \"" + span.text + '"');
    }
    located.push_back({*bytes, span.label});
  }
  std::sort(located.begin(), located.end(), [](const LabelledSpan& a, const LabelledSpan& b) {
    return a.span != b.span ? a.span < b.span : a.label < b.label;
  });
  const auto same = [](const LabelledSpan& a, const LabelledSpan& b) { return a.span == b.span && a.label == b.label; };
  located.erase(std::unique(located.begin(), located.end(), same), located.end());
  return located;
}

}  // namespace onoma::json
