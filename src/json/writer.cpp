#include "json/writer.hpp"

#include <array>
#include <charconv>

#include "json/digits.hpp"
#include "json/plain.hpp"

namespace onoma::json {
namespace {

// jq's habit: keys blue, strings green, the rest left alone.
constexpr std::string_view kKeyColour = "\x1b[34;1m";
constexpr std::string_view kStringColour = "\x1b[32m";
constexpr std::string_view kNoColour = "\x1b[0m";

constexpr std::size_t kLongestKey = 40;     // that is written in one piece
constexpr std::size_t kLongestValue = 120;  // that is written in one piece with its key

void append_unicode_escape(unsigned unit, std::string& out) {
  constexpr char kHex[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(unit >> shift) & 0xF];
}

void append_control(unsigned char c, std::string& out) {
  switch (c) {
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      append_unicode_escape(c, out);
  }
}

// The characters beyond ASCII that are escaped: C1 controls and the two line separators. 0 for all others.
unsigned escaped_unit(std::string_view rest) {
  const auto byte = [rest](std::size_t i) {
    return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U;
  };
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return byte(1);
  if (byte(0) == 0xE2 && byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9))
    return 0x2000 + (byte(2) - 0x80);
  return 0;
}

}  // namespace

void append_quoted(std::string_view text, std::string& out) {
  out += '"';
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t begin = i;
    while (i < text.size() && is_plain(text[i])) ++i;
    out.append(text.data() + begin, i - begin);
    if (i == text.size()) break;
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '"' || c == '\\') {
      out += {'\\', text[i]};
    } else if (c < 0x20 || c == 0x7F) {
      append_control(c, out);
    } else if (const unsigned unit = escaped_unit(text.substr(i))) {
      append_unicode_escape(unit, out);
      i += unit < 0x100 ? 1 : 2;
    } else {
      out += text[i];
    }
    ++i;
  }
  out += '"';
}

void Writer::new_line() {
  if (style_ == Style::kCompact) return;
  out_ += '\n';
  out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
}

void Writer::before_value() {
  if (after_key_ || depth_ == 0) {
    after_key_ = false;
    return;
  }
  if (!first_) out_ += ',';
  first_ = false;
  new_line();
}

void Writer::open(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void Writer::close(char bracket) {
  --depth_;
  if (!first_) new_line();
  out_ += bracket;
  first_ = false;
}

struct Writer::Line {
  std::array<char, kLongestKey + kLongestValue + 8> text;
  std::size_t size = 0;

  void add(char c) noexcept { text[size++] = c; }
  // At most kLongestValue bytes, as far as they need no escapes; how many there were.
  std::size_t add_plain(std::string_view value) noexcept {
    char* to = text.data() + size;
    std::size_t i = 0;
    for (; i < value.size() && is_plain(value[i]); ++i) to[i] = value[i];
    size += i;
    return i;
  }
};

bool Writer::is_short(std::string_view name) const noexcept {
  return style_ == Style::kCompact && name.size() <= kLongestKey && !after_key_ && depth_ != 0;
}

void Writer::begin_field(std::string_view name, Line& line) noexcept {
  if (!first_) line.add(',');
  first_ = false;
  line.add('"');
  line.size += name.copy(line.text.data() + line.size, kLongestKey);
  line.add('"'), line.add(':');
}

void Writer::field(std::string_view name, std::string_view text) {
  if (!is_short(name) || text.size() > kLongestValue) {
    key(name);
    return string(text);
  }
  Line line;
  begin_field(name, line);
  const std::size_t before_value = line.size;
  line.add('"');
  const bool is_whole = line.add_plain(text) == text.size();
  line.add('"');
  out_.append(line.text.data(), is_whole ? line.size : before_value);
  if (!is_whole) append_quoted(text, out_);
}

void Writer::field_count(std::string_view name, std::uint64_t number) {
  if (!is_short(name)) {
    key(name);
    return count(number);
  }
  Line line;
  begin_field(name, line);
  line.size = static_cast<std::size_t>(write_count(number, line.text.data() + line.size) - line.text.data());
  out_.append(line.text.data(), line.size);
}

void Writer::field_numbered(std::string_view name, char letter, std::uint64_t number) {
  char text[1 + kLongestNumber] = {letter};
  field(name, std::string_view(text, static_cast<std::size_t>(write_count(number, text + 1) - text)));
}

void Writer::key(std::string_view name) {
  if (is_short(name)) {
    Line line;
    begin_field(name, line);
    out_.append(line.text.data(), line.size);
    after_key_ = true;
    return;
  }
  before_value();
  const bool coloured = style_ == Style::kColoured;
  if (coloured) out_ += kKeyColour;
  out_ += '"';
  out_ += name;
  out_ += '"';
  if (coloured) out_ += kNoColour;
  out_ += style_ == Style::kCompact ? ":" : ": ";
  after_key_ = true;
}

void Writer::string(std::string_view text) {
  before_value();
  if (style_ == Style::kColoured) out_ += kStringColour;
  append_quoted(text, out_);
  if (style_ == Style::kColoured) out_ += kNoColour;
}

void Writer::integer(std::int64_t number) {
  before_value();
  char digits[24];
  out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void Writer::count(std::uint64_t number) {
  before_value();
  char digits[kLongestNumber];
  out_.append(digits, write_count(number, digits));
}

void Writer::fraction(double number) {
  before_value();
  char digits[kLongestNumber];
  out_.append(digits, write_fraction(number, digits));
}

void Writer::decimal(double number, int decimals) {
  before_value();
  char digits[400];  // the largest double has 309 before the point
  out_.append(digits,
              std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, decimals).ptr);
}

void Writer::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

void Writer::raw(std::string_view json) {
  before_value();
  out_ += json;
}

void Writer::null() {
  before_value();
  out_ += "null";
}

}  // namespace onoma::json
