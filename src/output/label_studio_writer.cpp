#include "output/label_studio_writer.hpp"

#include "json/writer.hpp"
#include "output/bytes.hpp"
#include "text/units.hpp"

namespace onoma::output {
namespace {

void write_regions(json::Writer& writer, const Finding& finding) {
  text::UnitCounter counter(finding.document.text());
  std::size_t number = 0;
  writer.key("result");
  writer.begin_array();
  for (const Entity& entity : finding.extraction.entities) {
    writer.begin_object();
    writer.field("id", std::string("s").append(std::to_string(++number)));
    writer.field("from_name", "label");
    writer.field("to_name", "text");
    writer.field("type", "labels");
    writer.key("score");
    writer.fraction(entity.confidence);
    writer.key("value");
    writer.begin_object();
    writer.field_count("start", counter.at(entity.span.begin).codepoint);
    writer.field_count("end", counter.at(entity.span.end).codepoint);
    writer.field("text", finding.document.text(entity.span));
    writer.key("labels");
    writer.begin_array();
    writer.string(label_name(entity));
    writer.end_array();
    writer.end_object();
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

void LabelStudioWriter::write(const Finding& finding, std::string& out) const {
  json::Writer writer(out, json::Style::kCompact);
  writer.begin_object();
  writer.key("data");
  writer.begin_object();
  writer.field("id", to_utf8(finding.origin.id));
  writer.field("text", finding.document.text());
  writer.end_object();
  writer.key("predictions");
  writer.begin_array();
  writer.begin_object();
  writer.field("model_version", "onoma " + tool_);
  write_regions(writer, finding);
  writer.end_object();
  writer.end_array();
  writer.end_object();
}

}  // namespace onoma::output
