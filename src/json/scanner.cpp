#include "json/scanner.hpp"

#include <algorithm>

namespace onoma::json {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

// Inside a string: what can be copied without a look.
bool is_plain(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

void append_utf8(char32_t c, std::string& out) {
  const auto low = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += {static_cast<char>(0xC0 | (c >> 6)), low(0)};
  } else if (c < 0x10000) {
    out += {static_cast<char>(0xE0 | (c >> 12)), low(6), low(0)};
  } else {
    out += {static_cast<char>(0xF0 | (c >> 18)), low(12), low(6), low(0)};
  }
}

}  // namespace

bool Scanner::fail(const char* message) noexcept {
  error_ = message;
  return false;
}

std::size_t Scanner::column() const noexcept {
  const std::string_view before = json_.substr(0, at_);
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  return before.size() - static_cast<std::size_t>(std::count_if(before.begin(), before.end(), continues)) + 1;
}

void Scanner::skip_blanks() noexcept {
  while (at_ < json_.size() &&
         (json_[at_] == ' ' || json_[at_] == '\t' || json_[at_] == '\r' || json_[at_] == '\n')) {
    ++at_;
  }
}

bool Scanner::take(char expected, const char* message) {
  if (at_end() || json_[at_] != expected) return fail(message);
  ++at_;
  return true;
}

bool Scanner::read_hex(unsigned& unit) {
  unit = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    const char c = peek();
    const int digit = is_digit(c)              ? c - '0'
                      : (c >= 'a' && c <= 'f') ? c - 'a' + 10
                      : (c >= 'A' && c <= 'F') ? c - 'A' + 10
                                               : -1;
    if (digit < 0) return fail("expected four hexadecimal digits after \\u");
    unit = unit * 16 + static_cast<unsigned>(digit);
  }
  return true;
}

// At the byte after the backslash. `out` may be null.
bool Scanner::read_escape(std::string* out, std::size_t& replaced) {
  static constexpr std::string_view kNames = "\"\\/bfnrt";
  static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  const char name = peek();
  if (const std::size_t found = kNames.find(name); found != std::string_view::npos && !at_end()) {
    ++at_;
    if (out != nullptr) *out += kMeanings[found];
    return true;
  }
  if (name != 'u') return fail("unknown escape in a string");
  ++at_;
  unsigned unit = 0;
  if (!read_hex(unit)) return false;
  char32_t c = unit;
  bool lone = unit >= 0xD800 && unit <= 0xDFFF;
  if (unit >= 0xD800 && unit <= 0xDBFF && json_.substr(at_, 2) == "\\u") {
    const std::size_t second = at_;
    unsigned low = 0;
    at_ += 2;
    if (!read_hex(low)) return false;
    lone = low < 0xDC00 || low > 0xDFFF;
    c = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    if (lone) at_ = second;  // what follows stands for itself
  }
  replaced += lone ? 1 : 0;
  if (out != nullptr && lone) *out += kReplacement;
  if (out != nullptr && !lone) append_utf8(c, *out);
  return true;
}

bool Scanner::read_string(std::string& out, std::size_t& replaced) {
  if (!take('"', "expected a string")) return false;
  while (true) {
    const std::size_t begin = at_;
    while (at_ < json_.size() && is_plain(json_[at_])) ++at_;
    out += json_.substr(begin, at_ - begin);
    if (at_end()) return fail("the string does not end");
    if (json_[at_] == '"') return ++at_, true;
    if (json_[at_] != '\\') return fail("a control character in a string must be escaped");
    ++at_;
    if (!read_escape(&out, replaced)) return false;
  }
}

bool Scanner::skip_string() {
  if (!take('"', "expected a string")) return false;
  while (true) {
    while (at_ < json_.size() && is_plain(json_[at_])) ++at_;
    if (at_end()) return fail("the string does not end");
    if (json_[at_] == '"') return ++at_, true;
    if (json_[at_] != '\\') return fail("a control character in a string must be escaped");
    ++at_;
    std::size_t unused = 0;
    if (!read_escape(nullptr, unused)) return false;
  }
}

bool Scanner::skip_digits() noexcept {
  if (!is_digit(peek())) return fail("expected a digit");
  while (is_digit(peek())) ++at_;
  return true;
}

bool Scanner::read_number(std::string_view& spelling) {
  const std::size_t begin = at_;
  if (peek() == '-') ++at_;
  if (peek() == '0') {
    ++at_;
    if (is_digit(peek())) return fail("a number must not begin with 0");
  } else if (!skip_digits()) {
    return false;
  }
  if (peek() == '.') {
    ++at_;
    if (!skip_digits()) return false;
  }
  if (peek() == 'e' || peek() == 'E') {
    ++at_;
    if (peek() == '+' || peek() == '-') ++at_;
    if (!skip_digits()) return false;
  }
  spelling = json_.substr(begin, at_ - begin);
  return true;
}

bool Scanner::skip_scalar() {
  if (peek() == '"') return skip_string();
  if (peek() == '-' || is_digit(peek())) {
    std::string_view unused;
    return read_number(unused);
  }
  for (const std::string_view word : {"true", "false", "null"}) {
    if (json_.substr(at_, word.size()) == word) return at_ += word.size(), true;
  }
  return fail(at_end() ? "the record does not end" : "expected a value");
}

bool Scanner::skip_key() {
  skip_blanks();
  if (peek() != '"') return fail("expected a field name in double quotes");
  if (!skip_string()) return false;
  skip_blanks();
  return take(':', "expected ':' after the field name");
}

// At a bracket. `open` gets the bracket that will close it, unless it closes at once.
bool Scanner::open_bracket(std::string& open, bool& value_follows) {
  if (open.size() == kMaxDepth) return fail("nested more than 512 deep");
  const char closing = json_[at_] == '{' ? '}' : ']';
  ++at_;
  skip_blanks();
  value_follows = peek() != closing;
  if (!value_follows) return ++at_, true;
  open += closing;
  return closing == ']' || skip_key();
}

// After a value: closes what closes here and stops before the next value, or with nothing open.
bool Scanner::after_value(std::string& open) {
  while (!open.empty()) {
    skip_blanks();
    const char closing = open.back();
    if (peek() == ',') {
      ++at_;
      return closing == ']' || skip_key();
    }
    if (!take(closing, closing == '}' ? "expected ',' or '}'" : "expected ',' or ']'")) return false;
    open.pop_back();
  }
  return true;
}

bool Scanner::skip_value() {
  std::string open;  // closing brackets still to come
  do {
    skip_blanks();
    bool value_follows = false;
    if (peek() == '{' || peek() == '[') {
      if (!open_bracket(open, value_follows)) return false;
    } else if (!skip_scalar()) {
      return false;
    }
    if (!value_follows && !after_value(open)) return false;
  } while (!open.empty());
  return true;
}

}  // namespace onoma::json
