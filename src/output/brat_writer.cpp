#include "output/brat_writer.hpp"

#include <vector>

#include "output/bytes.hpp"
#include "text/units.hpp"
#include "text/utf8.hpp"

namespace onoma::output {
namespace {

// What a reader of lines may take for a line's end, or a reader of columns for a column's.
bool breaks_line(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

// The parts of the span between characters that break a line.
std::vector<Span> parts_of(std::string_view text, Span span) {
  std::vector<Span> parts;
  std::size_t begin = span.begin;
  for (std::size_t at = span.begin; at < span.end;) {
    const text::CodePoint c = text::decode(text.data() + at);
    if (breaks_line(c.value)) {
      if (at > begin) parts.push_back({begin, at});
      begin = at + c.size;
    }
    at += c.size;
  }
  if (span.end > begin) parts.push_back({begin, span.end});
  return parts;
}

}  // namespace

void BratWriter::write(const Finding& finding, std::string& out) const {
  if (headings_) out.append("# ").append(to_line(finding.origin.id)).append("\n");
  const std::string_view text = finding.document.text();
  text::UnitCounter counter(text);
  std::size_t number = 0;
  for (const Entity& entity : finding.extraction.entities) {
    const std::vector<Span> parts = parts_of(text, entity.span);
    out.append("T").append(std::to_string(++number)).append("\t").append(label_name(entity));
    char before = ' ';
    for (const Span part : parts) {
      out += before;
      out += std::to_string(counter.at(part.begin).codepoint);
      out += ' ';
      out += std::to_string(counter.at(part.end).codepoint);
      before = ';';
    }
    before = '\t';
    for (const Span part : parts) {
      out += before;
      out += text.substr(part.begin, part.size());
      before = ' ';
    }
    out += '\n';
  }
}

}  // namespace onoma::output
