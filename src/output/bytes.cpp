#include "output/bytes.hpp"

#include "onoma/document.hpp"

namespace onoma::output {
namespace {

bool is_ascii_control(unsigned char c) {
  return c < 0x20 || c == 0x7F;
}

// U+0080 to U+009F: some terminals take U+009B for the start of a command.
bool is_c1(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]) == 0xC2 && i + 1 < text.size() &&
         static_cast<unsigned char>(text[i + 1]) < 0xA0;
}

}  // namespace

std::string to_utf8(std::string_view bytes) {
  const Document repaired = Document::from_bytes("", std::string(bytes));
  return std::string(repaired.text());
}

std::string base64(std::string_view bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto at = [&](std::size_t k) {
      return k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0U;
    };
    const unsigned group = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
    out += kDigits[group >> 18];
    out += kDigits[group >> 12 & 63];
    out += i + 1 < bytes.size() ? kDigits[group >> 6 & 63] : '=';
    out += i + 2 < bytes.size() ? kDigits[group & 63] : '=';
  }
  return out;
}

void append_printable(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || text[i] == '\t') {
      out += text[i];
    } else if (is_c1(text, i)) {
      ++i;
    } else if (!is_ascii_control(static_cast<unsigned char>(text[i]))) {
      out += text[i];
    }
  }
}

std::string to_line(std::string_view bytes) {
  const std::string text = to_utf8(bytes);
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool c1 = is_c1(text, i);
    line += c1 || is_ascii_control(static_cast<unsigned char>(text[i])) ? '?' : text[i];
    i += c1 ? 1 : 0;
  }
  return line;
}

}  // namespace onoma::output
