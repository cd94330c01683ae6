#include "json/compact_writer.hpp"

#include "json/plain.hpp"

namespace onoma::json {
namespace {

// All of it, byte by byte.
bool copy_plain_bytes(std::string_view text, char* to) noexcept {
  bool plain = true;
  for (const char c : text) plain = plain && is_plain(c), *to++ = c;
  return plain;
}

}  // namespace

bool CompactWriter::copy_plain(std::string_view text, char* to) noexcept {
  const char* const from = text.data();
  const std::size_t size = text.size();
  if (size < 4) return copy_plain_bytes(text, to);
  if (size < 8) {  // two halves, which overlap
    std::uint32_t begin, end;
    std::memcpy(&begin, from, 4);
    std::memcpy(&end, from + size - 4, 4);
    std::memcpy(to, &begin, 4);
    std::memcpy(to + size - 4, &end, 4);
    return is_plain_word(std::uint64_t{begin} << 32 | end) || copy_plain_bytes(text, to);
  }
  const auto copied_as_plain = [&](std::size_t at) {
    std::uint64_t word;
    std::memcpy(&word, from + at, 8);
    std::memcpy(to + at, &word, 8);
    return is_plain_word(word);
  };
  bool plain = copied_as_plain(size - 8);  // so that what remains after the last whole word is seen too
  for (std::size_t at = 0; at + 8 < size && plain; at += 8) plain = copied_as_plain(at);
  return plain || copy_plain_bytes(text, to);
}

void CompactWriter::flush() {
  const bool ends_in_comma = at_[-1] == ',';
  writer_.out_.append(room_.data() + 1, at_ - (ends_in_comma ? 1 : 0));
  at_ = room_.data() + 1;
  if (ends_in_comma) *at_++ = ',';
  has_flushed_ = true;
}

void CompactWriter::put_escaped(std::string_view text) {
  writer_.out_.append(room_.data() + 1, at_);
  has_flushed_ = true;
  append_quoted(text, writer_.out_);
  at_ = room_.data() + 1;
  *at_++ = ',';
}

void CompactWriter::field(std::string_view name, std::string_view text) {
  writer_.out_.append(room_.data() + 1, at_);
  at_ = room_.data() + 1;
  writer_.out_ += '"';
  writer_.out_ += name;
  writer_.out_ += "\":";
  put_escaped(text);
}

}  // namespace onoma::json
