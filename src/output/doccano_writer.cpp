#include "output/doccano_writer.hpp"

#include "json/writer.hpp"
#include "output/bytes.hpp"
#include "text/units.hpp"

namespace onoma::output {

void DoccanoWriter::write(const Finding& finding, std::string& out) const {
  json::Writer writer(out, json::Style::kCompact);
  text::UnitCounter counter(finding.document.text());
  writer.begin_object();
  writer.field("id", to_utf8(finding.origin.id));
  writer.field("text", finding.document.text());
  writer.key("label");
  writer.begin_array();
  for (const Entity& entity : finding.extraction.entities) {
    writer.begin_array();
    writer.count(counter.at(entity.span.begin).codepoint);
    writer.count(counter.at(entity.span.end).codepoint);
    writer.string(label_name(entity));
    writer.end_array();
  }
  writer.end_array();
  writer.end_object();
  out += '\n';
}

}  // namespace onoma::output
