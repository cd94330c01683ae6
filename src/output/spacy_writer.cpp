#include "output/spacy_writer.hpp"

#include "json/writer.hpp"
#include "output/bytes.hpp"
#include "output/words.hpp"
#include "text/units.hpp"

namespace onoma::output {

void SpacyWriter::write(const Finding& finding, std::string& out) const {
  const std::string_view text = finding.document.text();
  const std::vector<Entity>& entities = finding.extraction.entities;
  json::Writer writer(out, json::Style::kCompact);
  writer.begin_object();
  writer.field("id", to_utf8(finding.origin.id));
  writer.field("text", text);
  text::UnitCounter counter(text);
  writer.key("ents");
  writer.begin_array();
  for (const Entity& entity : entities) {
    writer.begin_object();
    writer.field_count("start", counter.at(entity.span.begin).codepoint);
    writer.field_count("end", counter.at(entity.span.end).codepoint);
    writer.field("label", label_name(entity));
    writer.end_object();
  }
  writer.end_array();
  writer.key("tokens");
  writer.begin_array();
  text::UnitCounter token_counter(text);
  std::size_t number = 0;
  for (const Word& word : with_gaps(text, words_of(finding.document, entities, abbreviations_))) {
    writer.begin_object();
    writer.field_count("id", number++);
    writer.field_count("start", token_counter.at(word.span.begin).codepoint);
    writer.field_count("end", token_counter.at(word.span.end).codepoint);
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  out += '\n';
}

}  // namespace onoma::output
