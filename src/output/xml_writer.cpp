#include "output/xml_writer.hpp"

#include "output/bytes.hpp"
#include "text/utf8.hpp"

namespace onoma::output {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_forbidden(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

// In an attribute a reader would also turn tabs and new lines into blanks.
std::string_view reference_for(char32_t c, bool attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return attribute ? "&quot;" : "";
    case '\n':
      return attribute ? "&#10;" : "";
    case '\t':
      return attribute ? "&#9;" : "";
    default:
      return "";
  }
}

void append_escaped(std::string_view text, bool attribute, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode(text.data() + at);
    if (const std::string_view reference = reference_for(c.value, attribute); !reference.empty()) {
      out += reference;
    } else if (is_forbidden(c.value)) {
      out += kReplacement;
    } else if (c.value >= 0x7F && c.value < 0xA0) {  // XML may hold them, but a terminal may act upon them
      out.append("&#").append(std::to_string(static_cast<unsigned>(c.value))).append(";");
    } else {
      out += text.substr(at, c.size);
    }
    at += c.size;
  }
}

void append_attribute(std::string_view name, std::string_view value, std::string& out) {
  out.append(" ").append(name).append("=\"");
  append_escaped(value, true, out);
  out += '"';
}

}  // namespace

void XmlWriter::begin(std::string& out) const {
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<documents>\n";
}

void XmlWriter::end(std::string& out) const {
  out += "</documents>\n";
}

void XmlWriter::write(const Finding& finding, std::string& out) const {
  const std::string_view text = finding.document.text();
  out += "<document";
  append_attribute("id", to_utf8(finding.origin.id), out);
  out += '>';
  std::size_t done = 0;
  for (const Entity& entity : finding.extraction.entities) {
    append_escaped(text.substr(done, entity.span.begin - done), false, out);
    out.append("<").append(label_name(entity));
    if (entity.date && !entity.date->timex.empty()) append_attribute("value", entity.date->timex, out);
    out += '>';
    append_escaped(finding.document.text(entity.span), false, out);
    out.append("</").append(label_name(entity)).append(">");
    done = entity.span.end;
  }
  append_escaped(text.substr(done), false, out);
  out += "</document>\n";
}

void XmlWriter::write(const Failure& failure, std::string& out) const {
  out += "<document";
  append_attribute("id", to_utf8(failure.origin.id), out);
  append_attribute("error", failure.error.code, out);
  append_attribute("message", to_utf8(failure.error.message), out);
  out += "/>\n";
}

}  // namespace onoma::output
