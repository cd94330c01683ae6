#include "output/text_writer.hpp"

#include <string_view>

#include "output/bytes.hpp"

namespace onoma::output {
namespace {

constexpr std::string_view kNoColour = "\x1b[0m";

std::string_view colour_of(Label label) {
  switch (label) {
    case Label::kPerson:
      return "\x1b[1;33m";
    case Label::kOrg:
      return "\x1b[1;36m";
    case Label::kLoc:
      return "\x1b[1;32m";
    case Label::kDate:
    case Label::kTime:
    case Label::kDuration:
    case Label::kSet:
      return "\x1b[1;35m";
  }
  return "\x1b[1m";
}

}  // namespace

void TextWriter::append(std::string_view text, std::string& out) const {
  if (options_.for_terminal) {
    append_printable(text, out);
  } else {
    out += text;
  }
}

void TextWriter::write(const Finding& finding, std::string& out) const {
  if (options_.heading) out += "==> " + to_line(finding.origin.id) + " <==\n";
  const std::string_view text = finding.document.text();
  std::size_t done = 0;
  for (const Entity& entity : finding.extraction.entities) {
    append(text.substr(done, entity.span.begin - done), out);
    out += options_.colour ? colour_of(entity.label) : std::string_view("[");
    append(text.substr(entity.span.begin, entity.span.size()), out);
    if (options_.colour) {
      out += kNoColour;
    } else {
      out.append("]").append(label_name(entity));
    }
    done = entity.span.end;
  }
  append(text.substr(done), out);
  if (!text.ends_with('\n')) out += '\n';
}

void TextWriter::write(const Failure&, std::string&) const {}

}  // namespace onoma::output
