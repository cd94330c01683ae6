#include "output/span_writer.hpp"

#include <algorithm>
#include <string>

#include "json/compact_writer.hpp"
#include "output/span_text.hpp"

namespace onoma::output {
namespace {

constexpr std::size_t kUsualSize = 224;  // bytes of a span, which few texts surpass

template <typename Json, std::size_t N>
void write_field_if(Json& json, const char (&name)[N], std::string_view value) {
  if (!value.empty()) json.field(name, value);
}

template <typename Json>
void write_data(const std::vector<std::pair<std::string, std::string>>& data, Json& json) {
  if (data.empty()) return;
  json.key("data");
  json.begin_object();
  for (const auto& [column, value] : data) json.field(std::string_view(column), value);
  json.end_object();
}

template <typename Json>
void write_date(const DateValue& date, Json& json) {
  json.key("date");
  json.begin_object();
  write_field_if(json, "timex", date.timex);
  write_field_if(json, "grain", date.grain);
  write_field_if(json, "from", date.from);
  write_field_if(json, "to", date.to);
  json.key("relative");
  json.boolean(date.relative);
  write_field_if(json, "mod", date.mod);
  write_field_if(json, "order", date.order);
  write_field_if(json, "anchor", date.anchor);
  if (date.ambiguous) {
    json.key("ambiguous");
    json.boolean(true);
  }
  if (!date.readings.empty()) {
    json.key("readings");
    json.begin_array();
    for (const std::string& reading : date.readings) json.string(reading);
    json.end_array();
  }
  json.end_object();
}

template <typename Json>
void write_evidence_list(const std::vector<Evidence>& evidence, Json& json) {
  json.key("evidence");
  json.begin_array();
  for (const Evidence& item : evidence) {
    json.begin_object();
    json.field("kind", evidence_kind_name(item.kind));
    json.field("rule", item.rule);
    json.key("weight");
    json.integer(item.weight);
    write_field_if(json, "file", item.file);
    if (item.line > 0) json.field_count("line", item.line);
    write_field_if(json, "text", item.text);
    json.end_object();
  }
  json.end_array();
}

template <typename Json>
void write_alternatives(const std::vector<Alternative>& alternatives, Json& json) {
  if (alternatives.empty()) return;
  json.key("alternatives");
  json.begin_array();
  for (const Alternative& alternative : alternatives) {
    json.begin_object();
    json.field("label", alternative.added_label.empty() ? label_name(alternative.label)
                                                           : std::string_view(alternative.added_label));
    json.key("score");
    json.integer(alternative.score);
    json.key("margin");
    json.integer(alternative.margin);
    write_evidence_list(alternative.evidence, json);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_evidence(const std::vector<Evidence>& evidence, json::Writer& writer) { write_evidence_list(evidence, writer); }

text::UnitOffsets SpanWriter::write_spans(const std::vector<Entity>& entities) const {
  writer_.key("spans");
  writer_.begin_array();
  const PieceStart end = write_piece(entities, {});
  writer_.end_array();
  return end.offsets;
}

PieceStart SpanWriter::write_piece(const std::vector<Entity>& entities, const PieceStart& start) const {
  if (writer_.style() != json::Style::kCompact) return write_elements(entities, start, writer_);
  json::CompactWriter compact(writer_);
  compact.expect(entities.size() * kUsualSize);
  const PieceStart next = write_elements(entities, start, compact);
  compact.finish();
  return next;
}

template <typename Json>
PieceStart SpanWriter::write_elements(const std::vector<Entity>& entities, const PieceStart& start, Json& json) const {
  text::UnitCounter counter(document_.text());
  text::LineCounter lines(document_.text(), start.place);
  PieceStart next = start;
  for (const Entity& entity : entities) {
    const text::UnitOffsets begin = start.offsets + counter.at(entity.span.begin);
    const text::UnitOffsets end = start.offsets + counter.at(entity.span.end);
    const text::LinePlace place = raw_.map == nullptr ? text::LinePlace{} : lines.at(entity.span.begin);
    write_span(entity, ++next.spans, begin, end, place, json);
  }
  next.offsets = start.offsets + counter.at(document_.text().size());
  if (raw_.map != nullptr) next.place = lines.at(document_.text().size());
  return next;
}

template <typename Json>
void SpanWriter::write_span(const Entity& entity, std::size_t number, const text::UnitOffsets& begin,
                            const text::UnitOffsets& end, text::LinePlace place, Json& json) const {
  json.begin_object();
  json.field_numbered("id", 's', number);
  json.field_count("start", begin.in(unit_));
  json.field_count("end", end.in(unit_));
  json.field_count("byte_start", begin.byte);
  json.field_count("byte_end", end.byte);
  const Span span{begin.byte, end.byte};
  const Span raw = raw_.map == nullptr ? span : raw_.map->raw(span);
  if (raw != span) write_source(raw, place, json);
  json.field("label", label_name(entity));
  if (context_ > 0) json.field("prefix", text_before(document_, entity.span, context_));
  json.field("text", document_.text(entity.span));
  if (context_ > 0) json.field("suffix", text_after(document_, entity.span, context_));
  std::string room;
  write_field_if(json, "value", value_of(document_, entity, room));
  json.key("confidence");
  json.fraction(entity.confidence);
  if (entity.date) write_date(*entity.date, json);
  write_field_if(json, "entry_id", entity.entry_id);
  write_data(entity.data, json);
  if (explain_) {
    json.key("score");
    json.integer(entity.score);
    write_evidence_list(entity.evidence, json);
    write_alternatives(entity.alternatives, json);
  }
  json.end_object();
}

template <typename Json>
void SpanWriter::write_source(Span raw, text::LinePlace place, Json& json) const {
  json.key("src");
  json.begin_array();
  json.begin_object();
  json.field_count("byte_start", raw_.offset + raw.begin);
  json.field_count("byte_end", raw_.offset + raw.end);
  json.field_count("line", raw_.line + place.line - 1);
  json.field_count("column", place.column);
  json.end_object();
  json.end_array();
}

void SpanWriter::write_rejected(const std::vector<Entity>& rejected) const {
  // A UnitCounter only walks forward and these overlap, so all edges are counted first, in order.
  std::vector<std::size_t> edges;
  for (const Entity& entity : rejected) edges.insert(edges.end(), {entity.span.begin, entity.span.end});
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  text::UnitCounter counter(document_.text());
  std::vector<std::size_t> counted;
  for (const std::size_t edge : edges) counted.push_back(counter.at(edge).in(unit_));
  const auto offset = [&](std::size_t byte) {
    return counted[static_cast<std::size_t>(std::lower_bound(edges.begin(), edges.end(), byte) -
                                            edges.begin())];
  };

  writer_.key("rejected");
  writer_.begin_array();
  for (const Entity& entity : rejected) {
    writer_.begin_object();
    writer_.field_count("start", offset(entity.span.begin));
    writer_.field_count("end", offset(entity.span.end));
    writer_.field("label", label_name(entity));
    writer_.field("text", document_.text(entity.span));
    writer_.key("score");
    writer_.integer(entity.score);
    write_evidence(entity.evidence, writer_);
    writer_.end_object();
  }
  writer_.end_array();
}

}  // namespace onoma::output
