#include "output/conll_writer.hpp"

#include "output/bytes.hpp"
#include "output/span_text.hpp"
#include "output/words.hpp"
#include "text/units.hpp"

namespace onoma::output {
namespace {

// As one column of one line.
std::string column(std::string_view text) {
  std::string out;
  for (const char c : join_blanks(text)) out += c == ' ' ? '_' : c;
  return to_line(out);
}

}  // namespace

void ConllWriter::write(const Finding& finding, std::string& out) const {
  const std::vector<Entity>& entities = finding.extraction.entities;
  out.append("-DOCSTART-\t").append(column(to_utf8(finding.origin.id))).append("\t-X-\tO\n");
  text::UnitCounter counter(finding.document.text());
  std::size_t inside = kNoEntity;
  for (const Word& word : words_of(finding.document, entities, abbreviations_)) {
    if (word.begins_sentence) out += '\n';
    out += column(finding.document.text(word.span));
    out += '\t';
    out += std::to_string(counter.at(word.span.begin).in(unit_));
    out += '\t';
    out += std::to_string(counter.at(word.span.end).in(unit_));
    out += '\t';
    if (word.entity == kNoEntity) {
      out += 'O';
    } else {
      out += word.entity == inside ? "I-" : "B-";
      out += label_name(entities[word.entity]);
    }
    out += '\n';
    inside = word.entity;
  }
  out += '\n';
}

}  // namespace onoma::output
