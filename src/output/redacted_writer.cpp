#include "output/redacted_writer.hpp"

#include "json/writer.hpp"
#include "output/bytes.hpp"

namespace onoma::output {

void RedactedWriter::write(std::string_view id, std::string_view text, std::string& out) const {
  if (options_.format == Format::kJsonl) {
    json::Writer writer(out, json::Style::kCompact);
    writer.begin_object();
    writer.field("id", to_utf8(id));
    writer.field("text", text);
    writer.end_object();
    out += '\n';
    return;
  }
  if (options_.headings) out.append("==> ").append(to_line(id)).append(" <==\n");
  if (options_.for_terminal) {
    append_printable(text, out);
  } else {
    out += text;
  }
  if ((options_.headings && !text.ends_with('\n')) || options_.lines) out += '\n';
}

void RedactedWriter::write_error(std::string_view id, const Error& error, std::string& out) const {
  if (options_.format != Format::kJsonl) return;
  json::Writer writer(out, json::Style::kCompact);
  writer.begin_object();
  writer.field("id", to_utf8(id));
  writer.key("error");
  writer.begin_object();
  writer.field("code", error.code);
  writer.field("message", to_utf8(error.message));
  writer.end_object();
  writer.end_object();
  out += '\n';
}

}  // namespace onoma::output
