#include "output/prodigy_writer.hpp"

#include "json/writer.hpp"
#include "output/bytes.hpp"
#include "output/words.hpp"
#include "text/units.hpp"

namespace onoma::output {
namespace {

void write_tokens(json::Writer& writer, std::string_view text, const std::vector<Word>& words) {
  text::UnitCounter counter(text);
  writer.key("tokens");
  writer.begin_array();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Span span = words[i].span;
    writer.begin_object();
    writer.field("text", text.substr(span.begin, span.size()));
    writer.field_count("start", counter.at(span.begin).codepoint);
    writer.field_count("end", counter.at(span.end).codepoint);
    writer.field_count("id", i);
    writer.key("ws");
    writer.boolean(span.end < text.size() && text[span.end] == ' ');
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

void ProdigyWriter::write(const Finding& finding, std::string& out) const {
  const std::string_view text = finding.document.text();
  const std::vector<Entity>& entities = finding.extraction.entities;
  const std::vector<Word> words = with_gaps(text, words_of(finding.document, entities, abbreviations_));
  json::Writer writer(out, json::Style::kCompact);
  writer.begin_object();
  writer.field("text", text);
  writer.key("meta");
  writer.begin_object();
  writer.field("source", to_utf8(finding.origin.id));
  writer.end_object();
  write_tokens(writer, text, words);

  text::UnitCounter counter(text);
  std::size_t word = 0;
  writer.key("spans");
  writer.begin_array();
  for (std::size_t i = 0; i < entities.size(); ++i) {
    while (words[word].entity != i) ++word;
    const std::size_t first = word;
    while (word + 1 < words.size() && words[word + 1].entity == i) ++word;
    writer.begin_object();
    writer.field_count("start", counter.at(entities[i].span.begin).codepoint);
    writer.field_count("end", counter.at(entities[i].span.end).codepoint);
    writer.field_count("token_start", first);
    writer.field_count("token_end", word);
    writer.field("label", label_name(entities[i]));
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  out += '\n';
}

}  // namespace onoma::output
