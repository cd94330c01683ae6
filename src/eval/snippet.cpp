#include "eval/snippet.hpp"

#include "text/utf8.hpp"

namespace onoma::eval {
namespace {

bool is_blank(char32_t c) {
  return (c >= '\t' && c <= '\r') || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Controls, and the marks that embed, override or isolate a direction.
bool is_command(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Appends the text; a blank that is due is in `blank` until something follows it.
void append_line(std::string_view text, std::string& out, bool& blank) {
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint at = text::decode(text.data() + i);
    if (is_blank(at.value)) {
      blank = true;
    } else if (!is_command(at.value)) {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      out.append(text, i, at.size);
    }
    i += at.size;
  }
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  bool blank = false;
  append_line(text, line, blank);
  return line;
}

std::string in_context(std::string_view text, Span span, std::size_t width) {
  std::size_t begin = span.begin;
  std::size_t end = span.end;
  for (std::size_t i = 0; i < width && begin > 0; ++i) {
    begin -= text::decode_before(text.data() + begin).size;
  }
  for (std::size_t i = 0; i < width && end < text.size(); ++i) end += text::decode(text.data() + end).size;
  std::string line;
  bool blank = false;
  append_line(text.substr(begin, span.begin - begin), line, blank);
  if (blank && !line.empty()) line += ' ';
  line += '[' + one_line(text.substr(span.begin, span.size())) + ']';
  blank = false;
  append_line(text.substr(span.end, end - span.end), line, blank);
  return line;
}

}  // namespace onoma::eval
