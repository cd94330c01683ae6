#include "output/cells.hpp"

#include "output/bytes.hpp"

namespace onoma::output {
namespace {

void append_csv(std::string_view text, std::string& out) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_tsv(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\0':
        out += "\\0";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
}

bool looks_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

}  // namespace

void Cells::append(std::string_view text, std::string& out) const {
  std::string printable;
  if (for_terminal) {
    append_printable(text, printable);
    text = printable;
  }
  if (kind == Kind::kCsv) {
    append_csv(text, out);
  } else {
    append_tsv(text, out);
  }
}

void Cells::append_foreign(std::string_view text, std::string& out) const {
  if (!safe || !looks_like_formula(text)) return append(text, out);
  append('\'' + std::string(text), out);
}

void Cells::append_row(const std::vector<std::string>& cells, std::string& out) const {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += separator();
    append(cells[i], out);
  }
  out += '\n';
}

}  // namespace onoma::output
