#include "output/span_writer.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "output/span_text.hpp"

namespace onoma::output {
namespace {

void write_field_if(json::Writer& writer, std::string_view name, const std::string& value) {
  if (!value.empty()) writer.field(name, value);
}

}  // namespace

text::UnitOffsets SpanWriter::write_spans(const std::vector<Entity>& entities) const {
  writer_.key("spans");
  writer_.begin_array();
  const PieceStart end = write_piece(entities, {});
  writer_.end_array();
  return end.offsets;
}

PieceStart SpanWriter::write_piece(const std::vector<Entity>& entities, const PieceStart& start) const {
  text::UnitCounter counter(document_.text());
  text::LineCounter lines(document_.text(), start.place);
  PieceStart next = start;
  for (const Entity& entity : entities) {
    const text::UnitOffsets begin = start.offsets + counter.at(entity.span.begin);
    const text::UnitOffsets end = start.offsets + counter.at(entity.span.end);
    const text::LinePlace place = raw_.map == nullptr ? text::LinePlace{} : lines.at(entity.span.begin);
    write_span(entity, ++next.spans, begin, end, place);
  }
  next.offsets = start.offsets + counter.at(document_.text().size());
  if (raw_.map != nullptr) next.place = lines.at(document_.text().size());
  return next;
}

void SpanWriter::write_span(const Entity& entity, std::size_t number, text::UnitOffsets begin,
                            text::UnitOffsets end, text::LinePlace place) const {
  char id[24] = "s";
  const char* id_end = std::to_chars(id + 1, id + sizeof id, number).ptr;
  const std::string_view text = document_.text(entity.span);

  writer_.begin_object();
  writer_.field("id", std::string_view(id, static_cast<std::size_t>(id_end - id)));
  writer_.field_count("start", begin.in(unit_));
  writer_.field_count("end", end.in(unit_));
  writer_.field_count("byte_start", begin.byte);
  writer_.field_count("byte_end", end.byte);
  const Span span{begin.byte, end.byte};
  const Span raw = raw_.map == nullptr ? span : raw_.map->raw(span);
  if (raw != span) write_source(raw, place);
  writer_.field("label", label_name(entity));
  if (context_ > 0) writer_.field("prefix", text_before(document_, entity.span, context_));
  writer_.field("text", text);
  if (context_ > 0) writer_.field("suffix", text_after(document_, entity.span, context_));
  write_field_if(writer_, "value", value_of(document_, entity));
  writer_.key("confidence");
  writer_.fraction(entity.confidence);
  if (entity.date) write_date(*entity.date);
  write_field_if(writer_, "entry_id", entity.entry_id);
  write_data(entity.data);
  if (explain_) {
    writer_.key("score");
    writer_.integer(entity.score);
    write_evidence(entity.evidence, writer_);
    write_alternatives(entity.alternatives);
  }
  writer_.end_object();
}

void SpanWriter::write_source(Span raw, text::LinePlace place) const {
  writer_.key("src");
  writer_.begin_array();
  writer_.begin_object();
  writer_.field_count("byte_start", raw_.offset + raw.begin);
  writer_.field_count("byte_end", raw_.offset + raw.end);
  writer_.field_count("line", raw_.line + place.line - 1);
  writer_.field_count("column", place.column);
  writer_.end_object();
  writer_.end_array();
}

void SpanWriter::write_data(const std::vector<std::pair<std::string, std::string>>& data) const {
  if (data.empty()) return;
  writer_.key("data");
  writer_.begin_object();
  for (const auto& [column, value] : data) writer_.field(column, value);
  writer_.end_object();
}

void SpanWriter::write_date(const DateValue& date) const {
  writer_.key("date");
  writer_.begin_object();
  write_field_if(writer_, "timex", date.timex);
  write_field_if(writer_, "grain", date.grain);
  write_field_if(writer_, "from", date.from);
  write_field_if(writer_, "to", date.to);
  writer_.key("relative");
  writer_.boolean(date.relative);
  write_field_if(writer_, "mod", date.mod);
  write_field_if(writer_, "order", date.order);
  write_field_if(writer_, "anchor", date.anchor);
  if (date.ambiguous) {
    writer_.key("ambiguous");
    writer_.boolean(true);
  }
  if (!date.readings.empty()) {
    writer_.key("readings");
    writer_.begin_array();
    for (const std::string& reading : date.readings) writer_.string(reading);
    writer_.end_array();
  }
  writer_.end_object();
}

void write_evidence(const std::vector<Evidence>& evidence, json::Writer& writer) {
  writer.key("evidence");
  writer.begin_array();
  for (const Evidence& item : evidence) {
    writer.begin_object();
    writer.field("kind", evidence_kind_name(item.kind));
    writer.field("rule", item.rule);
    writer.key("weight");
    writer.integer(item.weight);
    write_field_if(writer, "file", item.file);
    if (item.line > 0) writer.field_count("line", item.line);
    write_field_if(writer, "text", item.text);
    writer.end_object();
  }
  writer.end_array();
}

void SpanWriter::write_alternatives(const std::vector<Alternative>& alternatives) const {
  if (alternatives.empty()) return;
  writer_.key("alternatives");
  writer_.begin_array();
  for (const Alternative& alternative : alternatives) {
    writer_.begin_object();
    writer_.field("label", alternative.added_label.empty() ? label_name(alternative.label)
                                                           : std::string_view(alternative.added_label));
    writer_.key("score");
    writer_.integer(alternative.score);
    writer_.key("margin");
    writer_.integer(alternative.margin);
    write_evidence(alternative.evidence, writer_);
    writer_.end_object();
  }
  writer_.end_array();
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
