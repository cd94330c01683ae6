#include "output/span_text.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>

#include "text/utf8.hpp"

namespace onoma::output {
namespace {

// Bytes of the white-space character at the start of `rest`, 0 when there is none (Unicode White_Space).
std::size_t blank_size(std::string_view rest) {
  const auto byte = [rest](std::size_t i) {
    return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U;
  };
  if (byte(0) == ' ' || (byte(0) >= '\t' && byte(0) <= '\r')) return 1;
  if (byte(0) == 0xC2 && (byte(1) == 0x85 || byte(1) == 0xA0)) return 2;
  if (byte(0) == 0xE1 && byte(1) == 0x9A && byte(2) == 0x80) return 3;
  if (byte(0) == 0xE2 && byte(1) == 0x80) {
    const bool is_blank =
        (byte(2) >= 0x80 && byte(2) <= 0x8A) || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF;
    return is_blank ? 3 : 0;
  }
  if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) == 0x9F) return 3;
  if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return 3;
  return 0;
}

// Whether some white space of the text is not a single blank.
bool has_other_blanks(std::string_view text) {
  char previous = '\0';
  for (std::size_t i = 0; i < text.size(); previous = text[i++]) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool may_be = byte < 0x20 || byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3);
    if ((byte == ' ' && previous == ' ') || (may_be && blank_size(text.substr(i)) > 0)) return true;
  }
  return false;
}

// Whether eight bytes are printable ASCII without two blanks in a row.
bool is_joined_word(std::uint64_t word) {
  constexpr std::uint64_t kEachByte = 0x0101010101010101U, kHighBits = 0x80 * kEachByte;
  const std::uint64_t unprintable = (word | (word - 0x20 * kEachByte)) & kHighBits;
  const std::uint64_t others = ((word ^ 0x20 * kEachByte) + 0x7F * kEachByte) | word;  // high bits: not a blank
  const std::uint64_t blanks = ~others & kHighBits;
  return (unprintable | (blanks & blanks << 8)) == 0;
}

// The same for a text of ASCII, eight bytes at a time, each of which begins with the last of those before: two blanks are
// always seen together. False also where it cannot tell.
bool is_surely_joined(std::string_view text) {
  if (text.size() < 4) return false;
  if (text.size() < 8) {
    std::uint32_t begin, end;
    std::memcpy(&begin, text.data(), 4);
    std::memcpy(&end, text.data() + text.size() - 4, 4);
    return is_joined_word(std::uint64_t{begin} << 32 | end);
  }
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 7) {
    if (!is_joined_word(text::load_word(text.data() + at))) return false;
  }
  return is_joined_word(text::load_word(text.data() + text.size() - 8));
}

// The text with each run of white space as one blank: itself, or made in `room`.
std::string_view on_one_line(std::string_view text, std::string& room) {
  if (is_surely_joined(text) || !has_other_blanks(text)) return text;
  bool in_blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t blank = blank_size(text.substr(i));
    if (blank == 0) room += text[i];
    if (blank > 0 && !in_blank) room += ' ';
    in_blank = blank > 0;
    i += blank == 0 ? 1 : blank;
  }
  return room;
}

}  // namespace

std::string join_blanks(std::string_view text) {
  std::string room;
  return std::string(on_one_line(text, room));
}

std::string value_of(const Document& document, const Entity& entity) {
  std::string room;
  return std::string(value_of(document, entity, room));
}

std::string_view value_of(const Document& document, const Entity& entity, std::string& room) {
  if (entity.date) return entity.date->timex;
  return entity.label == Label::kDate ? std::string_view() : on_one_line(document.text(entity.span), room);
}

std::string_view text_before(const Document& document, Span span, std::size_t count) {
  const std::string_view text = document.text();
  std::size_t begin = span.begin;
  for (; count > 0 && begin > 0; --count) {
    do --begin;
    while (text::is_continuation(text[begin]));
  }
  return text.substr(begin, span.begin - begin);
}

std::string_view text_after(const Document& document, Span span, std::size_t count) {
  const std::string_view text = document.text();
  std::size_t end = span.end;
  for (; count > 0 && end < text.size(); --count) {
    do ++end;
    while (end < text.size() && text::is_continuation(text[end]));
  }
  return text.substr(span.end, end - span.end);
}

double printed_confidence(double confidence) noexcept {
  if (!(confidence > 0)) return 0;  // also what is not a number
  return confidence >= 1 ? 1 : static_cast<double>(std::lround(confidence * 10000)) / 10000;
}

}  // namespace onoma::output
