#include "output/table_writer.hpp"

#include "json/writer.hpp"
#include "output/bytes.hpp"
#include "output/span_text.hpp"
#include "text/units.hpp"

namespace onoma::output {

void TableWriter::begin(std::string& out) const {
  std::vector<std::string> names = {"document", "start", "end",   "byte_start", "byte_end",
                                    "label",    "text",  "value", "confidence"};
  if (context_ > 0) names.insert(names.end(), {"prefix", "suffix"});
  cells_.append_row(names, out);
}

void TableWriter::write(const Finding& finding, std::string& out) const {
  std::string document;
  cells_.append_foreign(to_utf8(finding.origin.id), document);
  text::UnitCounter counter(finding.document.text());
  const auto foreign = [&](std::string_view text) {
    out += cells_.separator();
    cells_.append_foreign(text, out);
  };
  const auto number = [&](std::size_t count) {
    out += cells_.separator();
    out += std::to_string(count);
  };
  for (const Entity& entity : finding.extraction.entities) {
    const text::UnitOffsets begin = counter.at(entity.span.begin);
    const text::UnitOffsets end = counter.at(entity.span.end);
    out += document;
    number(begin.in(unit_)), number(end.in(unit_));
    number(begin.byte), number(end.byte);
    foreign(label_name(entity));
    foreign(finding.document.text(entity.span));
    foreign(value_of(finding.document, entity));
    out += cells_.separator();
    json::Writer(out, json::Style::kCompact).fraction(entity.confidence);
    if (context_ > 0) {
      foreign(text_before(finding.document, entity.span, context_));
      foreign(text_after(finding.document, entity.span, context_));
    }
    out += '\n';
  }
}

}  // namespace onoma::output
